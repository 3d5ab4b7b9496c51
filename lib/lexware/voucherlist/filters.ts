import { isCalendarDate } from '../../calendar/day';
import type { QueryValue } from '../endpoint';
import { voucherlistError } from './errors';

/** Kinds of documents the list knows: first those written as sales documents, then bookkeeping vouchers. */
export const LISTED_TYPES = [
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
] as const;

export type ListedType = (typeof LISTED_TYPES)[number];

/** States the list can be asked for. */
export const LISTED_STATUSES = [
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
] as const;

export type ListedStatus = (typeof LISTED_STATUSES)[number];

/** Days, both included; null leaves that side open. */
export interface DayRange {
	readonly from: string | null;
	readonly to: string | null;
}

/** A range without ends. */
export const ANY_DAY: DayRange = { from: null, to: null };

/** What the list can be sorted by. */
export type VoucherlistSort = `${
	| 'voucherDate'
	| 'voucherNumber'
	| 'createdDate'
	| 'updatedDate'},${'ASC' | 'DESC'}`;

/** Which documents are wanted. */
export interface VoucherlistFilters {
	/** empty for all */
	readonly types: readonly ListedType[];
	/** empty for all; `overdue` only alone */
	readonly statuses: readonly ListedStatus[];
	readonly voucherNumber: string | null;
	readonly contactId: string | null;
	readonly archived: boolean | null;
	readonly voucherDate: DayRange;
	readonly createdDate: DayRange;
	readonly updatedDate: DayRange;
	readonly sort: VoucherlistSort | null;
}

/** All documents, in the vendor's order. */
export const ALL_DOCUMENTS: VoucherlistFilters = {
	types: [],
	statuses: [],
	voucherNumber: null,
	contactId: null,
	archived: null,
	voucherDate: ANY_DAY,
	createdDate: ANY_DAY,
	updatedDate: ANY_DAY,
	sort: null,
};

/**
 * @param filters which documents are wanted
 * @returns the same as query parameters, without paging
 * @throws BelegflussError LEXWARE_LIST_OVERDUE_ALONE, LEXWARE_LIST_DAY_INVALID or LEXWARE_LIST_RANGE_EMPTY
 * for what the vendor would refuse or answer with nothing
 */
export function voucherlistQuery(filters: VoucherlistFilters): Record<string, QueryValue> {
	const { types, statuses, voucherNumber, contactId, archived, sort } = filters;
	if (statuses.includes('overdue') && statuses.length > 1) {
		throw voucherlistError('LEXWARE_LIST_OVERDUE_ALONE');
	}
	return {
		voucherType: types.length === 0 ? 'any' : types.join(','),
		voucherStatus: statuses.length === 0 ? 'any' : statuses.join(','),
		voucherNumber,
		contactId,
		archived,
		...rangeQuery('voucherDate', filters.voucherDate),
		...rangeQuery('createdDate', filters.createdDate),
		...rangeQuery('updatedDate', filters.updatedDate),
		sort,
	};
}

function rangeQuery(
	field: 'voucherDate' | 'createdDate' | 'updatedDate',
	{ from, to }: DayRange,
): Record<string, QueryValue> {
	for (const day of [from, to]) {
		if (day === null || isCalendarDate(day)) continue;
		throw voucherlistError('LEXWARE_LIST_DAY_INVALID', { field, value: day.slice(0, 40) });
	}
	if (from !== null && to !== null && from > to) {
		throw voucherlistError('LEXWARE_LIST_RANGE_EMPTY', { field, from, to });
	}
	return { [`${field}From`]: from, [`${field}To`]: to };
}
