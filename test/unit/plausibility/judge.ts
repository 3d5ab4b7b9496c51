import type { Extraction, Finding, Plausibility } from '../../../lib/envelope/envelope';
import type { Invoice } from '../../../lib/invoice/schema';
import {
	checkPlausibility,
	type PlausibilityInput,
	type PlausibilityOptions,
} from '../../../lib/plausibility/check';
import { buildInvoice } from '../../../scripts/samples/build-invoice';
import { BUYER, SUPPLIERS } from '../../../scripts/samples/parties';

export const TODAY = '2026-11-20';

/** A plain domestic invoice with two rates that gives no finding at all. */
export function plainInvoice(): Invoice {
	const { party, iban, bic } = SUPPLIERS.officeSupplies;
	return structuredClone(
		buildInvoice({
			number: 'RE-2026-0815',
			issueDate: '2026-11-10',
			dueDate: '2026-11-24',
			delivery: { date: '2026-11-06', from: null, to: null },
			seller: party,
			buyer: BUYER,
			payment: { ibans: [iban], bic, meansCode: '58' },
			lines: [
				{ name: 'Kopierpapier A4', quantity: '20', unit: 'XPK', netPrice: '4.99', vatRate: '19' },
				{ name: 'Bürostuhl', quantity: '1', unit: 'C62', netPrice: '289.00', vatRate: '19' },
				{ name: 'Fachbuch', quantity: '2', unit: 'C62', netPrice: '34.50', vatRate: '7' },
			],
		}),
	);
}

/** How a structured e-invoice was read. */
export const E_INVOICE: Extraction = {
	method: 'eInvoice',
	format: 'XRechnung 3.0 (UBL)',
	syntax: 'UBL-Invoice',
	profile: 'XRECHNUNG',
	guideline: null,
	attachment: null,
	fields: {},
	issues: [],
	model: null,
	usage: null,
	redacted: [],
};

export type JudgeSettings = Partial<Omit<PlausibilityInput, 'invoice'>> &
	Partial<PlausibilityOptions>;

export function judge(invoice: Invoice | null, settings: JudgeSettings = {}): Plausibility {
	const { extraction = E_INVOICE, document = null, error = null, ...options } = settings;
	return checkPlausibility(
		{ invoice, extraction, document, error },
		{ today: TODAY, language: 'en', ...options },
	);
}

export function findingsOf(plausibility: Plausibility, rule: string): readonly Finding[] {
	return plausibility.findings.filter((finding) => finding.rule === rule);
}
