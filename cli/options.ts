import { parseArgs } from 'node:util';
import { isCalendarDate } from '../lib/calendar/day';
import type { Language } from '../lib/errors/belegfluss-error';

/** Options of the commands. */
export interface CommandOptions {
	/** one JSON line per file instead of a table */
	readonly json: boolean;
	/** wording of findings and errors */
	readonly language: Language;
	/** `YYYY-MM-DD`: the date the checks take for today */
	readonly today: string;
}

/** A command line that was understood. */
export interface CommandLine {
	readonly command: string | undefined;
	readonly files: readonly string[];
	readonly help: boolean;
	readonly version: boolean;
	readonly options: CommandOptions;
}

/**
 * @param args arguments after the program's name
 * @param now current time, for the default of `--today`
 * @returns the command line
 * @throws TypeError with a readable message when an option is unknown or its value is not allowed
 */
export function parseCommandLine(args: readonly string[], now: Date): CommandLine {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			// Structured data is all this version reads; scripts that must never call a model may already say so.
			'no-ai': { type: 'boolean', default: false },
			language: { type: 'string', default: 'de' },
			today: { type: 'string', default: isoDate(now) },
			help: { type: 'boolean', short: 'h', default: false },
			version: { type: 'boolean', default: false },
		},
	});
	const [command, ...files] = positionals;
	return {
		command,
		files,
		help: values.help,
		version: values.version,
		options: {
			json: values.json,
			language: oneOf('--language', values.language, ['de', 'en']),
			today: date('--today', values.today),
		},
	};
}

function oneOf<Value extends string>(
	option: string,
	given: string,
	allowed: readonly Value[],
): Value {
	const found = allowed.find((value) => value === given);
	if (!found)
		throw new TypeError(`${option} must be one of ${allowed.join(', ')}, not "${given}".`);
	return found;
}

function date(option: string, given: string): string {
	if (!isCalendarDate(given)) {
		throw new TypeError(`${option} must be a date such as 2026-01-31, not "${given}".`);
	}
	return given;
}

function isoDate(now: Date): string {
	const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
