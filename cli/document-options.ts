import { isCalendarDate } from '../lib/calendar/day';
import type { Language } from '../lib/errors/belegfluss-error';
import { languageOf, languageOption, parseOptions, UsageError } from './options';

/** Options of the commands that read documents. */
export interface DocumentOptions {
	/** one JSON line per file instead of a table */
	readonly json: boolean;
	/** wording of findings and errors */
	readonly language: Language;
	/** `YYYY-MM-DD`: the date the checks take for today */
	readonly today: string;
}

/**
 * @param args arguments after the command
 * @param now current time, for the default of `--today`
 * @returns options and at least one file
 * @throws UsageError when an option is unknown, its value is not allowed, or no file is named
 */
export function parseDocumentOptions(
	args: readonly string[],
	now: Date,
): { files: readonly string[]; options: DocumentOptions } {
	const { values, positionals: files } = parseOptions(args, {
		...languageOption,
		json: { type: 'boolean', default: false },
		// Structured data is all this version reads; scripts that must never call a model may already say so.
		'no-ai': { type: 'boolean', default: false },
		today: { type: 'string', default: isoDate(now) },
	});
	const { json, today } = values;
	const options = { json, language: languageOf(values.language), today: date('--today', today) };
	if (files.length === 0) throw new UsageError('Name at least one file.');
	return { files, options };
}

function date(option: string, given: string): string {
	if (isCalendarDate(given)) return given;
	throw new UsageError(`${option} must be a date such as 2026-01-31, not "${given}".`);
}

function isoDate(now: Date): string {
	const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
