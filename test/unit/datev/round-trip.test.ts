import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buchungsstapel } from '../../../lib/datev/extf/categories/buchungsstapel';
import { buildHeader } from '../../../lib/datev/extf/header';
import { readExtf } from '../../../lib/datev/extf/reader';
import { writeExtf } from '../../../lib/datev/extf/writer';
import { arbitraryPosting } from './arbitrary-posting';

const header = buildHeader(
	buchungsstapel,
	{
		beraternummer: '1001',
		mandantennummer: '1',
		fiscalYearStart: '2026-01-01',
		accountLength: 4,
		sachkontenrahmen: '03',
		createdAt: '20260601143005123',
	},
	{
		period: { from: '2026-05-01', to: '2026-05-31' },
		bezeichnung: 'Probe',
		diktatkuerzel: 'MM',
		festschreibung: true,
		currency: 'EUR',
	},
);

const decode = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes);
const batches = fc.array(arbitraryPosting(), { minLength: 1, maxLength: 5 });

describe('writing and reading a file', () => {
	it('gives back every value of every record', async () => {
		await fc.assert(
			fc.asyncProperty(batches, async (records) => {
				const read = await readExtf(writeExtf({ category: buchungsstapel, header, records }));
				expect(read.records).toEqual(records);
				expect(read.header).toEqual(header);
				expect(read.category).toBe(buchungsstapel);
			}),
			{ numRuns: 60 },
		);
	});

	it('quotes the 84 text columns and no other, with 124 separators outside quotes', () => {
		fc.assert(
			fc.property(batches, (records) => {
				const [, headings, ...lines] = decode(
					writeExtf({ category: buchungsstapel, header, records }),
				).split('\r\n');
				expect(headings!.split(';')).toHaveLength(125);
				expect(lines.pop()).toBe('');
				expect(lines).toHaveLength(records.length);
				for (const line of lines) {
					const fields = line.match(/("(?:[^"]|"")*"|[^;"]*)(;|$)/g)!.slice(0, 125);
					expect(fields.join('')).toBe(line);
					const quoted = fields.filter((field) => field.startsWith('"'));
					expect(quoted).toHaveLength(84);
					expect(fields.filter((field) => field.endsWith(';')).length).toBe(124);
				}
			}),
			{ numRuns: 60 },
		);
	});
});

describe('reading what others wrote', () => {
	const sample = (end: string) =>
		['"EXTF";700;21;"Buchungsstapel";12', 'Umsatz;S/H', '64083;"S";"EUR";;;;1200;8400;9;0102'].join(
			end,
		);

	it.each(['\r\n', '\n'])('takes line end %j, missing quotes and shorter records', async (end) => {
		const { records } = await readExtf(Buffer.from(sample(end)));
		expect(records).toHaveLength(1);
		expect(records[0]).toMatchObject({ Konto: '1200', 'BU-Schlüssel': '9', Festschreibung: '' });
	});

	it('reads UTF-8 with byte order mark, and without one when told to detect', async () => {
		const text = `${sample('\r\n')};;;;Büro – 5 €`;
		const withMark = await readExtf(Buffer.from(`\uFEFF${text}`));
		const without = await readExtf(Buffer.from(text), 'detect');
		const utf16 = await readExtf(Buffer.from(`\uFEFF${text}`, 'utf16le'));
		for (const { records } of [withMark, without, utf16]) {
			expect(records[0]!['Buchungstext']).toBe('Büro – 5 €');
		}
	});

	it('refuses files of another format or category', async () => {
		await expect(readExtf(Buffer.from('a;b\r\n'))).rejects.toMatchObject({
			code: 'DATEV_NOT_EXTF',
		});
		await expect(readExtf(Buffer.from('"EXTF";700;99;"X"\r\n'))).rejects.toMatchObject({
			code: 'DATEV_UNKNOWN_CATEGORY',
		});
	});
});

describe('writing refuses', () => {
	const record = { 'Umsatz (ohne Soll/Haben-Kz)': '1,00', Konto: '4900' };
	const write = (change: object, count = 1) =>
		writeExtf({
			category: buchungsstapel,
			header,
			records: new Array<object>(count).fill({ ...record, ...change }),
		});

	it.each([
		['a character Windows-1252 does not have', { Buchungstext: 'Ελλάς' }, 'DATEV_CHARACTER'],
		['an undefined byte', { Buchungstext: '\u0081' }, 'DATEV_CONTROL_CHARACTER'],
		['a line break', { Buchungstext: 'a\nb' }, 'DATEV_CONTROL_CHARACTER'],
		['a tab', { Buchungstext: 'a\tb' }, 'DATEV_CONTROL_CHARACTER'],
		['a separator in a number', { Konto: '49;00' }, 'DATEV_UNQUOTED_VALUE'],
		['a decimal point', { 'Umsatz (ohne Soll/Haben-Kz)': '1.00' }, 'DATEV_UNQUOTED_VALUE'],
		['a sign', { 'Umsatz (ohne Soll/Haben-Kz)': '-1,00' }, 'DATEV_UNQUOTED_VALUE'],
	])('%s', (_, change, code) => {
		expect(() => write(change)).toThrow(expect.objectContaining({ code }));
	});

	it('a file without records, and one with more than 99,999', () => {
		expect(() => write({}, 0)).toThrow(expect.objectContaining({ code: 'DATEV_NO_RECORDS' }));
		expect(() => write({}, 100_000)).toThrow(
			expect.objectContaining({ code: 'DATEV_TOO_MANY_RECORDS' }),
		);
	});
});
