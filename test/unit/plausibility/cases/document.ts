import { E_INVOICE } from '../judge';
import type { RuleCase } from './rule-case';

const withIssue = (code: string, path: string | null, value: string | null) => ({
	extraction: { ...E_INVOICE, issues: [{ code, path, value }] },
});

/** Rules on the document as a whole, with an invoice; documents without one are in check.test.ts. */
export const documentCases: readonly RuleCase[] = [
	...['MINIMUM', 'BASIC-WL', 'BASIC WL'].map(
		(profile): RuleCase => ({
			rule: 'E-02',
			name: `${profile} is a booking aid`,
			settings: { extraction: { ...E_INVOICE, profile } },
			finds: [{ path: '', severity: 'warning', found: profile }],
		}),
	),
	{
		rule: 'X-02',
		name: 'an earlier step failed although the invoice was read',
		settings: { error: { code: 'EINVOICE_XML_MALFORMED', message: 'Broken.', remedy: 'Ask.' } },
		finds: [{ path: '', severity: 'error', found: 'EINVOICE_XML_MALFORMED' }],
	},
	{
		rule: 'X-03',
		name: 'an amount could not be read',
		settings: withIssue('AMOUNT_UNREADABLE', 'totals.net', '1,5e3'),
		finds: [{ path: 'totals.net', severity: 'error', found: '1,5e3' }],
	},
	{
		rule: 'X-03',
		name: 'a cash discount could not be read',
		settings: withIssue('SKONTO_UNREADABLE', 'payment.skonto', '#SKONTO#TAGE=x#'),
		finds: [{ path: 'payment.skonto', severity: 'warning' }],
	},
	{
		rule: 'X-04',
		name: 'an ambiguous VAT total needs a look',
		settings: withIssue('TAX_TOTAL_AMBIGUOUS', 'totals.tax', '1.00 EUR, 2.00 EUR'),
		finds: [{ path: 'totals.tax', severity: 'warning', found: '1.00 EUR, 2.00 EUR' }],
	},
	{
		rule: 'X-04',
		name: 'an unknown specification is information',
		settings: withIssue('GUIDELINE_UNKNOWN', null, 'urn:example'),
		finds: [{ path: '', severity: 'info' }],
	},
	{
		rule: 'X-04',
		name: 'issues with rules of their own are not named twice',
		settings: withIssue('DATE_UNREADABLE', 'dueDate', '31.09.2026'),
		finds: [],
	},
	{
		rule: 'X-05',
		name: 'a language model read the invoice',
		settings: { extraction: { ...E_INVOICE, method: 'llmVision', model: 'some-model' } },
		finds: [{ path: '', severity: 'warning', found: 'some-model' }],
	},
	{
		rule: 'X-06',
		name: 'a value was read without certainty',
		settings: {
			extraction: {
				...E_INVOICE,
				method: 'textRules',
				fields: {
					number: { confidence: 0.62, evidence: null },
					'totals.gross': { confidence: 0.95, evidence: null },
				},
			},
		},
		finds: [{ path: 'number', severity: 'warning', found: '62' }],
	},
];
