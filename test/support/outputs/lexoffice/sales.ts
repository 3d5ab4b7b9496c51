import type { IDataObject } from 'n8n-workflow';
import { salesKinds, type SalesKindName } from '../../../../lib/lexware/sales/kinds';
import { PRINT_LAYOUTS } from '../../../sandbox/lexware/lists/settings';
import type { LexwareSandbox } from '../../../sandbox/lexware/server';
import type { OutputExample, OutputExamples } from '../example';
import { articles, contacts, IDS } from './records';
import { runLexoffice, withLexware } from './world';

const day = (date: string) => `${date}T00:00:00.000+01:00`;

const line = {
	type: 'material' as const,
	id: IDS.article,
	name: 'Wandfarbe',
	description: 'weiß, matt',
	quantity: 2,
	unitName: 'Eimer',
	unitPrice: { currency: 'EUR', netAmount: 100, taxRatePercentage: 19 },
	discountPercentage: 5,
};

const ownPaymentConditions = {
	paymentTermLabel: '10 Tage 3 %, 30 Tage netto',
	paymentTermDuration: 30,
	paymentDiscountConditions: { discountPercentage: 3, discountRange: 10 },
};

/** What excludes each other: kinds of discount, and conditions of the document or of the account. */
interface Variant {
	readonly discount: IDataObject;
	readonly paymentConditions?: IDataObject;
}

const variants: readonly Variant[] = [
	{ discount: { totalDiscountAbsolute: 10 }, paymentConditions: ownPaymentConditions },
	{ discount: { totalDiscountPercentage: 3 } },
];

/** Everything a document can say that the vendor takes for every kind. */
const bodyOf = ({ discount, paymentConditions }: Variant): IDataObject => ({
	voucherDate: day('2026-11-20'),
	language: 'de',
	address: { contactId: IDS.company },
	lineItems: [line, { type: 'text', name: 'Hinweis', description: 'ohne Preis' }],
	totalPrice: { currency: 'EUR', ...discount },
	paymentConditions,
	taxConditions: {
		taxType: 'net',
		taxSubType: 'distanceSales',
		taxTypeNote: 'Zuzüglich Umsatzsteuer',
	},
	shippingConditions: {
		shippingType: 'serviceperiod',
		shippingDate: day('2026-11-01'),
		shippingEndDate: day('2026-11-19'),
	},
	title: 'Auftrag 7',
	introduction: 'Guten Tag',
	remark: 'Danke',
	printLayoutId: PRINT_LAYOUTS[0]?.id,
});

const choices = { optional: true, alternative: false };

/** What a kind can say besides, in the order documents follow each other. */
const chain: ReadonlyArray<readonly [SalesKindName, IDataObject]> = [
	[
		'quotation',
		{
			expirationDate: day('2026-12-20'),
			lineItems: [line, { ...line, ...choices, subItems: [{ ...line, ...choices }] }],
		},
	],
	['orderConfirmation', { deliveryTerms: 'frei Haus' }],
	['deliveryNote', { deliveryTerms: 'frei Haus' }],
	['invoice', { xRechnung: { buyerReference: '04011000-1234512345-35' } }],
	['creditNote', {}],
];

/** Documents by kind, each following the one before; the dunning follows the invoice. */
async function writeChain(vendor: LexwareSandbox, variant: Variant) {
	const body = bodyOf(variant);
	const ids = new Map<SalesKindName, string>();
	let predecessor: string | null = null;
	for (const [kind, own] of chain) {
		predecessor = await post(vendor, kind, { ...body, ...own }, predecessor);
		ids.set(kind, predecessor);
	}
	ids.set('dunning', await post(vendor, 'dunning', body, ids.get('invoice') ?? null));
	const { salesDocuments } = vendor.seed({
		salesDocuments: [
			{
				kind: 'down-payment-invoices',
				address: { contactId: IDS.company },
				lineItems: [
					{ ...line, unitPrice: { netAmount: 100, taxRatePercentage: 19 } },
					{ type: 'text', name: 'Hinweis' },
				],
				...variant.discount,
			},
		],
	});
	return ids.set('downPaymentInvoice', salesDocuments[0] ?? '');
}

async function post(
	{ url, apiKey }: LexwareSandbox,
	kind: SalesKindName,
	document: IDataObject,
	predecessor: string | null,
): Promise<string> {
	const { path, create } = salesKinds[kind];
	const query = new URLSearchParams({
		...(predecessor === null ? {} : { precedingSalesVoucherId: predecessor }),
		...(create?.finalize ? { finalize: 'true' } : {}),
	});
	const response = await fetch(`${url}${path}?${query}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify(document),
	});
	if (!response.ok) throw new Error(`${kind}: ${await response.text()}`);
	return ((await response.json()) as { id: string }).id;
}

function onDocuments(
	kind: SalesKindName,
	operation: 'get' | 'download',
	exceptions: Omit<OutputExample, 'run'> = {},
): OutputExample {
	const run = withLexware(async (world) => {
		world.vendor.seed({ contacts, articles });
		const outputs: IDataObject[] = [];
		// A file is described in the same way whatever the document says.
		for (const variant of operation === 'get' ? variants : variants.slice(0, 1)) {
			const ids = await writeChain(world.vendor, variant);
			const parameters = { documentId: ids.get(kind) ?? '' };
			outputs.push(...(await runLexoffice(world, `${kind}/${operation}`, { parameters })));
		}
		return outputs;
	});
	return { ...exceptions, run };
}

/** A text has no price; the rest is what excludes each other. */
const changing = ['lexoffice.lineItems[]', 'lexoffice.paymentConditions', 'lexoffice.totalPrice'];

/** What only invoices have that the app made: of a template, or after down payments. */
const madeInApp = ['claimedGrossAmount', 'recurringTemplateId'];

/** What a document typed in the app can have besides, and a seeded one has not. */
const notSeeded = [
	'paymentConditions.paymentDiscountConditions',
	'relatedVouchers',
	'shippingConditions.shippingEndDate',
	'taxConditions.taxSubType',
	'taxConditions.taxTypeNote',
	'introduction',
	'remark',
	'printLayoutId',
];

const below = (names: readonly string[]) => names.map((name) => `lexoffice.${name}`);

const exceptions: Partial<Record<SalesKindName, Omit<OutputExample, 'run'>>> = {
	invoice: { changing: [...changing, 'lexoffice'], empty: below(madeInApp) },
	downPaymentInvoice: {
		changing: [...changing, 'lexoffice', ...below(['shippingConditions', 'taxConditions'])],
		empty: below(notSeeded),
	},
};

/** Reading and downloading every kind of sales document. */
export const salesExamples: OutputExamples = Object.fromEntries(
	Object.keys(salesKinds).flatMap((name) => {
		const kind = name as SalesKindName;
		return [
			[`${kind}/get`, onDocuments(kind, 'get', exceptions[kind] ?? { changing })],
			[`${kind}/download`, onDocuments(kind, 'download')],
		];
	}),
);
