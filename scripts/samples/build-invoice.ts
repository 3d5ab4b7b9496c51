import { emptyInvoice } from '../../lib/invoice/empty-invoice';
import type Big from 'big.js';
import { roundToCents, sum, toAmount, toBig } from '../../lib/invoice/money';
import type {
	AllowanceCharge,
	Invoice,
	InvoiceLine,
	Party,
	Payment,
	Skonto,
	VatBreakdown,
} from '../../lib/invoice/schema';

/** What a line needs; the rest is computed or null. */
export type LineDraft = Pick<InvoiceLine, 'name' | 'quantity' | 'unit' | 'netPrice' | 'vatRate'> &
	Partial<InvoiceLine>;

/** What an invoice needs; sums, VAT groups and line amounts are computed. */
export interface InvoiceDraft
	extends Partial<Omit<Invoice, 'lines' | 'payment' | 'totals' | 'vatBreakdown'>> {
	readonly number: string | null;
	readonly issueDate: string;
	readonly seller: Party;
	readonly buyer: Party;
	readonly lines: readonly LineDraft[];
	readonly payment?: Partial<Payment>;
	/** BT-113 */
	readonly prepaid?: string;
	/** BT-120, BT-121 for all groups without VAT */
	readonly exemption?: { readonly reason: string; readonly code: string };
}

/**
 * @param draft the facts somebody would type into invoicing software
 * @returns the complete invoice, its sums computed as EN 16931 demands (BR-CO-10 to BR-CO-17)
 */
export function buildInvoice(draft: InvoiceDraft): Invoice {
	const blank = emptyInvoice();
	const { lines: lineDrafts, payment, prepaid, exemption, ...facts } = draft;
	const lines = lineDrafts.map(buildLine);
	const allowances = draft.allowances ?? [];
	const charges = draft.charges ?? [];
	const vatBreakdown = vatGroups(lines, allowances, charges).map((group) => ({
		...group,
		exemptionReason: group.category === 'S' ? null : (exemption?.reason ?? null),
		exemptionCode: group.category === 'S' ? null : (exemption?.code ?? null),
	}));
	return {
		...blank,
		typeCode: '380',
		currency: 'EUR',
		...facts,
		allowances,
		charges,
		payment: { ...blank.payment, ...payment },
		vatBreakdown,
		lines,
		totals: computeTotals({ lines, allowances, charges, vatBreakdown, prepaid: prepaid ?? null }),
	};
}

/**
 * @param draft a line
 * @param index its position, from zero
 * @returns the line with BT-131 computed and BT-126 counted
 */
export function buildLine(draft: LineDraft, index: number): InvoiceLine {
	const allowances = draft.allowances ?? [];
	const charges = draft.charges ?? [];
	const gross = toBig(draft.quantity)
		.times(toBig(draft.netPrice))
		.div(toBig(draft.priceBaseQuantity ?? '1'));
	const net = gross.minus(sumOf(allowances)).plus(sumOf(charges));
	return {
		id: String(index + 1),
		parentId: null,
		kind: 'detail',
		note: null,
		description: null,
		sellerItemId: null,
		buyerItemId: null,
		standardItemId: null,
		grossPrice: null,
		priceBaseQuantity: null,
		vatCategory: 'S',
		period: null,
		orderLine: null,
		accountingReference: null,
		...draft,
		allowances,
		charges,
		net: toAmount(roundToCents(net)),
	};
}

/**
 * @param facts what is special about the allowance or charge
 * @returns it, complete
 */
export function allowance(facts: Partial<AllowanceCharge>): AllowanceCharge {
	return {
		amount: null,
		baseAmount: null,
		percentage: null,
		reason: null,
		reasonCode: null,
		vatCategory: null,
		vatRate: null,
		...facts,
	};
}

/**
 * @param percent per cent
 * @param days days from the issue date
 * @returns a step of cash discount on the gross amount
 */
export function skontoStep(percent: string, days: number): Skonto {
	return { percent, days, date: null, baseAmount: null, amount: null };
}

function vatGroups(
	lines: readonly InvoiceLine[],
	allowances: readonly AllowanceCharge[],
	charges: readonly AllowanceCharge[],
): VatBreakdown[] {
	const bases = new Map<string, { category: string | null; rate: string | null; net: Big }>();
	const add = (category: string | null, rate: string | null, net: Big) => {
		const key = `${category}|${rate}`;
		const base = bases.get(key) ?? { category, rate, net: toBig('0') };
		bases.set(key, { ...base, net: base.net.plus(net) });
	};
	for (const line of lines) {
		if (line.kind === 'detail') add(line.vatCategory, line.vatRate, toBig(line.net));
	}
	for (const entry of allowances) add(entry.vatCategory, entry.vatRate, toBig(entry.amount).neg());
	for (const entry of charges) add(entry.vatCategory, entry.vatRate, toBig(entry.amount));
	return [...bases.values()].map(({ category, rate, net }) => ({
		category,
		rate,
		net: toAmount(net),
		tax: toAmount(roundToCents(net.times(toBig(rate)).div(100))),
		exemptionReason: null,
		exemptionCode: null,
	}));
}

function computeTotals(parts: {
	lines: readonly InvoiceLine[];
	allowances: readonly AllowanceCharge[];
	charges: readonly AllowanceCharge[];
	vatBreakdown: readonly VatBreakdown[];
	prepaid: string | null;
}): Invoice['totals'] {
	const counted = parts.lines.filter(({ kind }) => kind === 'detail');
	const lines = sum(counted.map(({ net }) => net));
	const allowances = sumOf(parts.allowances);
	const charges = sumOf(parts.charges);
	const net = lines.minus(allowances).plus(charges);
	const tax = sum(parts.vatBreakdown.map((group) => group.tax));
	const gross = net.plus(tax);
	return {
		lines: toAmount(lines),
		allowances: parts.allowances.length > 0 ? toAmount(allowances) : null,
		charges: parts.charges.length > 0 ? toAmount(charges) : null,
		net: toAmount(net),
		tax: toAmount(tax),
		taxInTaxCurrency: null,
		gross: toAmount(gross),
		prepaid: parts.prepaid,
		rounding: null,
		thirdParty: null,
		payable: toAmount(gross.minus(toBig(parts.prepaid))),
	};
}

function sumOf(entries: readonly AllowanceCharge[]): Big {
	return sum(entries.map(({ amount }) => amount));
}
