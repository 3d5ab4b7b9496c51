import { emptyAddress, emptyInvoice, emptyParty } from '../../../lib/invoice/empty-invoice';
import type { Invoice, Party, Totals, VatBreakdown } from '../../../lib/invoice/schema';
import { sum, toAmount } from '../../../lib/invoice/money';
import type { IncomingSettings } from '../../../lib/datev/extf/incoming/settings';

/** A VAT group as `category/rate/net/tax`, e.g. `S/19/100.00/19.00`. */
export type GroupText = string;

/** What a test says about an invoice; the rest is an ordinary German invoice of May 2026. */
export interface InvoiceFacts extends Partial<Omit<Invoice, 'seller' | 'totals' | 'vatBreakdown'>> {
	readonly groups?: readonly GroupText[];
	readonly seller?: Partial<Party>;
	readonly totals?: Partial<Totals>;
}

const seller: Party = {
	...emptyParty(),
	name: 'Müllers 1-€-Markt GmbH',
	vatId: 'DE811111112',
	address: {
		...emptyAddress(),
		line1: 'Am Speicher 3',
		postCode: '20457',
		city: 'Hamburg',
		country: 'DE',
	},
};

/**
 * @param facts what differs
 * @returns an invoice whose totals fit its VAT groups
 */
export function incomingInvoice(facts: InvoiceFacts = {}): Invoice {
	const { groups = ['S/19/100.00/19.00'], seller: sellerFacts, totals, ...rest } = facts;
	const blank = emptyInvoice();
	const vatBreakdown = groups.map(toGroup);
	const net = toAmount(sum(vatBreakdown.map((group) => group.net)));
	const tax = toAmount(sum(vatBreakdown.map((group) => group.tax)));
	const gross = toAmount(sum([net, tax]));
	return {
		...blank,
		number: 'RE-2026-17',
		typeCode: '380',
		issueDate: '2026-05-02',
		dueDate: '2026-06-01',
		delivery: { date: '2026-04-30', from: null, to: null },
		currency: 'EUR',
		buyer: { ...seller, name: 'Beispiel AG', vatId: 'DE822222223' },
		...rest,
		seller: { ...seller, ...sellerFacts },
		vatBreakdown,
		totals: { ...blank.totals, lines: net, net, tax, gross, payable: gross, ...totals },
	};
}

function toGroup(text: GroupText): VatBreakdown {
	const [category, rate, net, tax] = text.split('/').map((part) => (part === '' ? null : part));
	return {
		category: category ?? null,
		rate: rate ?? null,
		net: net ?? null,
		tax: tax ?? null,
		exemptionReason: null,
		exemptionCode: null,
	};
}

/** Settings of an ordinary client: calendar year, four digits, SKR03. */
export const settings: IncomingSettings = {
	beraternummer: '29098',
	mandantennummer: '55003',
	fiscalYear: { kind: 'recurring', month: 1 },
	accountLength: 4,
	chart: 'SKR03',
	festschreibung: false,
	timeZone: 'Europe/Berlin',
	language: 'en',
};

/** Instant of every export in these tests. */
export const now = new Date('2026-06-01T12:30:05.123Z');
