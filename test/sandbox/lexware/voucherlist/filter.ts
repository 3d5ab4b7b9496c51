import { isCalendarDate } from '../../../../lib/calendar/day';
import { dayOf } from '../dates';
import { FamilyProblem, type Problem } from '../wire/problems';
import type { ListRow } from './row';

const TYPES = new Set([
	'any',
	'invoice',
	'creditnote',
	'quotation',
	'orderconfirmation',
	'deliverynote',
	'downpaymentinvoice',
	'salesinvoice',
	'salescreditnote',
	'purchaseinvoice',
	'purchasecreditnote',
]);

const STATUSES = new Set([
	'any',
	'draft',
	'open',
	'overdue',
	'paid',
	'paidoff',
	'voided',
	'transferred',
	'sepadebit',
	'accepted',
	'rejected',
	'unchecked',
]);

const DATES = ['voucherDate', 'createdDate', 'updatedDate'] as const;

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

type Fits = (row: ListRow) => boolean;

/**
 * @param query the query of the address
 * @param filtersByNumber whether `voucherNumber` is looked at
 * @param today `YYYY-MM-DD` in Germany, decides what is overdue
 * @returns says whether a row fits every filter
 * @throws Problem 400 when a filter lacks or cannot be used
 */
export function listFilter(query: URLSearchParams, filtersByNumber: boolean, today: string): Fits {
	const types = choices(query, 'voucherType', TYPES);
	const statuses = choices(query, 'voucherStatus', STATUSES);
	if (statuses.has('overdue') && statuses.size > 1) throw invalid('voucherStatus');
	const filters: Fits[] = [
		({ voucherType }) => types.has('any') || types.has(voucherType),
		(row) =>
			statuses.has('any') ||
			statuses.has(row.voucherStatus) ||
			(statuses.has('overdue') && isOverdue(row, today)),
		...DATES.flatMap((name) => dateFilters(query, name)),
		...contactFilter(query),
		...archivedFilter(query),
	];
	const number = query.get('voucherNumber');
	if (number !== null && filtersByNumber) {
		filters.push(({ voucherNumber }) => voucherNumber === number);
	}
	return (row) => filters.every((fits) => fits(row));
}

/**
 * @param row any row
 * @param today `YYYY-MM-DD` in Germany
 * @returns whether it should have been paid before today
 */
export function isOverdue({ voucherStatus, dueDate }: ListRow, today: string): boolean {
	return voucherStatus === 'open' && dueDate !== null && dayOf(dueDate) < today;
}

function choices(
	query: URLSearchParams,
	name: string,
	known: ReadonlySet<string>,
): ReadonlySet<string> {
	const text = query.get(name);
	if (text === null || text === '') {
		throw new FamilyProblem(400, `Missing required request parameters: ${name}`);
	}
	const chosen = text.split(',');
	if (!chosen.every((choice) => known.has(choice))) throw invalid(name);
	return new Set(chosen);
}

function dateFilters(query: URLSearchParams, name: (typeof DATES)[number]): Fits[] {
	const from = day(query, `${name}From`);
	const to = day(query, `${name}To`);
	if (from === null && to === null) return [];
	return [
		(row) => {
			const date = row[name];
			if (date === null) return false;
			const at = dayOf(date);
			return (from === null || at >= from) && (to === null || at <= to);
		},
	];
}

function day(query: URLSearchParams, name: string): string | null {
	const text = query.get(name);
	if (text !== null && !isCalendarDate(text)) throw invalid(name);
	return text;
}

function contactFilter(query: URLSearchParams): Fits[] {
	const wanted = query.get('contactId');
	if (wanted === null) return [];
	if (!GUID.test(wanted)) throw invalid('contactId');
	return [({ contactId }) => contactId === wanted.toLowerCase()];
}

function archivedFilter(query: URLSearchParams): Fits[] {
	const wanted = query.get('archived');
	if (wanted === null) return [];
	if (wanted !== 'true' && wanted !== 'false') throw invalid('archived');
	return [({ archived }) => archived === (wanted === 'true')];
}

function invalid(name: string): Problem {
	return new FamilyProblem(400, `parameter '${name}' is invalid`);
}
