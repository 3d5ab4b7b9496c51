import { describe, expect, it } from 'vitest';
import { exceededLimits, type WriteLimits } from '../../../lib/ampel/limits';
import { readList, readMaximum, readPhase, readSwitch } from '../../../lib/ampel/read-input';
import type { Invoice } from '../../../lib/invoice/schema';
import { standardInvoice, SUPPLIER, WIDE } from './inputs';

function reasons(limits: Partial<WriteLimits>, change?: (invoice: Invoice) => void): string[] {
	const invoice = standardInvoice();
	change?.(invoice);
	return exceededLimits(invoice, { ...WIDE, ...limits }).map(({ code }) => code);
}

describe('amount limit', () => {
	it('allows the amount itself and nothing above', () => {
		expect(reasons({ maxGross: '1190' })).toEqual([]);
		expect(reasons({ maxGross: '1189.99' })).toEqual(['LIMIT_AMOUNT_EXCEEDED']);
	});

	it('counts a credit like an invoice, and the larger of total and amount due', () => {
		const negative = (i: Invoice) => void (i.totals.gross = '-1190.00');
		expect(reasons({ maxGross: '1000' }, negative)).toEqual(['LIMIT_AMOUNT_EXCEEDED']);
		const due = (i: Invoice) => void (i.totals.payable = '5000.00');
		expect(reasons({ maxGross: '1190' }, due)).toEqual(['LIMIT_AMOUNT_EXCEEDED']);
	});

	it('is not kept without total or in another currency', () => {
		expect(reasons({ maxGross: '9999' }, (i) => void (i.totals.gross = null))).toEqual([
			'LIMIT_AMOUNT_UNKNOWN',
		]);
		expect(reasons({ maxGross: '9999' }, (i) => void (i.currency = 'USD'))).toEqual([
			'LIMIT_CURRENCY_NOT_EURO',
		]);
		expect(reasons({ maxGross: null }, (i) => void (i.currency = 'USD'))).toEqual([]);
	});
});

describe('known suppliers', () => {
	const known = (...knownSuppliers: string[]) => ({ requireKnownSupplier: true, knownSuppliers });

	it('knows nobody with an empty list', () => {
		expect(reasons(known())).toEqual(['SUPPLIER_NOT_KNOWN']);
		expect(reasons(known('', '–'))).toEqual(['SUPPLIER_NOT_KNOWN']);
	});

	it.each([
		SUPPLIER.party.vatId!.replace(/^DE/, 'de '),
		SUPPLIER.iban.replace(/(.{4})/g, '$1 '),
		'malerbetrieb  FARBTUPFER muster gmbh',
	])('knows the seller by "%s"', (entry) => {
		expect(reasons(known('Andere GmbH', entry))).toEqual([]);
	});

	it.each(['DE999999999', 'Malerbetrieb Farbtupfer Muster AG', 'Malerbetrieb', 'Muster'])(
		'does not know the seller by "%s"',
		(entry) => {
			expect(reasons(known(entry))).toEqual(['SUPPLIER_NOT_KNOWN']);
		},
	);

	it('is not satisfied by one known account among unknown ones', () => {
		const twoAccounts = (i: Invoice) => i.payment.ibans.push('DE02120300000000202051');
		expect(reasons(known(SUPPLIER.iban), twoAccounts)).toEqual(['SUPPLIER_NOT_KNOWN']);
	});
});

describe('standard cases', () => {
	const cases: readonly (readonly [string, (invoice: Invoice) => unknown])[] = [
		['CASE_TYPE', (i) => (i.typeCode = '381')],
		['CASE_CURRENCY', (i) => (i.currency = 'CHF')],
		['CASE_AMOUNT', (i) => (i.totals.payable = '0.00')],
		['CASE_AMOUNT', (i) => (i.totals.gross = null)],
		['CASE_VAT', (i) => (i.vatBreakdown[0]!.category = 'AE')],
		['CASE_VAT', (i) => (i.vatBreakdown[0]!.rate = '16')],
		['CASE_VAT', (i) => (i.vatBreakdown = [])],
		['CASE_SELLER_ABROAD', (i) => (i.seller.vatId = 'ATU12345675')],
		['CASE_PREPAID', (i) => (i.totals.prepaid = '10.00')],
		['CASE_PREPAID', (i) => (i.totals.thirdParty = '10.00')],
		[
			'CASE_REFERS_TO_INVOICE',
			(i) => i.precedingInvoices.push({ number: 'RE-0', issueDate: null }),
		],
		[
			'CASE_OTHER_PAYEE',
			(i) => (i.payee = { name: 'Factoring AG', vatId: null, ids: [], legalId: null }),
		],
		['CASE_SEVERAL_ACCOUNTS', (i) => i.payment.ibans.push('DE02120300000000202051')],
	];

	it('lets a plain domestic invoice pass', () => {
		expect(reasons({ standardCasesOnly: true })).toEqual([]);
		expect(reasons({ standardCasesOnly: true }, (i) => void (i.totals.prepaid = '0.00'))).toEqual(
			[],
		);
	});

	it('accepts 16 % for a supply of its time', () => {
		const in2020 = (i: Invoice) => {
			i.vatBreakdown[0]!.rate = '16.00';
			i.delivery.date = '2020-09-01';
		};
		expect(reasons({ standardCasesOnly: true }, in2020)).toEqual([]);
	});

	it.each(cases)('%s holds back', (code, change) => {
		expect(reasons({ standardCasesOnly: true }, (i) => void change(i))).toEqual([code]);
		expect(reasons({ standardCasesOnly: false }, (i) => void change(i))).toEqual([]);
	});
});

describe('settings of the router', () => {
	it('takes amounts as text or number', () => {
		expect(readMaximum('1500.00')).toBe('1500.00');
		expect(readMaximum(1500)).toBe('1500');
		expect(readMaximum(' ')).toBeNull();
	});

	it.each(['1.500,00', '-1', 'viel', null, undefined, true, Number.NaN])(
		'refuses %s as amount',
		(value) => {
			expect(() => readMaximum(value)).toThrowError(/no amount in EUR/);
		},
	);

	it('refuses a switch that is neither on nor off', () => {
		expect([true, 'true', false, 'false'].map((value) => readSwitch(value, 'x'))).toEqual([
			true,
			true,
			false,
			false,
		]);
		for (const value of [undefined, null, '', 0, 'off']) {
			expect(() => readSwitch(value, 'Kill Switch')).toThrowError(/Kill Switch/);
		}
	});

	it('refuses a phase it does not know', () => {
		expect(readPhase('shadow')).toBe('shadow');
		expect(() => readPhase('WriteBack')).toThrowError(/WriteBack/);
	});

	it('keeps commas inside names', () => {
		expect(readList('Müller, Schmidt & Co. KG\n DE1 ; ;')).toEqual([
			'Müller, Schmidt & Co. KG',
			'DE1',
		]);
		expect(readList(['a ', '', 3])).toEqual(['a']);
		expect(readList(undefined)).toEqual([]);
	});
});
