import type { Method } from '../../../lib/http/message';
import type { Effect } from '../../../lib/lexware/endpoint';

/** A call of the Public API as the vendor documents it. */
export interface TableRow {
	readonly method: Method;
	/** `{id}` stands for a UUID */
	readonly path: string;
	/** every parameter that is documented */
	readonly query: readonly string[];
	/** of these, the ones this package never sends */
	readonly unusedQuery: readonly string[];
	readonly effect: Effect;
	/** why this package does not make the call; null when it does */
	readonly notUsed: string | null;
}

const call =
	(method: Method, effect: Effect) =>
	(path: string, more: Partial<Omit<TableRow, 'method' | 'path' | 'effect'>> = {}): TableRow => ({
		method,
		path: `/v1/${path}`,
		effect,
		query: [],
		unusedQuery: [],
		notUsed: null,
		...more,
	});

const GET = call('GET', 'reads');
const POST = call('POST', 'writes');
const PUT = call('PUT', 'writes');
const DELETE = call('DELETE', 'writes');

const PAGING = ['page', 'size', 'sort'];

/** Lists whose fields to sort by are not documented. */
const UNSORTED = { unusedQuery: ['sort'] };

/**
 * The endpoints of the Lexware Office Public API, written from its documentation
 * (developers.lexware.io/docs, autumn 2026) and not from this package.
 */
export const endpointTable: readonly TableRow[] = [
	GET('profile'),

	GET('contacts', {
		query: ['email', 'name', 'number', 'customer', 'vendor', ...PAGING],
		...UNSORTED,
	}),
	POST('contacts'),
	GET('contacts/{id}'),
	PUT('contacts/{id}'),

	GET('articles', { query: ['articleNumber', 'gtin', 'type', ...PAGING], ...UNSORTED }),
	POST('articles'),
	GET('articles/{id}'),
	PUT('articles/{id}'),
	DELETE('articles/{id}'),

	POST('invoices', { query: ['finalize', 'precedingSalesVoucherId'] }),
	GET('invoices/{id}'),
	GET('invoices/{id}/file'),

	POST('credit-notes', { query: ['finalize', 'precedingSalesVoucherId'] }),
	GET('credit-notes/{id}'),
	GET('credit-notes/{id}/file'),

	POST('quotations', { query: ['finalize'] }),
	GET('quotations/{id}'),
	GET('quotations/{id}/file'),

	POST('order-confirmations', { query: ['finalize', 'precedingSalesVoucherId'] }),
	GET('order-confirmations/{id}'),
	GET('order-confirmations/{id}/file'),

	POST('delivery-notes', { query: ['finalize', 'precedingSalesVoucherId'] }),
	GET('delivery-notes/{id}'),
	GET('delivery-notes/{id}/file'),

	POST('dunnings', { query: ['precedingSalesVoucherId'] }),
	GET('dunnings/{id}'),
	GET('dunnings/{id}/file'),

	GET('down-payment-invoices/{id}'),
	GET('down-payment-invoices/{id}/file'),

	GET('recurring-templates', { query: PAGING }),
	GET('recurring-templates/{id}'),

	GET('voucherlist', {
		query: [
			'voucherType',
			'voucherStatus',
			'voucherNumber',
			'contactId',
			'archived',
			'voucherDateFrom',
			'voucherDateTo',
			'createdDateFrom',
			'createdDateTo',
			'updatedDateFrom',
			'updatedDateTo',
			...PAGING,
		],
	}),

	GET('vouchers', { query: ['voucherNumber', ...PAGING], ...UNSORTED }),
	POST('vouchers'),
	GET('vouchers/{id}'),
	PUT('vouchers/{id}'),
	POST('vouchers/{id}/files'),

	POST('files'),
	GET('files/{id}'),
	GET('files/{id}/status', {
		notUsed: 'It takes a scope ordinary keys do not have, and the voucher itself tells the same.',
	}),

	GET('payments/{id}'),

	GET('payment-conditions'),
	GET('posting-categories'),
	GET('print-layouts'),
	GET('countries'),

	GET('event-subscriptions'),
	GET('event-subscriptions/{id}'),
	call('POST', 'subscribes')('event-subscriptions'),
	call('DELETE', 'subscribes')('event-subscriptions/{id}'),
];
