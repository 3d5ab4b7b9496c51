import { E_INVOICE } from '../judge';
import { note, type RuleCase } from './rule-case';

const IBAN = 'payment.ibans[0]';

/** IBAN, VAT ids, tax number. */
export const identifierCases: readonly RuleCase[] = [
	{
		rule: 'I-01',
		name: 'two digits are swapped',
		change: (i) => void (i.payment.ibans = ['DE02120300000000202015']),
		finds: [{ path: IBAN, severity: 'error', found: 'DE02120300000000202015' }],
	},
	{
		rule: 'I-01',
		name: 'blanks, lower case and dots are reading aids',
		change: (i) => void (i.payment.ibans = ['de02 1203 0000 0000 2020 51']),
		finds: [],
	},
	{
		rule: 'I-01',
		name: 'a German IBAN is too short',
		change: (i) => void (i.payment.ibans = ['DE0212030000000020205']),
		finds: [{ path: IBAN, severity: 'error' }],
	},
	{
		rule: 'I-01',
		name: 'a reading by a model does not make bank data milder',
		change: (i) => void (i.payment.ibans = ['DE02120300000000202015']),
		settings: { extraction: { ...E_INVOICE, method: 'llmText' } },
		finds: [{ path: IBAN, severity: 'error' }],
	},
	{
		rule: 'I-01',
		name: 'an American account number is worth a look',
		change: (i) => {
			i.payment.ibans = ['0123456789'];
			i.payment.meansCode = '30';
			i.seller.vatId = null;
			i.seller.address.country = 'US';
		},
		finds: [{ path: IBAN, severity: 'warning' }],
	},
	{
		rule: 'I-01',
		name: 'a German seller with an account that is no IBAN',
		change: (i) => void (i.payment.ibans = ['0123456789']),
		finds: [{ path: IBAN, severity: 'error' }],
	},
	{
		rule: 'I-02',
		name: 'a transfer without IBAN',
		change: (i) => void (i.payment.ibans = []),
		finds: [{ path: 'payment.ibans', severity: 'warning' }],
	},
	{
		rule: 'I-02',
		name: 'direct debit needs no IBAN',
		change: (i) => {
			i.payment.ibans = [];
			i.payment.meansCode = '59';
		},
		finds: [],
	},
	{
		rule: 'I-02',
		name: 'words say that the amount is debited',
		change: (i) => {
			i.payment.ibans = [];
			i.payment.meansCode = null;
			note(i, 'Der Betrag wird von Ihrem Konto abgebucht.');
		},
		finds: [],
	},
	{
		rule: 'I-03',
		name: 'a German seller with an account in Lithuania',
		change: (i) => void (i.payment.ibans = ['LT121000011101001000']),
		finds: [{ path: IBAN, severity: 'warning', found: 'LT', expected: 'DE' }],
	},
	{
		rule: 'I-04',
		name: 'a BIC of the bank of the IBAN, with and without branch',
		change: (i) => void (i.payment.bic = 'MARK DE F1 XXX'),
		finds: [],
	},
	{
		rule: 'I-04',
		name: 'a BIC that is a bank code',
		change: (i) => void (i.payment.bic = '37040044'),
		finds: [{ path: 'payment.bic', severity: 'info', found: '37040044' }],
	},
	{
		rule: 'I-04',
		name: 'a BIC of another country than the IBAN',
		change: (i) => void (i.payment.bic = 'BKAUATWW'),
		finds: [{ path: 'payment.bic', severity: 'info', found: 'BKAUATWW', expected: 'DE' }],
	},
	...['DE136695976', 'DE111111125', 'DE129273398', 'DE123456788', 'DE 123.456.788'].map(
		(vatId): RuleCase => ({
			rule: 'I-05',
			name: `${vatId} is right`,
			change: (i) => void (i.seller.vatId = vatId),
			finds: [],
		}),
	),
	{
		rule: 'I-05',
		name: 'DE123456789 has a wrong check digit, with or without blank',
		change: (i) => {
			i.seller.vatId = 'DE123456789';
			i.buyer.vatId = 'DE 123456789';
		},
		finds: [
			{ path: 'seller.vatId', severity: 'warning', found: 'DE123456789' },
			{ path: 'buyer.vatId', severity: 'warning', found: 'DE 123456789' },
		],
	},
	{
		rule: 'I-05',
		name: 'read by a model it is one step milder',
		change: (i) => void (i.seller.vatId = 'DE123456789'),
		settings: { extraction: { ...E_INVOICE, method: 'llmText' } },
		finds: [{ path: 'seller.vatId', severity: 'info' }],
	},
	{
		rule: 'I-05',
		name: 'eight digits are too few',
		change: (i) => void (i.seller.vatId = 'DE12345678'),
		finds: [{ path: 'seller.vatId', severity: 'warning' }],
	},
	{
		rule: 'I-06',
		name: 'an Austrian id with a wrong check digit',
		change: (i) => void (i.buyer.vatId = 'ATU12345678'),
		finds: [{ path: 'buyer.vatId', severity: 'warning', found: 'ATU12345678' }],
	},
	...[
		'ATU12345675',
		'FR40303265045',
		'NL004495445B01',
		'EL123456783',
		'BE1001025053',
		'CHE-1',
		'US12',
	].map(
		(vatId): RuleCase => ({
			rule: 'I-06',
			name: `${vatId} is right or not judged`,
			change: (i) => void (i.buyer.vatId = vatId),
			finds: [],
		}),
	),
	{
		rule: 'I-06',
		name: 'a tax number stands where the VAT id belongs',
		change: (i) => void (i.seller.vatId = '201/113/40209'),
		finds: [{ path: 'seller.vatId', severity: 'warning', found: '201/113/40209' }],
	},
	...['22/815/08154', '201/113/40209', '133/8150/8159', '2893081508152', '5133081508159'].map(
		(taxNumber): RuleCase => ({
			rule: 'I-08',
			name: `${taxNumber} has a valid form`,
			change: (i) => void (i.seller.taxNumber = taxNumber),
			finds: [],
		}),
	),
	...['12345', '9999999999999', 'DE123456788', '22/815/O8154'].map(
		(taxNumber): RuleCase => ({
			rule: 'I-08',
			name: `${taxNumber} is no tax number`,
			change: (i) => void (i.seller.taxNumber = taxNumber),
			finds: [{ path: 'seller.taxNumber', severity: 'warning', found: taxNumber }],
		}),
	),
];
