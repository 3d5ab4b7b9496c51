import { POSTING_CATEGORIES } from '../../sandbox/lexware/lists/posting-categories';
import type { LexwareSandbox } from '../../sandbox/lexware/server';
import type { IDataObject } from 'n8n-workflow';
import { emptyParty } from '../../../lib/invoice/empty-invoice';
import { documentItem } from '../document-item';
import { startEventReceiver } from './event-receiver';
import type { WritingExample } from './example';

type Example = WritingExample<LexwareSandbox>;

/** Posting category "Wareneinkauf" of the simulated vendor. */
const goods = byId(POSTING_CATEGORIES.find(({ name }) => name === 'Wareneinkauf')?.id ?? '');

/** Ids of the n-th records examples change. */
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Where examples let events be sent. */
const receiver = await startEventReceiver();

function byId(value: string) {
	return { __rl: true, mode: 'id', value };
}

/** An item that names the record to change. */
const itemFor = (n: number) => documentItem(n, { json: { lexoffice: { id: uuid(n) } } });

const seedVouchers = (vendor: LexwareSandbox) =>
	vendor.seed({
		contacts: [{ roles: { vendor: {} }, company: { name: 'Muster Papier GmbH' } }],
		vouchers: [1, 2, 3].map((n) => ({
			id: uuid(n),
			voucherNumber: `alt-${n}`,
			voucherStatus: 'unchecked' as const,
		})),
	});

const seedArticles = (vendor: LexwareSandbox) =>
	vendor.seed({ articles: [1, 2, 3].map((n) => ({ id: uuid(n), title: `Farbe ${n}` })) });

const CUSTOMER = uuid(900);

const seedCustomer = (vendor: LexwareSandbox) =>
	vendor.seed({
		contacts: [{ id: CUSTOMER, roles: { customer: {} }, company: { name: 'Kundin AG' } }],
	});

/** A draft for a customer; what the item does not name is refused. */
const salesDocument = (changes: IDataObject = {}): Example => ({
	arrange: seedCustomer,
	parameters: () => ({
		contactId: byId(CUSTOMER),
		voucherDate: '2026-11-20T00:00:00',
		shippingDate: '2026-11-19T00:00:00',
		lineItems: {
			item: [
				{
					type: 'custom',
					name: '={{ $json.example.title }}',
					quantity: 1,
					unitName: 'Stück',
					price: '100.00',
					taxRate: 19,
				},
			],
		},
		...changes,
	}),
	item: (n) => documentItem(n, { json: { example: { title: `Wandfarbe ${n}` } } }),
	writes: 2,
});

/** Examples for the node Lexoffice, by resource and operation. */
export const lexofficeExamples: Readonly<Record<string, Example>> = {
	'article.create': {
		parameters: () => ({
			title: '={{ $json.example.title }}',
			unitName: 'Stück',
			price: '10.00',
			taxRate: 19,
		}),
		item: (n) => documentItem(n, { json: { example: { title: `Wandfarbe ${n}` } } }),
		writes: 2,
	},
	'article.delete': {
		arrange: seedArticles,
		item: itemFor,
		writes: 2,
	},
	'article.update': {
		arrange: seedArticles,
		parameters: () => ({ updateFields: { title: '={{ $json.example.title }}' } }),
		item: (n) =>
			documentItem(n, {
				json: { lexoffice: { id: uuid(n) }, example: { title: `Wandfarbe ${n}` } },
			}),
		writes: 2,
		again: 'unchanged',
	},
	'contact.create': {
		item: (n) =>
			documentItem(n, { invoice: { seller: { ...emptyParty(), name: `Lieferant ${n} GmbH` } } }),
		writes: 2,
	},
	'contact.update': {
		arrange: (vendor) =>
			vendor.seed({
				contacts: [1, 2, 3].map((n) => ({
					id: uuid(n),
					roles: { vendor: {} },
					company: { name: `Lieferant ${n} GmbH` },
				})),
			}),
		parameters: () => ({ updateFields: { note: 'Ansprechpartner gewechselt' } }),
		item: itemFor,
		writes: 2,
		again: 'unchanged',
	},
	'eventSubscription.create': {
		parameters: () => ({ callbackUrl: '={{ $json.example.callbackUrl }}' }),
		item: (n) => documentItem(n, { json: { example: { callbackUrl: `${receiver}/${n}` } } }),
		writes: 2,
		again: 'unchanged',
	},
	'eventSubscription.delete': {
		arrange: (vendor) =>
			vendor.seed({
				subscriptions: [1, 2, 3].map((n) => ({ id: uuid(n), callbackUrl: `${receiver}/${n}` })),
			}),
		item: (n) => documentItem(n, { json: { subscriptionId: uuid(n) } }),
		writes: 2,
	},
	'file.upload': {
		item: (n) => documentItem(n),
		writes: 2,
	},
	'creditNote.create': salesDocument(),
	'deliveryNote.create': salesDocument(),
	'dunning.create': {
		...salesDocument({ precedingId: byId('={{ $json.lexoffice.id }}') }),
		arrange: (vendor) => {
			seedCustomer(vendor);
			return vendor.seed({
				salesDocuments: [1, 2, 3].map((n) => ({ id: uuid(n), address: { contactId: CUSTOMER } })),
			});
		},
		item: (n) =>
			documentItem(n, {
				json: { lexoffice: { id: uuid(n) }, example: { title: `Mahnung ${n}` } },
			}),
	},
	'invoice.create': salesDocument(),
	'orderConfirmation.create': salesDocument(),
	'quotation.create': salesDocument({ expirationDate: '2026-12-20T00:00:00' }),
	'voucher.create': {
		parameters: () => ({ defaultCategory: goods }),
		item: (n) => documentItem(n),
		// One supplier, two vouchers, two files.
		writes: 5,
	},
	'voucher.update': {
		arrange: seedVouchers,
		parameters: () => ({ defaultCategory: goods }),
		item: itemFor,
		writes: 2,
		again: 'unchanged',
	},
	'voucher.attachFile': {
		arrange: seedVouchers,
		parameters: () => ({ voucherId: byId('={{ $json.lexoffice.id }}') }),
		item: itemFor,
		writes: 2,
	},
};
