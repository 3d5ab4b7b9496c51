import { fillTemplate, type ErrorData, type Language } from '../../../errors/belegfluss-error';
import type { AutomaticAccounts } from '../accounts';
import type { BuchungsstapelHeading, Posting } from '../categories/buchungsstapel';
import type { DateRange } from '../dates';
import { extfViolationTexts } from './issues';

/** What a batch is checked against besides its own columns. */
export interface BatchContext {
	readonly accountLength: number;
	readonly fiscalYear: DateRange;
	/** Datum von, Datum bis of the header */
	readonly period: DateRange;
	/** header field 21 */
	readonly festschreibung: boolean;
	/** header field 22 */
	readonly currency: string;
	readonly automaticAccounts: AutomaticAccounts;
}

/** A broken rule, before it knows its record. */
export interface Fault {
	readonly code: ViolationCode;
	readonly heading: BuchungsstapelHeading;
	/** further placeholders of the text */
	readonly params?: Readonly<Record<string, string | number>>;
}

/** A broken rule: which record, which column, which value. */
export interface Violation extends Fault {
	/** data record, from 1; header and headings do not count */
	readonly record: number;
	/** number of the column, from 1 */
	readonly column: number;
	readonly value: string;
}

/** Stable code of a rule behind the columns. */
export type ViolationCode = keyof typeof extfViolationTexts;

/** One rule on one posting. */
export type PostingRule = (posting: Posting, context: BatchContext) => readonly Fault[];

/**
 * @param violation what is broken
 * @param language wording wanted
 * @returns code, sentence naming record, column and value, and remedy
 */
export function describeViolation(violation: Violation, language: Language): ErrorData {
	const { code, record, column, heading, value } = violation;
	const params = { ...violation.params, record, column, heading, value };
	const place =
		language === 'de'
			? 'Satz {record}, Spalte {column} „{heading}“: '
			: 'Record {record}, column {column} "{heading}": ';
	return {
		code,
		message: fillTemplate(place + extfViolationTexts[code].message[language], params),
		remedy: fillTemplate(extfViolationTexts[code].remedy[language], params),
	};
}
