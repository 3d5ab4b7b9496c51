import type { Severity } from '../../../../lib/envelope/envelope';
import type { Invoice, VatBreakdown } from '../../../../lib/invoice/schema';
import type { JudgeSettings } from '../judge';

/** What a rule must say about a changed invoice; an empty list means it must be silent. */
export interface RuleCase {
	readonly rule: string;
	readonly name: string;
	readonly change?: (invoice: Invoice) => void;
	readonly settings?: JudgeSettings;
	readonly finds: readonly {
		readonly path: string;
		readonly severity: Severity;
		readonly found?: string | null;
		readonly expected?: string | null;
	}[];
}

/** Makes the whole invoice one VAT group without tax. */
export function withoutVat(
	invoice: Invoice,
	category: string,
	group: Partial<VatBreakdown> = {},
): void {
	const { net } = invoice.totals;
	for (const line of invoice.lines) Object.assign(line, { vatCategory: category, vatRate: '0' });
	invoice.vatBreakdown = [
		{
			category,
			rate: '0',
			net,
			tax: '0.00',
			exemptionReason: null,
			exemptionCode: null,
			...group,
		},
	];
	Object.assign(invoice.totals, { tax: '0.00', gross: net, payable: net });
}

/** Makes the whole invoice one taxed group of the rate, sums right to the cent. */
export function atRate(
	invoice: Invoice,
	rate: string,
	net: string,
	tax: string,
	gross: string,
): void {
	const [line] = invoice.lines;
	invoice.lines = [
		{ ...line!, quantity: '1', netPrice: net, net, vatCategory: 'S', vatRate: rate },
	];
	invoice.vatBreakdown = [
		{ category: 'S', rate, net, tax, exemptionReason: null, exemptionCode: null },
	];
	Object.assign(invoice.totals, { lines: net, net, tax, gross, payable: gross });
}

export function note(invoice: Invoice, text: string): void {
	invoice.notes.push({ subjectCode: null, text });
}
