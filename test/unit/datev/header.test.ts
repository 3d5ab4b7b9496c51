import { isCalendarDate } from '../../../lib/calendar/day';
import { describe, expect, it } from 'vitest';
import { buchungsstapel } from '../../../lib/datev/extf/categories/buchungsstapel';
import {
	bookingPeriodOf,
	fiscalYearFrom,
	fiscalYearOf,
	fromBelegdatum,
	toHeaderTimestamp,
} from '../../../lib/datev/extf/dates';
import { type BatchHeader, buildHeader, type ClientHeader } from '../../../lib/datev/extf/header';
import { extfFileName } from '../../../lib/datev/extf/writer';

const client: ClientHeader = {
	beraternummer: '29098',
	mandantennummer: '55003',
	fiscalYearStart: '2025-07-01',
	accountLength: 4,
	sachkontenrahmen: '04',
	createdAt: '20260601143005123',
};
const batch: BatchHeader = {
	period: { from: '2026-01-01', to: '2026-01-31' },
	bezeichnung: 'Januar 2026/1',
	diktatkuerzel: 'WD',
	festschreibung: true,
	currency: 'EUR',
};

describe('the header record', () => {
	it('carries period, client and Festschreibung at the documented positions', () => {
		const header = buildHeader(buchungsstapel, client, batch);
		const at = (number: number) => header[number - 1];
		expect(header).toHaveLength(31);
		expect([at(11), at(12), at(13), at(14)]).toEqual(['29098', '55003', '20250701', '4']);
		expect([at(15), at(16), at(21), at(27)]).toEqual(['20260101', '20260131', '1', '04']);
	});

	it('leaves period, currency and Festschreibung empty for master data', () => {
		const header = buildHeader({ ...buchungsstapel, kind: 'masterData' }, client, null);
		expect(header.slice(14, 22)).toEqual(Array(8).fill(''));
	});

	it('refuses postings without a period, and master data with one', () => {
		const refusing = expect.objectContaining({ code: 'DATEV_HEADER_FIELD' });
		expect(() => buildHeader(buchungsstapel, client, null)).toThrow(refusing);
		const masterData = { ...buchungsstapel, kind: 'masterData' } as const;
		expect(() => buildHeader(masterData, client, batch)).toThrow(refusing);
	});

	it.each([
		['beraternummer', '1000', 'DATEV_BERATERNUMMER'],
		['beraternummer', '', 'DATEV_BERATERNUMMER'],
		['beraternummer', '10000000', 'DATEV_BERATERNUMMER'],
		['beraternummer', '29098;1', 'DATEV_BERATERNUMMER'],
		['mandantennummer', '0', 'DATEV_MANDANTENNUMMER'],
		['mandantennummer', '100000', 'DATEV_MANDANTENNUMMER'],
		['accountLength', 3, 'DATEV_SACHKONTENLAENGE'],
		['accountLength', 9, 'DATEV_SACHKONTENLAENGE'],
		['fiscalYearStart', '2025-02-30', 'DATEV_WJ_BEGINN'],
		['sachkontenrahmen', 'SKR03', 'DATEV_HEADER_FIELD'],
		['createdAt', '2026', 'DATEV_HEADER_FIELD'],
	])('refuses %s %j', (name, value, code) => {
		expect(() => buildHeader(buchungsstapel, { ...client, [name]: value }, batch)).toThrow(
			expect.objectContaining({ code }),
		);
	});

	it.each([
		['bezeichnung', 'März', 'DATEV_BEZEICHNUNG'],
		['bezeichnung', 'x'.repeat(31), 'DATEV_BEZEICHNUNG'],
		['diktatkuerzel', 'wd', 'DATEV_DIKTATKUERZEL'],
		['diktatkuerzel', 'ABC', 'DATEV_DIKTATKUERZEL'],
		['period', { from: '2025-06-01', to: '2025-06-30' }, 'DATEV_PERIOD_OUTSIDE_FISCAL_YEAR'],
		['period', { from: '2026-06-01', to: '2026-07-31' }, 'DATEV_PERIOD_OUTSIDE_FISCAL_YEAR'],
		['period', { from: '2026-02-28', to: '2026-02-01' }, 'DATEV_PERIOD_OUTSIDE_FISCAL_YEAR'],
	])('refuses %s %j', (name, value, code) => {
		expect(() => buildHeader(buchungsstapel, client, { ...batch, [name]: value })).toThrow(
			expect.objectContaining({ code }),
		);
	});

	it('says in both languages what belongs into the field', () => {
		try {
			buildHeader(buchungsstapel, { ...client, beraternummer: '12' }, batch);
			expect.unreachable();
		} catch (error) {
			const { message, remedy } = (
				error as { describe(language: 'de'): { message: string; remedy: string } }
			).describe('de');
			expect(message).toBe('„Beraternummer“ lässt den Wert „12“ nicht zu.');
			expect(remedy).toContain('1001 bis 9999999');
		}
	});
});

describe('fiscal year and period', () => {
	it('puts a day into the fiscal year that holds it', () => {
		const july = { kind: 'recurring', month: 7 } as const;
		expect(fiscalYearOf(july, '2026-06-30')).toEqual({ from: '2025-07-01', to: '2026-06-30' });
		expect(fiscalYearOf(july, '2026-07-01')).toEqual({ from: '2026-07-01', to: '2027-06-30' });
		expect(fiscalYearOf({ kind: 'exact', start: '2026-03-15' }, '2026-03-14')).toBeUndefined();
	});

	it('gives TTMM the year of the fiscal year', () => {
		const year = fiscalYearFrom('2025-07-01');
		expect(fromBelegdatum('3101', year)).toBe('2026-01-31');
		expect(fromBelegdatum('3112', year)).toBe('2025-12-31');
		expect(fromBelegdatum('2902', year)).toBeUndefined();
		expect(fromBelegdatum('2902', fiscalYearFrom('2027-07-01'))).toBe('2028-02-29');
	});

	it('cuts the booking period to the fiscal year', () => {
		const year = fiscalYearFrom('2026-03-15');
		expect(bookingPeriodOf('2026-03-20', year)).toEqual({ from: '2026-03-15', to: '2026-03-31' });
		expect(bookingPeriodOf('2028-02-10', fiscalYearFrom('2028-01-01')).to).toBe('2028-02-29');
	});

	it('knows days that do not exist', () => {
		expect(['2026-02-29', '2026-13-01', '26-01-01', '2028-02-29'].map(isCalendarDate)).toEqual([
			false,
			false,
			false,
			true,
		]);
	});

	it('writes the time of creation in local time, in summer and winter', () => {
		const at = (text: string) => toHeaderTimestamp(new Date(text), 'Europe/Berlin');
		expect(at('2026-06-30T22:00:00.007Z')).toBe('20260701000000007');
		expect(at('2026-12-31T22:59:59.999Z')).toBe('20261231235959999');
	});
});

describe('the file name', () => {
	it('begins with EXTF_ and ends with .csv', () => {
		expect(extfFileName('Buchungsstapel_1')).toBe('EXTF_Buchungsstapel_1.csv');
	});

	it.each(['', 'a/b', 'ü', 'x'.repeat(52)])('refuses the stem %j', (stem) => {
		expect(() => extfFileName(stem)).toThrow(expect.objectContaining({ code: 'DATEV_FILE_NAME' }));
	});
});
