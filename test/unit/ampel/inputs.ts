import type { Ampel, Finding, Plausibility } from '../../../lib/envelope/envelope';
import type { Invoice } from '../../../lib/invoice/schema';
import type { WriteLimits } from '../../../lib/ampel/limits';
import { buildInvoice } from '../../../scripts/samples/build-invoice';
import { BUYER, SUPPLIERS } from '../../../scripts/samples/parties';

export const SUPPLIER = SUPPLIERS.painter;

/** A standard case: 1190.00 EUR, 19 %, one account of the seller. */
export function standardInvoice(): Invoice {
	return structuredClone(
		buildInvoice({
			number: 'RE-1',
			issueDate: '2026-11-10',
			delivery: { date: '2026-11-06', from: null, to: null },
			seller: SUPPLIER.party,
			buyer: BUYER,
			payment: { ibans: [SUPPLIER.iban], meansCode: '58' },
			lines: [{ name: 'Anstrich', quantity: '1', unit: 'C62', netPrice: '1000.00', vatRate: '19' }],
		}),
	);
}

export const WIDE: WriteLimits = {
	maxGross: null,
	knownSuppliers: [],
	requireKnownSupplier: false,
	standardCasesOnly: false,
};

const finding = (rule: string, severity: Finding['severity']): Finding => ({
	rule,
	severity,
	legalClass: 'none',
	message: `message of ${rule}`,
	path: '',
	source: 'test',
	found: null,
	expected: null,
});

const INFO = finding('D-05', 'info');
const WARNING = finding('I-05', 'warning');
const NOT_CHECKED = finding('I-01', 'notChecked');
const ERROR = finding('A-05', 'error');

const FINDINGS: Readonly<Record<Ampel, readonly Finding[]>> = {
	green: [INFO],
	yellow: [INFO, WARNING, NOT_CHECKED],
	red: [ERROR, WARNING, INFO],
};

export function plausibilityOf(ampel: Ampel): Plausibility {
	return { ampel, findings: FINDINGS[ampel], ruleSetVersion: '1-test', disabledRules: [] };
}
