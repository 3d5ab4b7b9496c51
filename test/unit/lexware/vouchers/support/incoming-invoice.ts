import { emptyAddress, emptyInvoice, emptyParty } from '../../../../../lib/invoice/empty-invoice';
import { sum, toAmount } from '../../../../../lib/invoice/money';
import type { Invoice, Party, Totals, VatBreakdown } from '../../../../../lib/invoice/schema';

/** What a test says about an invoice; the rest is an ordinary German one of August 2026. */
export interface InvoiceFacts extends Partial<Omit<Invoice, 'seller' | 'totals' | 'vatBreakdown'>> {
	/** `category/rate/net/tax`, e.g. `S/19/100.00/19.00`; an empty place is not given */
	readonly groups?: readonly string[];
	readonly seller?: Partial<Party>;
	readonly totals?: Partial<Totals>;
}

/** A German supplier. */
export const supplier: Party = {
	...emptyParty(),
	name: 'Müllers Papier GmbH',
	vatId: 'DE811111112',
	address: { ...emptyAddress(), postCode: '20457', city: 'Hamburg', country: 'DE' },
};

/**
 * @param facts what differs
 * @returns an invoice whose total is the sum of its VAT groups
 */
export function incomingInvoice(facts: InvoiceFacts = {}): Invoice {
	const { groups = ['S/19/100.00/19.00'], seller, totals, ...rest } = facts;
	const blank = emptyInvoice();
	const vatBreakdown = groups.map(groupOf);
	const gross = toAmount(sum(vatBreakdown.flatMap(({ net, tax }) => [net, tax])));
	return {
		...blank,
		number: 'RE-2026-55',
		typeCode: '380',
		issueDate: '2026-08-21',
		dueDate: '2026-09-20',
		delivery: { date: '2026-08-20', from: null, to: null },
		currency: 'EUR',
		...rest,
		seller: { ...supplier, ...seller },
		vatBreakdown,
		totals: { ...blank.totals, gross, ...totals },
	};
}

function groupOf(text: string): VatBreakdown {
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
