import { describe, expect, it } from 'vitest';
import { automaticAccounts } from '../../../lib/datev/extf/accounts';
import type { Posting } from '../../../lib/datev/extf/categories/buchungsstapel';
import { checkBuchungsstapel } from '../../../lib/datev/extf/checks/check-buchungsstapel';
import { extfViolationTexts } from '../../../lib/datev/extf/checks/issues';
import { type BatchContext, describeViolation } from '../../../lib/datev/extf/checks/violation';

const context: BatchContext = {
	accountLength: 4,
	fiscalYear: { from: '2026-01-01', to: '2026-12-31' },
	period: { from: '2026-05-01', to: '2026-05-31' },
	festschreibung: false,
	currency: 'EUR',
	automaticAccounts: automaticAccounts('SKR03', 4, ['4777']),
};

const good: Posting = {
	'Umsatz (ohne Soll/Haben-Kz)': '119,00',
	'Soll/Haben-Kennzeichen': 'S',
	Konto: '4930',
	'Gegenkonto (ohne BU-Schlüssel)': '70001',
	'BU-Schlüssel': '9',
	Belegdatum: '0205',
	'Belegfeld 1': 'RE-17',
	Buchungstext: 'Büro Müller RE-17',
	Festschreibung: '0',
	Fälligkeit: '01062026',
};

/** Codes of the violations, with the number of the column. */
function found(change: Posting, changed: Partial<BatchContext> = {}): string[] {
	return checkBuchungsstapel([{ ...good, ...change }], { ...context, ...changed }).map(
		({ code, column }) => `${column} ${code}`,
	);
}

describe('checking a Buchungsstapel', () => {
	it('finds nothing in a proper posting', () => {
		expect(found({})).toEqual([]);
		expect(found({ Konto: '0420' })).toEqual([]);
		expect(found({ Konto: '420' })).toEqual([]);
		expect(found({ 'Generalumkehr (GU)': '1' })).toEqual([]);
	});

	const cases: [string, Posting, string][] = [
		['no amount', { 'Umsatz (ohne Soll/Haben-Kz)': '' }, '1 DATEV_COLUMN_EMPTY'],
		['amount zero', { 'Umsatz (ohne Soll/Haben-Kz)': '0,00' }, '1 DATEV_COLUMN_PATTERN'],
		['negative', { 'Umsatz (ohne Soll/Haben-Kz)': '-1,00' }, '1 DATEV_COLUMN_PATTERN'],
		['decimal point', { 'Umsatz (ohne Soll/Haben-Kz)': '1.00' }, '1 DATEV_COLUMN_PATTERN'],
		['thousands', { 'Umsatz (ohne Soll/Haben-Kz)': '1.000,00' }, '1 DATEV_COLUMN_PATTERN'],
		['too much', { 'Umsatz (ohne Soll/Haben-Kz)': '12345678901,00' }, '1 DATEV_COLUMN_TOO_LONG'],
		['side', { 'Soll/Haben-Kennzeichen': 'D' }, '2 DATEV_COLUMN_PATTERN'],
		['account too long', { Konto: '493000' }, '7 DATEV_ACCOUNT_LENGTH'],
		['personal account with zero', { Konto: '07000' }, '7 DATEV_ACCOUNT_LENGTH'],
		['key on automatic', { Konto: '3400' }, '9 DATEV_KEY_ON_AUTOMATIC'],
		['key on own automatic', { Konto: '4777' }, '9 DATEV_KEY_ON_AUTOMATIC'],
		['three-digit day', { Belegdatum: '205' }, '10 DATEV_COLUMN_PATTERN'],
		['29 February', { Belegdatum: '2902' }, '10 DATEV_OUTSIDE_FISCAL_YEAR'],
		['other month', { Belegdatum: '0206' }, '10 DATEV_OUTSIDE_PERIOD'],
		['blank in number', { 'Belegfeld 1': 'RE 17' }, '11 DATEV_COLUMN_PATTERN'],
		['underscore in number', { 'Belegfeld 1': 'RE_17' }, '11 DATEV_COLUMN_PATTERN'],
		['long text', { Buchungstext: 'x'.repeat(61) }, '14 DATEV_COLUMN_TOO_LONG'],
		['line break', { Buchungstext: 'a\nb' }, '14 DATEV_COLUMN_PATTERN'],
		['kind alone', { 'Beleginfo - Art 1': 'x' }, '21 DATEV_PARTNER_COLUMN_EMPTY'],
		['content alone', { 'Zusatzinformation- Inhalt 20': 'x' }, '87 DATEV_PARTNER_COLUMN_EMPTY'],
		['base amount alone', { 'Basis-Umsatz': '1,00' }, '5 DATEV_PARTNER_COLUMN_EMPTY'],
		['currency alone', { 'WKZ Umsatz': 'CHF' }, '3 DATEV_PARTNER_COLUMN_EMPTY'],
		['115 without 116', { Leistungsdatum: '01052026' }, '115 DATEV_PARTNER_COLUMN_EMPTY'],
		['no Festschreibung', { Festschreibung: '' }, '114 DATEV_FESTSCHREIBUNG_DIFFERS'],
		['other Festschreibung', { Festschreibung: '1' }, '114 DATEV_FESTSCHREIBUNG_DIFFERS'],
		['no such day', { Fälligkeit: '31022026' }, '117 DATEV_NO_SUCH_DAY'],
		[
			'117 without personal account',
			{ 'Gegenkonto (ohne BU-Schlüssel)': '1600' },
			'117 DATEV_PERSONAL_ACCOUNT_NEEDED',
		],
	];
	it.each(cases)('finds: %s', (_, change, expected) => {
		expect(found(change)).toEqual([expected]);
	});

	it('finds one account on both sides, whatever its leading zeros', () => {
		const same = { Konto: '0420', 'Gegenkonto (ohne BU-Schlüssel)': '420', Fälligkeit: '' };
		expect(found(same)).toEqual(['8 DATEV_SAME_ACCOUNT']);
	});

	it('lets key 40 suppress the automatic', () => {
		expect(found({ Konto: '3400', 'BU-Schlüssel': '40' })).toEqual([]);
	});

	it('knows automatic accounts in the length of the client', () => {
		const six = { accountLength: 6, automaticAccounts: automaticAccounts('SKR04', 6, []) };
		const accounts = { Konto: '540000', 'Gegenkonto (ohne BU-Schlüssel)': '7000000' };
		expect(found(accounts, six)).toEqual(['9 DATEV_KEY_ON_AUTOMATIC']);
		expect(found({ ...accounts, Konto: '540001' }, six)).toEqual([]);
	});

	it('has a case for every rule', () => {
		const covered = new Set([
			...cases.map(([, , expected]) => expected.split(' ')[1]),
			'DATEV_SAME_ACCOUNT',
		]);
		expect([...covered].sort()).toEqual(Object.keys(extfViolationTexts).sort());
	});

	it('names record, column, value and remedy', () => {
		const postings = [good, { ...good, Konto: '493000' }];
		const [violation] = checkBuchungsstapel(postings, context);
		expect(describeViolation(violation!, 'de')).toEqual({
			code: 'DATEV_ACCOUNT_LENGTH',
			message: 'Satz 2, Spalte 7 „Konto“: Konto 493000 passt nicht zur Sachkontenlänge 4',
			remedy:
				'Sachkonten haben höchstens 4 Stellen, Personenkonten genau eine mehr und keine führende Null.',
		});
	});
});
