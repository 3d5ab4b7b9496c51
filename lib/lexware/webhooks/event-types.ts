import { reads, type Endpoint } from '../endpoint';

// The panel shows this list when n8n starts, so it must not load what the resources need to read answers.

/** Where the file of a record is found. */
export type FileSource =
	/** the document itself; asked for as a whole, whatever its format */
	| {
			readonly kind: 'document';
			readonly endpoint: Endpoint<'reads'>;
			readonly draftHasFile: boolean;
	  }
	/** what is attached to a bookkeeping voucher, named in the record */
	| { readonly kind: 'attachments' };

/** What events of one kind are about. */
interface EventGroup {
	/** first part of the event types */
	readonly name: string;
	/** in Title Case, for the panel */
	readonly label: string;
	readonly events: readonly Happening[];
	/** of these, the ones some of the vendor's clients list and others do not */
	readonly unconfirmed?: readonly Happening[];
	/** where the record is read; null when there is none */
	readonly record: Endpoint<'reads'> | null;
	readonly file: FileSource | null;
}

const happenings = {
	created: 'Created',
	changed: 'Changed',
	deleted: 'Deleted',
	'status.changed': 'Status Changed',
	revoked: 'Revoked',
} as const;

type Happening = keyof typeof happenings;

const CHANGES = ['created', 'changed', 'deleted'] as const;
const CHANGES_AND_STATUS = [...CHANGES, 'status.changed'] as const;

function document(path: `/v1/${string}`, { draftHasFile = false } = {}) {
	const endpoint = reads(`${path}/{id}/file`);
	return {
		record: reads(`${path}/{id}`),
		file: { kind: 'document', endpoint, draftHasFile } as const,
	};
}

function plain(path: `/v1/${string}`) {
	return { record: reads(`${path}/{id}`), file: null };
}

const groups: readonly EventGroup[] = [
	{ name: 'article', label: 'Article', events: CHANGES, ...plain('/v1/articles') },
	{ name: 'contact', label: 'Contact', events: CHANGES, ...plain('/v1/contacts') },
	{
		name: 'invoice',
		label: 'Invoice',
		events: CHANGES_AND_STATUS,
		...document('/v1/invoices'),
	},
	{
		name: 'credit-note',
		label: 'Credit Note',
		events: CHANGES_AND_STATUS,
		...document('/v1/credit-notes'),
	},
	{
		name: 'quotation',
		label: 'Quotation',
		events: CHANGES_AND_STATUS,
		...document('/v1/quotations'),
	},
	{
		name: 'order-confirmation',
		label: 'Order Confirmation',
		events: CHANGES_AND_STATUS,
		...document('/v1/order-confirmations'),
	},
	{
		name: 'delivery-note',
		label: 'Delivery Note',
		events: CHANGES_AND_STATUS,
		unconfirmed: ['status.changed'],
		...document('/v1/delivery-notes'),
	},
	{
		name: 'down-payment-invoice',
		label: 'Down Payment Invoice',
		events: CHANGES_AND_STATUS,
		...document('/v1/down-payment-invoices'),
	},
	{
		name: 'dunning',
		label: 'Dunning',
		events: CHANGES_AND_STATUS,
		unconfirmed: ['status.changed'],
		// A dunning stays a draft for ever and has its PDF at once.
		...document('/v1/dunnings', { draftHasFile: true }),
	},
	{
		name: 'voucher',
		label: 'Voucher',
		events: CHANGES_AND_STATUS,
		record: reads('/v1/vouchers/{id}'),
		file: { kind: 'attachments' },
	},
	{
		name: 'recurring-template',
		label: 'Recurring Template',
		events: CHANGES,
		...plain('/v1/recurring-templates'),
	},
	{
		name: 'payment',
		label: 'Payment',
		events: ['changed'],
		...plain('/v1/payments'),
	},
	// Its resource is the connection, which cannot be read once it is gone.
	{ name: 'token', label: 'Token', events: ['revoked'], record: null, file: null },
];

/** An event the vendor can be asked to report. */
export interface EventType {
	/** e.g. `voucher.created` */
	readonly type: string;
	/** e.g. `Voucher Created` */
	readonly label: string;
	/** e.g. `Voucher` */
	readonly group: string;
	/** the vendor may refuse a subscription to it */
	readonly isUnconfirmed: boolean;
	/** where the record is read; null when there is none, because it was deleted for example */
	readonly record: Endpoint<'reads'> | null;
	/** null when the record never has a file */
	readonly file: FileSource | null;
}

/** Every event type of the Public API, in groups. */
export const eventTypes: readonly EventType[] = groups.flatMap(
	({ name, label, events, unconfirmed = [], record, file }) =>
		events.map((happening) => ({
			type: `${name}.${happening}`,
			label: `${label} ${happenings[happening]}`,
			group: label,
			isUnconfirmed: unconfirmed.includes(happening),
			record: happening === 'deleted' ? null : record,
			file: happening === 'deleted' ? null : file,
		})),
);

const byType = new Map(eventTypes.map((entry) => [entry.type, entry]));

/**
 * @param type e.g. `voucher.created`
 * @returns what is known about it, undefined for any other text
 */
export function eventTypeOf(type: string): EventType | undefined {
	return byType.get(type);
}
