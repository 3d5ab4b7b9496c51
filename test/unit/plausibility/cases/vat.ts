import { E_INVOICE } from '../judge';
import { atRate, note, withoutVat, type RuleCase } from './rule-case';

const FRENCH_ADDRESS = {
	line1: '1 rue de l’Exemple',
	postCode: '67000',
	city: 'Strasbourg',
	country: 'FR',
};

/** VAT rates by day of supply, categories, remarks. */
export const vatCases: readonly RuleCase[] = [
	{
		rule: 'V-01',
		name: '18 % never was a German rate',
		change: (i) => atRate(i, '18', '1000.00', '180.00', '1180.00'),
		finds: [{ path: 'vatBreakdown[0].rate', severity: 'error', found: '18' }],
	},
	{
		rule: 'V-01',
		name: 'the lines decide where there is no breakdown',
		change: (i) => {
			i.vatBreakdown = [];
			i.lines[0]!.vatRate = '19.1';
		},
		finds: [{ path: 'lines[0].vatRate', severity: 'error', found: '19.1' }],
	},
	{
		rule: 'V-01',
		name: 'an insurer (type 575) charges insurance tax',
		change: (i) => {
			atRate(i, '16.34', '1000.00', '163.40', '1163.40');
			i.typeCode = '575';
		},
		finds: [],
	},
	{
		rule: 'V-01',
		name: 'farmers have flat rates',
		change: (i) => atRate(i, '7.80', '1000.00', '78.00', '1078.00'),
		finds: [],
	},
	{
		rule: 'V-02',
		name: '16 % after 2020',
		change: (i) => atRate(i, '16', '1000.00', '160.00', '1160.00'),
		finds: [
			{ path: 'vatBreakdown[0].rate', severity: 'warning', found: '16', expected: '19 or 7' },
		],
	},
	{
		rule: 'V-02',
		name: '19 % for a supply in the second half of 2020, issued in 2021',
		change: (i) => {
			atRate(i, '19', '1000.00', '190.00', '1190.00');
			i.issueDate = '2021-01-05';
			i.delivery.date = '2020-12-31';
		},
		finds: [{ path: 'vatBreakdown[0].rate', severity: 'warning', expected: '16 or 5' }],
	},
	{
		rule: 'V-02',
		name: '16 % for a period that ends in 2020, issued in 2021',
		change: (i) => {
			atRate(i, '16', '1000.00', '160.00', '1160.00');
			i.issueDate = '2021-01-05';
			i.delivery = { date: null, from: '2020-12-01', to: '2020-12-31' };
		},
		finds: [],
	},
	{
		rule: 'V-02',
		name: 'the issue date decides where no supply date is stated',
		change: (i) => {
			atRate(i, '16', '1000.00', '160.00', '1160.00');
			i.issueDate = '2020-08-01';
			i.delivery.date = null;
		},
		finds: [],
	},
	{
		rule: 'V-02',
		name: 'lines with days of their own decide about their rate',
		change: (i) => {
			atRate(i, '16', '1000.00', '160.00', '1160.00');
			i.issueDate = '2021-01-31';
			i.delivery.date = '2021-01-15';
			i.lines[0]!.period = { from: '2020-11-01', to: '2020-12-31' };
		},
		finds: [],
	},
	{
		rule: 'V-02',
		name: "a farmers' rate of another year",
		change: (i) => atRate(i, '10.7', '1000.00', '107.00', '1107.00'),
		finds: [{ path: 'vatBreakdown[0].rate', severity: 'warning', found: '10.7' }],
	},
	{
		rule: 'V-03',
		name: 'a French seller charges French VAT',
		change: (i) => {
			atRate(i, '20', '1000.00', '200.00', '1200.00');
			i.seller.vatId = 'FR40303265045';
			Object.assign(i.seller.address, FRENCH_ADDRESS);
		},
		finds: [{ path: 'totals.tax', severity: 'warning', found: '200.00' }],
	},
	{
		rule: 'V-01',
		name: 'German rates are not applied to a French seller',
		change: (i) => {
			atRate(i, '20', '1000.00', '200.00', '1200.00');
			i.seller.vatId = 'FR40303265045';
		},
		finds: [],
	},
	{
		rule: 'V-03',
		name: 'a French company registered in Germany charges German VAT',
		change: (i) => Object.assign(i.seller.address, FRENCH_ADDRESS),
		finds: [],
	},
	{
		rule: 'V-04',
		name: 'category S at 0 %',
		change: (i) => Object.assign(i.vatBreakdown[0]!, { rate: '0', tax: '0.00' }),
		finds: [{ path: 'vatBreakdown[0].rate', severity: 'error', found: '0' }],
	},
	{
		rule: 'V-04',
		name: 'an exempt group with rate and tax',
		change: (i) => withoutVat(i, 'E', { rate: '19', tax: '86.98', exemptionReason: '§ 4 UStG' }),
		finds: [
			{ path: 'vatBreakdown[0].rate', severity: 'error', found: '19', expected: '0' },
			{ path: 'vatBreakdown[0].tax', severity: 'error', found: '86.98', expected: '0.00' },
		],
	},
	{
		rule: 'V-04',
		name: '0 % for photovoltaics is category Z',
		change: (i) => withoutVat(i, 'Z'),
		finds: [],
	},
	{
		rule: 'V-05',
		name: 'a small business shows VAT',
		change: (i) => note(i, 'Gemäß § 19 Abs. 1 UStG wird keine Umsatzsteuer berechnet.'),
		finds: [{ path: 'totals.tax', severity: 'error', found: '78.70' }],
	},
	{
		rule: 'V-05',
		name: 'the seller says it is no small business',
		change: (i) => note(i, 'Wir sind kein Kleinunternehmer.'),
		finds: [],
	},
	{
		rule: 'V-06',
		name: 'reverse charge with VAT',
		change: (i) => note(i, 'Steuerschuldnerschaft des Leistungsempfängers'),
		finds: [{ path: 'totals.tax', severity: 'error', found: '78.70' }],
	},
	{
		rule: 'V-06',
		name: 'reverse charge for one part of the invoice only',
		change: (i) => {
			note(i, 'Steuerschuldnerschaft des Leistungsempfängers für Position 4');
			i.vatBreakdown.push({
				category: 'AE',
				rate: '0',
				net: '10.00',
				tax: '0.00',
				exemptionReason: null,
				exemptionCode: null,
			});
		},
		finds: [],
	},
	{
		rule: 'V-07',
		name: 'no VAT and no word about it',
		change: (i) => withoutVat(i, 'S', { category: null, rate: null }),
		finds: [{ path: 'totals.tax', severity: 'error' }],
	},
	{
		rule: 'V-07',
		name: 'MINIMUM has no room for a reason',
		change: (i) => withoutVat(i, 'S', { category: null, rate: null }),
		settings: { extraction: { ...E_INVOICE, profile: 'MINIMUM' } },
		finds: [],
	},
	{
		rule: 'V-07',
		name: 'an insurer (type 575) charges insurance tax',
		change: (i) => {
			withoutVat(i, 'S', { category: null, rate: null });
			i.typeCode = '575';
		},
		finds: [],
	},
	{
		rule: 'V-07',
		name: 'a remark explains it',
		change: (i) => {
			withoutVat(i, 'S', { category: null, rate: null });
			note(i, 'Kein Ausweis von Umsatzsteuer, da Kleinunternehmer gemäß § 19 UStG');
		},
		finds: [],
	},
	{
		rule: 'V-08',
		name: 'reverse charge without VAT id of the buyer',
		change: (i) => {
			withoutVat(i, 'AE', { exemptionReason: 'Reverse charge' });
			i.buyer.vatId = null;
		},
		finds: [{ path: 'buyer.vatId', severity: 'error' }],
	},
	{
		rule: 'V-08',
		name: 'reverse charge without any id of the seller',
		change: (i) => {
			withoutVat(i, 'AE', { exemptionReason: 'Reverse charge' });
			Object.assign(i.seller, { vatId: null, taxNumber: null });
		},
		finds: [{ path: 'seller.vatId', severity: 'error' }],
	},
	{
		rule: 'V-09',
		name: 'intra-community supply without day, destination and VAT id of the buyer',
		change: (i) => {
			withoutVat(i, 'K', { exemptionCode: 'VATEX-EU-IC' });
			i.buyer.vatId = null;
			i.delivery.date = null;
		},
		finds: [
			{ path: 'buyer.vatId', severity: 'error' },
			{ path: 'delivery.date', severity: 'error' },
			{ path: 'deliverTo.address.country', severity: 'error' },
		],
	},
	{
		rule: 'V-09',
		name: 'intra-community supply within one country',
		change: (i) => {
			withoutVat(i, 'K', { exemptionCode: 'VATEX-EU-IC' });
			i.deliverTo = { name: null, address: { ...i.buyer.address } };
		},
		finds: [{ path: 'deliverTo.address.country', severity: 'error', found: 'DE' }],
	},
	{
		rule: 'V-09',
		name: 'a complete intra-community supply',
		change: (i) => {
			withoutVat(i, 'K', { exemptionCode: 'VATEX-EU-IC' });
			i.deliverTo = { name: null, address: { ...i.buyer.address, country: 'AT' } };
		},
		finds: [],
	},
	{
		rule: 'V-10',
		name: 'a German seller invoices in francs and states no VAT in euro',
		change: (i) => void (i.currency = 'CHF'),
		finds: [{ path: 'totals.taxInTaxCurrency', severity: 'warning', found: 'CHF' }],
	},
	{
		rule: 'V-10',
		name: 'VAT in euro is stated',
		change: (i) => {
			i.currency = 'CHF';
			i.taxCurrency = 'EUR';
			i.totals.taxInTaxCurrency = '82.10';
		},
		finds: [],
	},
	{
		rule: 'V-11',
		name: 'an exemption without reason',
		change: (i) => withoutVat(i, 'E'),
		finds: [{ path: 'vatBreakdown[0].exemptionReason', severity: 'warning' }],
	},
	{
		rule: 'V-11',
		name: 'an exemption with VATEX code',
		change: (i) => withoutVat(i, 'E', { exemptionCode: 'VATEX-EU-132' }),
		finds: [],
	},
];
