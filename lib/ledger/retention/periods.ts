import { berlinDay } from '../../calendar/berlin';
import type { RecordType } from '../event/actions';

/*
 * § 147 (3) AO, § 257 (4) HGB and § 14b (1) UStG as amended by the Fourth Bureaucracy Relief Act (BGBl. 2024
 * I No. 323): 8 years for vouchers and invoices, 10 for books and the organisational documents needed to
 * understand them, 6 for letters and the rest. A period runs on while the assessment period of a tax the
 * record matters for has not ended (§ 147 (3) sentence 5 AO); only a person can know that.
 */
const YEARS = { voucher: 8, organisational: 10, letter: 6 } as const satisfies Record<
	Exclude<RecordType, 'none'>,
	number
>;

/** What the law says of a record whose type nobody stated: everything in this house is about invoices. */
export const DEFAULT_RECORD_TYPE: RecordType = 'voucher';

/** Entries about no document (switches, checkpoints …) show how the books were kept. */
export const RECORD_TYPE_WITHOUT_DOCUMENT: RecordType = 'organisational';

/**
 * The period begins with the end of the calendar year in which the record arose (§ 147 (4) AO, § 257 (5)
 * HGB), so a voucher of any day of 2026 is kept until 31 December 2034.
 *
 * @param recordType what kind of record it is
 * @param arose when it arose; its day in Germany counts
 * @returns last day it must be kept, `YYYY-MM-DD`; null when the law does not want it kept
 */
export function retentionEnd(recordType: RecordType, arose: Date): string | null {
	if (recordType === 'none') return null;
	const year = Number(berlinDay(arose).slice(0, 4)) + YEARS[recordType];
	return `${String(year).padStart(4, '0')}-12-31`;
}

/**
 * @param end last day of retention, null for none
 * @param today German day, `YYYY-MM-DD`
 * @returns whether the record may go
 */
export function mayGo(end: string | null, today: string): boolean {
	return end === null || end < today;
}

/**
 * @param recordType what kind of record it is
 * @param arose when it arose
 * @param today German day, `YYYY-MM-DD`
 * @returns last day it must still be kept, `YYYY-MM-DD`; null when it may go
 */
export function retainedUntil(recordType: RecordType, arose: Date, today: string): string | null {
	const end = retentionEnd(recordType, arose);
	return mayGo(end, today) ? null : end;
}
