import { allowance } from '../../../../scripts/samples/build-invoice';
import { E_INVOICE } from '../judge';
import { atRate, withoutVat, type RuleCase } from './rule-case';

const MINIMUM = { extraction: { ...E_INVOICE, profile: 'MINIMUM' } };
const ZF1 = { extraction: { ...E_INVOICE, syntax: 'ZF1' as const, profile: 'BASIC' } };

/** EN 16931 sums and VAT groups. */
export const arithmeticCases: readonly RuleCase[] = [
	{
		rule: 'A-01',
		name: 'the sum of the lines is a cent off',
		change: (i) => void (i.totals.lines = '457.81'),
		finds: [{ path: 'totals.lines', severity: 'error', found: '457.81', expected: '457.80' }],
	},
	{
		rule: 'A-01',
		name: 'group, information and text lines do not add',
		change: (i) =>
			i.lines.push(
				{ ...i.lines[0]!, kind: 'group' },
				{ ...i.lines[0]!, kind: 'information' },
				{ ...i.lines[0]!, kind: 'text' },
			),
		finds: [],
	},
	{ rule: 'A-01', name: 'a document without lines', change: (i) => void (i.lines = []), finds: [] },
	{
		rule: 'A-01',
		name: 'lines without amounts (ZUGFeRD 1.0 BASIC)',
		change: (i) => void (i.lines[1]!.net = null),
		settings: ZF1,
		finds: [],
	},
	{
		rule: 'A-02',
		name: 'the sum of allowances does not match the entries',
		change: (i) => {
			i.allowances.push(allowance({ amount: '10.00', vatCategory: 'S', vatRate: '19' }));
			i.totals.allowances = '12.00';
		},
		finds: [{ path: 'totals.allowances', severity: 'error', found: '12.00', expected: '10.00' }],
	},
	...['A-02', 'A-08'].map(
		(rule): RuleCase => ({
			rule,
			name: 'a correction in ZUGFeRD 1.0 states its allowances without sign',
			change: (i) => {
				atRate(i, '19', '-100.00', '-18.05', '-113.05');
				i.allowances.push(allowance({ amount: '5.00', vatCategory: 'S', vatRate: '19' }));
				i.vatBreakdown[0]!.net = '-95.00';
				Object.assign(i.totals, { allowances: '-5.00', net: '-95.00' });
			},
			settings: ZF1,
			finds: [],
		}),
	),
	{
		rule: 'A-02',
		name: 'charges are listed but their sum is missing',
		change: (i) => void i.charges.push(allowance({ amount: '5.80' })),
		finds: [{ path: 'totals.charges', severity: 'error', found: null, expected: '5.80' }],
	},
	{
		rule: 'A-02',
		name: 'a sum without entries read from print',
		change: (i) => void (i.totals.allowances = '10.00'),
		settings: { extraction: { ...E_INVOICE, method: 'llmText' } },
		finds: [],
	},
	{
		rule: 'A-03',
		name: 'an allowance was not taken off',
		change: (i) => void (i.totals.allowances = '7.80'),
		finds: [{ path: 'totals.net', severity: 'error', found: '457.80', expected: '450.00' }],
	},
	{
		rule: 'A-03',
		name: 'MINIMUM has no sum of lines',
		change: (i) => void (i.totals.lines = null),
		settings: MINIMUM,
		finds: [],
	},
	{
		rule: 'A-04',
		name: 'the total VAT is not the sum of the groups',
		change: (i) => void (i.totals.tax = '78.71'),
		finds: [{ path: 'totals.tax', severity: 'error', found: '78.71', expected: '78.70' }],
	},
	{
		rule: 'A-04',
		name: 'groups show VAT and the total is missing',
		change: (i) => void (i.totals.tax = null),
		finds: [{ path: 'totals.tax', severity: 'error', found: null, expected: '78.70' }],
	},
	{
		rule: 'A-05',
		name: 'the gross total is 10 off',
		change: (i) => void (i.totals.gross = '546.50'),
		finds: [{ path: 'totals.gross', severity: 'error', found: '546.50', expected: '536.50' }],
	},
	{
		rule: 'A-06',
		name: 'the prepaid amount was not deducted',
		change: (i) => void (i.totals.prepaid = '100.00'),
		finds: [{ path: 'totals.payable', severity: 'error', found: '536.50', expected: '436.50' }],
	},
	{
		rule: 'A-06',
		name: 'prepaid, rounding and third-party payments count',
		change: (i) =>
			Object.assign(i.totals, {
				prepaid: '36.00',
				rounding: '-0.50',
				thirdParty: '29.96',
				payable: '529.96',
			}),
		finds: [],
	},
	{
		rule: 'A-06',
		name: 'ZUGFeRD 1.0 without amount due',
		change: (i) => void (i.totals.payable = null),
		settings: ZF1,
		finds: [],
	},
	{
		rule: 'A-06',
		name: 'ZUGFeRD 1.0 with amount due 0',
		change: (i) => void (i.totals.payable = '0.00'),
		settings: ZF1,
		finds: [{ path: 'totals.payable', severity: 'warning', found: '0.00', expected: '536.50' }],
	},
	{
		rule: 'A-07',
		name: 'one cent is information',
		change: (i) => void (i.vatBreakdown[0]!.tax = '73.88'),
		finds: [{ path: 'vatBreakdown[0].tax', severity: 'info', found: '73.88', expected: '73.87' }],
	},
	{
		rule: 'A-07',
		name: 'two cents for each of three lines are still information',
		change: (i) => void (i.vatBreakdown[0]!.tax = '73.93'),
		finds: [{ path: 'vatBreakdown[0].tax', severity: 'info' }],
	},
	{
		rule: 'A-07',
		name: 'seven cents on three lines are a warning',
		change: (i) => void (i.vatBreakdown[0]!.tax = '73.94'),
		finds: [{ path: 'vatBreakdown[0].tax', severity: 'warning' }],
	},
	{
		rule: 'A-07',
		name: '99 cents are a warning',
		change: (i) => void (i.vatBreakdown[0]!.tax = '74.86'),
		finds: [{ path: 'vatBreakdown[0].tax', severity: 'warning' }],
	},
	{
		rule: 'A-07',
		name: 'exactly 1.00 is an error',
		change: (i) => void (i.vatBreakdown[0]!.tax = '74.87'),
		finds: [{ path: 'vatBreakdown[0].tax', severity: 'error' }],
	},
	{
		rule: 'A-08',
		name: 'the base of a taxed group is one cent off',
		change: (i) => void (i.vatBreakdown[1]!.net = '69.01'),
		finds: [{ path: 'vatBreakdown[1].net', severity: 'info', found: '69.01', expected: '69.00' }],
	},
	{
		rule: 'A-08',
		name: 'the base of a taxed group is 1.00 off',
		change: (i) => void (i.vatBreakdown[1]!.net = '70.00'),
		finds: [{ path: 'vatBreakdown[1].net', severity: 'error' }],
	},
	{
		rule: 'A-08',
		name: 'the base of an exempt group has no tolerance',
		change: (i) => withoutVat(i, 'E', { net: '457.81' }),
		finds: [{ path: 'vatBreakdown[0].net', severity: 'error', expected: '457.80' }],
	},
	{
		rule: 'A-08',
		name: 'allowances and charges of the group count',
		change: (i) => {
			i.allowances.push(allowance({ amount: '10.00', vatCategory: 'S', vatRate: '19.00' }));
			i.charges.push(allowance({ amount: '4.00', vatCategory: 'S', vatRate: '7' }));
			i.vatBreakdown[0]!.net = '378.80';
			i.vatBreakdown[1]!.net = '73.00';
		},
		finds: [],
	},
	{
		rule: 'A-09',
		name: 'quantity times price is three cents off',
		change: (i) => void (i.lines[0]!.net = '99.83'),
		finds: [{ path: 'lines[0].net', severity: 'warning', found: '99.83', expected: '99.80' }],
	},
	{
		rule: 'A-09',
		name: 'two cents are tolerated',
		change: (i) => void (i.lines[0]!.net = '99.82'),
		finds: [],
	},
	{
		rule: 'A-09',
		name: 'base quantity, allowances and charges of the line count',
		change: (i) =>
			Object.assign(i.lines[0]!, {
				quantity: '250',
				netPrice: '4.3216',
				priceBaseQuantity: '100',
				allowances: [allowance({ amount: '1.00' })],
				charges: [allowance({ amount: '0.50' })],
				net: '10.30',
			}),
		finds: [],
	},
	{
		rule: 'A-09',
		name: 'an allowance of the line was not taken off',
		change: (i) => i.lines[0]!.allowances.push(allowance({ amount: '9.80' })),
		finds: [{ path: 'lines[0].net', severity: 'warning', found: '99.80', expected: '90.00' }],
	},
	{
		rule: 'A-12',
		name: 'a line that names no VAT may belong to any group',
		change: (i) => Object.assign(i.lines[2]!, { vatCategory: null, vatRate: null }),
		finds: [],
	},
	{
		rule: 'A-12',
		name: 'a line that names only its category counts for its group',
		change: (i) => {
			withoutVat(i, 'E');
			i.lines[2]!.vatRate = null;
			i.vatBreakdown.push({ ...i.vatBreakdown[0]!, category: 'S', rate: '7' });
		},
		finds: [{ path: 'vatBreakdown[1]', severity: 'warning' }],
	},
	{
		rule: 'A-10',
		name: 'a total has three decimals',
		change: (i) => void (i.totals.net = '457.801'),
		finds: [{ path: 'totals.net', severity: 'info', found: '457.801' }],
	},
	{
		rule: 'A-10',
		name: 'trailing zeros are harmless',
		change: (i) => void (i.totals.net = '457.8000'),
		finds: [],
	},
	{
		rule: 'A-12',
		name: 'a line has a rate without VAT group',
		change: (i) => void (i.lines[1]!.vatRate = '16'),
		finds: [{ path: 'lines[1].vatRate', severity: 'warning' }],
	},
	{
		rule: 'A-12',
		name: 'a VAT group has no line',
		change: (i) => void (i.lines[2]!.vatRate = '19'),
		finds: [{ path: 'vatBreakdown[1]', severity: 'warning' }],
	},
	{
		rule: 'A-12',
		name: 'a VAT group is named twice',
		change: (i) => i.vatBreakdown.push({ ...i.vatBreakdown[0]!, rate: '19.00' }),
		finds: [{ path: 'vatBreakdown[2]', severity: 'warning' }],
	},
	{
		rule: 'A-12',
		name: 'ZUGFeRD 1.0 BASIC has no categories',
		change: (i) => void i.vatBreakdown.forEach((group) => (group.category = null)),
		settings: ZF1,
		finds: [],
	},
	{
		rule: 'A-13',
		name: 'an invoice has a negative total',
		change: (i) => atRate(i, '19', '-100.00', '-19.00', '-119.00'),
		finds: [{ path: 'totals.gross', severity: 'warning', found: '-119.00' }],
	},
	{
		rule: 'A-13',
		name: 'an invoice has total zero',
		change: (i) => atRate(i, '19', '0.00', '0.00', '0.00'),
		finds: [{ path: 'totals.gross', severity: 'warning' }],
	},
	{
		rule: 'A-14',
		name: 'a credit note 381 has a negative total',
		change: (i) => {
			atRate(i, '19', '-100.00', '-19.00', '-119.00');
			i.typeCode = '381';
		},
		finds: [{ path: 'totals.gross', severity: 'warning', found: '-119.00' }],
	},
	{
		rule: 'A-14',
		name: 'a correction 384 may be negative',
		change: (i) => {
			atRate(i, '19', '-100.00', '-19.00', '-119.00');
			i.typeCode = '384';
		},
		finds: [],
	},
];
