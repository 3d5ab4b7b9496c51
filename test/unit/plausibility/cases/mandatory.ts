import { E_INVOICE } from '../judge';
import { atRate, note, withoutVat, type RuleCase } from './rule-case';

const MINIMUM = { extraction: { ...E_INVOICE, profile: 'MINIMUM' } };
const OWN = { name: 'Musterbau Hansen GmbH', vatId: null };

/** Mandatory data of §§ 14, 14a UStG and their reduced sets. */
export const mandatoryCases: readonly RuleCase[] = [
	{
		rule: 'M-01',
		name: 'name, city, post code and street of the seller are missing',
		change: (i) => {
			i.seller.name = null;
			Object.assign(i.seller.address, { line1: null, postCode: null, city: null });
		},
		finds: [
			{ path: 'seller.name', severity: 'error' },
			{ path: 'seller.address.city', severity: 'error' },
			{ path: 'seller.address.postCode', severity: 'error' },
			{ path: 'seller.address.line1', severity: 'warning' },
		],
	},
	{
		rule: 'M-01',
		name: 'MINIMUM has no address',
		change: (i) => Object.assign(i.seller.address, { line1: null, postCode: null, city: null }),
		settings: MINIMUM,
		finds: [],
	},
	{
		rule: 'M-02',
		name: 'the recipient has no name',
		change: (i) => void (i.buyer.name = null),
		finds: [{ path: 'buyer.name', severity: 'error' }],
	},
	{
		rule: 'M-02',
		name: 'a small-amount invoice needs no recipient',
		change: (i) => {
			atRate(i, '19', '210.08', '39.92', '250.00');
			i.buyer.name = null;
			Object.assign(i.buyer.address, { line1: null, postCode: null, city: null });
		},
		finds: [],
	},
	{
		rule: 'M-02',
		name: 'one cent above the small amount needs a recipient',
		change: (i) => {
			atRate(i, '19', '210.09', '39.92', '250.01');
			i.buyer.name = null;
		},
		finds: [{ path: 'buyer.name', severity: 'error' }],
	},
	{
		rule: 'M-02',
		name: 'the invoice is addressed to somebody else',
		change: (i) => void (i.buyer.name = 'Fremdfirma Petersen AG'),
		settings: { company: OWN },
		finds: [{ path: 'buyer.name', severity: 'error', found: 'Fremdfirma Petersen AG' }],
	},
	{
		rule: 'M-02',
		name: 'the name is spelled a little differently',
		change: (i) => void (i.buyer.name = 'Musterbau Hansson GmbH'),
		settings: { company: OWN },
		finds: [{ path: 'buyer.name', severity: 'warning', found: 'Musterbau Hansson GmbH' }],
	},
	{
		rule: 'M-02',
		name: 'case, umlauts and a missing legal form are spelling',
		change: (i) => void (i.buyer.name = 'MÜSTERBAU   Hansen'),
		settings: { company: { name: 'Muesterbau Hansen GmbH', vatId: null } },
		finds: [],
	},
	{
		rule: 'M-02',
		name: 'an equal VAT id settles it, blanks aside',
		change: (i) => {
			i.buyer.name = 'Zweigniederlassung Nord';
			i.buyer.vatId = 'DE 136 695 976';
		},
		settings: { company: { name: 'Musterbau Hansen GmbH', vatId: 'DE136695976' } },
		finds: [],
	},
	{
		rule: 'M-02',
		name: 'our name with another VAT id',
		settings: { company: { name: 'Musterbau Hansen GmbH', vatId: 'DE136695976' } },
		finds: [{ path: 'buyer.vatId', severity: 'warning', expected: 'DE136695976' }],
	},
	{
		rule: 'M-03',
		name: 'neither tax number nor VAT id',
		change: (i) => Object.assign(i.seller, { vatId: null, taxNumber: null }),
		finds: [{ path: 'seller.vatId', severity: 'error' }],
	},
	{
		rule: 'M-03',
		name: 'the tax number alone is enough',
		change: (i) => void (i.seller.vatId = null),
		finds: [],
	},
	{
		rule: 'M-04',
		name: 'no issue date',
		change: (i) => void (i.issueDate = null),
		finds: [{ path: 'issueDate', severity: 'error' }],
	},
	{
		rule: 'M-05',
		name: 'no number',
		change: (i) => void (i.number = null),
		finds: [{ path: 'number', severity: 'error' }],
	},
	{
		rule: 'M-05',
		name: 'a small amount without number',
		change: (i) => {
			atRate(i, '7', '100.00', '7.00', '107.00');
			i.number = null;
		},
		finds: [],
	},
	{
		rule: 'M-05',
		name: 'a small reverse-charge amount without number is not reduced',
		change: (i) => {
			atRate(i, '7', '100.00', '0.00', '100.00');
			withoutVat(i, 'AE');
			i.number = null;
		},
		finds: [{ path: 'number', severity: 'error' }],
	},
	{
		rule: 'M-05',
		name: 'a placeholder',
		change: (i) => void (i.number = 'Rechnungsnummer'),
		finds: [{ path: 'number', severity: 'warning', found: 'Rechnungsnummer' }],
	},
	{
		rule: 'M-06',
		name: 'a line says nothing and has no quantity',
		change: (i) => {
			i.lines[0]!.name = 'lt. Lieferschein 4711';
			i.lines[1]!.name = null;
			i.lines[2]!.quantity = null;
		},
		finds: [
			{ path: 'lines[0].name', severity: 'warning', found: 'lt. Lieferschein 4711' },
			{ path: 'lines[1].name', severity: 'warning' },
			{ path: 'lines[2].quantity', severity: 'warning' },
		],
	},
	{
		rule: 'M-06',
		name: 'no lines at all',
		change: (i) => void (i.lines = []),
		finds: [{ path: 'lines', severity: 'warning' }],
	},
	{
		rule: 'M-06',
		name: 'BASIC WL has no lines',
		change: (i) => void (i.lines = []),
		settings: { extraction: { ...E_INVOICE, profile: 'BASIC-WL' } },
		finds: [],
	},
	{
		rule: 'M-07',
		name: 'no day of supply',
		change: (i) => void (i.delivery.date = null),
		finds: [{ path: 'delivery.date', severity: 'warning' }],
	},
	{
		rule: 'M-07',
		name: 'a sentence states the day of supply',
		change: (i) => {
			i.delivery.date = null;
			note(i, 'Das Leistungsdatum entspricht dem Rechnungsdatum.');
		},
		finds: [],
	},
	{
		rule: 'M-07',
		name: 'a credit note refers to the original',
		change: (i) => {
			i.delivery.date = null;
			i.typeCode = '381';
		},
		finds: [],
	},
	{
		rule: 'M-08',
		name: 'no net amounts at all',
		change: (i) => void (i.vatBreakdown = []),
		finds: [{ path: 'vatBreakdown', severity: 'error' }],
	},
	{
		rule: 'M-08',
		name: 'a group without net amount',
		change: (i) => void (i.vatBreakdown[1]!.net = null),
		finds: [{ path: 'vatBreakdown[1].net', severity: 'error' }],
	},
	{
		rule: 'M-08',
		name: 'MINIMUM has no groups',
		change: (i) => void (i.vatBreakdown = []),
		settings: MINIMUM,
		finds: [],
	},
	{
		rule: 'M-08',
		name: 'a small business states one sum',
		change: (i) => {
			withoutVat(i, 'E', { exemptionReason: 'Kleinunternehmer nach § 19 UStG' });
			i.notes.push({ subjectCode: null, text: 'Kleinunternehmer nach § 19 UStG' });
			i.vatBreakdown = [];
		},
		finds: [],
	},
	{
		rule: 'M-09',
		name: 'rate and amount are missing',
		change: (i) => {
			i.vatBreakdown[0]!.rate = null;
			i.vatBreakdown[1]!.tax = null;
		},
		finds: [
			{ path: 'vatBreakdown[0].rate', severity: 'error' },
			{ path: 'vatBreakdown[1].tax', severity: 'error' },
		],
	},
	{
		rule: 'M-09',
		name: 'an export without remark',
		change: (i) => withoutVat(i, 'G'),
		finds: [{ path: 'vatBreakdown[0].exemptionReason', severity: 'error' }],
	},
	{
		rule: 'M-13',
		name: 'reverse charge without remark',
		change: (i) => withoutVat(i, 'AE'),
		finds: [{ path: 'vatBreakdown[0].exemptionReason', severity: 'error' }],
	},
	{
		rule: 'M-13',
		name: 'the VATEX code is a remark',
		change: (i) => withoutVat(i, 'AE', { exemptionCode: 'vatex-eu-ae' }),
		finds: [],
	},
	{
		rule: 'M-14',
		name: 'intra-community supply without remark',
		change: (i) => withoutVat(i, 'K'),
		finds: [{ path: 'vatBreakdown[0].exemptionReason', severity: 'error' }],
	},
	{
		rule: 'M-14',
		name: 'the remark stands in the notes',
		change: (i) => {
			withoutVat(i, 'K');
			note(i, 'Steuerfreie innergemeinschaftliche Lieferung');
		},
		finds: [],
	},
];
