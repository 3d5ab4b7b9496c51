import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportIncomingInvoices } from '../../../lib/datev/extf/export-incoming';
import { splitDocuments } from '../../../lib/datev/extf/incoming/batches';
import type { IncomingDocument, IncomingSettings } from '../../../lib/datev/extf/incoming/settings';
import { readExtf } from '../../../lib/datev/extf/reader';
import type { Invoice } from '../../../lib/invoice/schema';
import { incomingInvoice, type InvoiceFacts, now, settings } from './incoming-invoice';

const document = (facts: InvoiceFacts, id = 'a'): IncomingDocument => ({
	id,
	invoice: incomingInvoice(facts),
});

function run(documents: readonly IncomingDocument[], changed: Partial<IncomingSettings> = {}) {
	return exportIncomingInvoices(documents, { ...settings, ...changed }, now);
}

/** `side amount account/counter account key` of every posting of the only file. */
async function booked(facts: InvoiceFacts, changed: Partial<IncomingSettings> = {}) {
	const { files, refused } = run([document(facts)], changed);
	expect(refused).toEqual([]);
	const { records } = await readExtf(files[0]!.bytes);
	return records.map((record) =>
		[
			record['Soll/Haben-Kennzeichen'],
			record['Umsatz (ohne Soll/Haben-Kz)'],
			`${record['Konto']}/${record['Gegenkonto (ohne BU-Schlüssel)']}`,
			record['BU-Schlüssel'],
		]
			.join(' ')
			.trim(),
	);
}

/** Codes of the reasons why the only document is refused. */
function refusedFor(facts: InvoiceFacts, changed: Partial<IncomingSettings> = {}) {
	const { files, refused } = run([document(facts)], changed);
	expect(files).toEqual([]);
	expect(refused).toHaveLength(1);
	return refused[0]!.reasons.map(({ code }) => code);
}

describe('postings from an incoming invoice', () => {
	it('have no key and no tax for categories E, O and Z', async () => {
		expect(await booked({ groups: ['E/0/50.00/0.00'] })).toEqual(['S 50,00 4900/70000']);
		expect(await booked({ groups: ['O//50.00/'] })).toEqual(['S 50,00 4900/70000']);
		expect(await booked({ groups: ['Z/0/50.00/0.00', 'E/0/1.00/0'] })).toEqual([
			'S 51,00 4900/70000',
		]);
	});

	it('have no key on an automatic account', async () => {
		const expenseAccounts = { standard: '3400', reduced: '3300' };
		const groups = ['S/19/100.00/19.00', 'S/7/100.00/7.00'];
		expect(await booked({ groups }, { expenseAccounts })).toEqual([
			'S 119,00 3400/70000',
			'S 107,00 3300/70000',
		]);
	});

	it('use the accounts of SKR04 and of longer account lengths', async () => {
		expect(await booked({}, { chart: 'SKR04' })).toEqual(['S 119,00 6300/70000 9']);
		expect(await booked({}, { accountLength: 6 })).toEqual(['S 119,00 490000/7000000 9']);
	});

	it('stand on the credit side for negative invoices and corrections', async () => {
		const groups = ['S/19/-100.00/-19.00'];
		expect(await booked({ groups })).toEqual(['H 119,00 4900/70000 9']);
		expect(await booked({ groups, typeCode: '384' })).toEqual(['H 119,00 4900/70000 9']);
	});

	it('stand on both sides when one rate is credited, e.g. a returned deposit', async () => {
		const groups = ['S/19/-10.00/-1.90', 'S/7/100.00/7.00'];
		expect(await booked({ groups })).toEqual(['H 11,90 4900/70000 9', 'S 107,00 4900/70000 8']);
	});

	it('add up groups of one rate and leave out groups of nothing', async () => {
		const groups = ['S/19/1.00/0.19', 'S/19.00/2.00/0.38', 'S/7/0.00/0.00'];
		expect(await booked({ groups })).toEqual(['S 3,57 4900/70000 9']);
	});

	it('are rounded to cents, and the rounded amounts must meet the total', async () => {
		const groups = ['E/0/10.004/0.00'];
		expect(await booked({ groups })).toEqual(['S 10,00 4900/70000']);
		const totals = { gross: '10.004', payable: '10.004' };
		expect(refusedFor({ groups, totals })).toEqual(['DATEV_TOTAL_DIFFERS']);
	});

	it('take a group without category that shows tax as standard rated', async () => {
		expect(await booked({ groups: ['/19/100.00/19.00'] })).toEqual(['S 119,00 4900/70000 9']);
	});

	it('mark the key of the lowered rate of 2020', () => {
		const lowered = {
			groups: ['S/16/100.00/16.00'],
			issueDate: '2020-09-01',
			delivery: { date: '2020-08-30', from: null, to: null },
		};
		const { files } = run([document(lowered)]);
		expect(files[0]!.notes.map(({ id, code }) => [id, code])).toEqual([
			['a', 'DATEV_KEY_SECONDARY'],
		]);
		expect(refusedFor({ ...lowered, groups: ['S/19/100.00/19.00'] })).toEqual([
			'DATEV_TAX_KEY_UNKNOWN',
		]);
	});

	it('stay away from the lowered rates of 2020 when a date or an automatic account leaves doubt', () => {
		const delivery = (date: string) => ({ delivery: { date, from: null, to: null } });
		const invoicedLater = { issueDate: '2020-07-05', ...delivery('2020-06-30') };
		expect(refusedFor(invoicedLater)).toEqual(['DATEV_TAX_KEY_UNKNOWN']);
		const suppliedBefore = { issueDate: '2021-01-05', ...delivery('2020-12-30') };
		expect(refusedFor(suppliedBefore)).toEqual(['DATEV_TAX_KEY_UNKNOWN']);
		const lowered = { ...suppliedBefore, groups: ['S/16/100.00/16.00'] };
		const expenseAccounts = { standard: '3400' };
		expect(refusedFor(lowered, { expenseAccounts })).toEqual(['DATEV_TAX_KEY_UNKNOWN']);
	});

	it('use the configured automatic account for reverse charge and EU acquisitions, net', async () => {
		const specialAccounts = {
			reverseChargeDomestic: '3120',
			reverseChargeEu: '3123',
			reverseChargeThirdCountry: '3125',
			intraCommunity: '3425',
			thirdCountryGoods: '3200',
		};
		const special = (category: string, vatId: string) =>
			booked({ groups: [`${category}/0/80.00/0.00`], seller: { vatId } }, { specialAccounts });
		expect(await special('AE', 'DE811111112')).toEqual(['S 80,00 3120/70000']);
		expect(await special('AE', 'IE1234567A')).toEqual(['S 80,00 3123/70000']);
		expect(await special('AE', 'CHE123456789')).toEqual(['S 80,00 3125/70000']);
		expect(await special('K', 'EL123456789')).toEqual(['S 80,00 3425/70000']);
		expect(await special('G', 'CHE123456789')).toEqual(['S 80,00 3200/70000']);
	});

	it('need a supplier the special account was made for', () => {
		const specialAccounts = { intraCommunity: '3425', thirdCountryGoods: '3200' };
		const from = (category: string, vatId: string) =>
			refusedFor({ groups: [`${category}/0/80.00/0.00`], seller: { vatId } }, { specialAccounts });
		expect(from('K', 'DE811111112')).toEqual(['DATEV_INTRA_COMMUNITY']);
		expect(from('K', 'CHE123456789')).toEqual(['DATEV_INTRA_COMMUNITY']);
		expect(from('G', 'FR12345678901')).toEqual(['DATEV_IMPORT']);
		expect(from('AE', 'FR12345678901')).toEqual(['DATEV_REVERSE_CHARGE']);
	});

	it('carry a due date only with a personal account', async () => {
		const due = async (creditorAccount: string) => {
			const { files } = run([document({})], { creditorAccount });
			return (await readExtf(files[0]!.bytes)).records[0]!['Fälligkeit'];
		};
		expect(await due('71234')).toBe('01062026');
		expect(await due('1600')).toBe('');
	});

	it('never fill the date of supply, which would shift the VAT period', async () => {
		const { files } = run([document({})]);
		const { records } = await readExtf(files[0]!.bytes);
		expect(records[0]).toMatchObject({ Leistungsdatum: '', 'Datum Zuord. Steuerperiode': '' });
	});

	it('keep the number whole in the text and cut the supplier', async () => {
		const { files } = run([document({ number: 'R'.repeat(30), seller: { name: 'L'.repeat(90) } })]);
		const { records } = await readExtf(files[0]!.bytes);
		expect(records[0]!['Buchungstext']).toBe(`${'L'.repeat(29)} ${'R'.repeat(30)}`);
	});

	it('follow what a document says about its accounts', async () => {
		const overrides = { creditorAccount: '71234', expenseAccounts: { standard: '4930' } };
		const { files } = run([{ ...document({}), overrides }]);
		const { records } = await readExtf(files[0]!.bytes);
		expect(records[0]).toMatchObject({
			Konto: '4930',
			'Gegenkonto (ohne BU-Schlüssel)': '71234',
		});
	});

	it('are marked as final in header and records alike', async () => {
		const { files } = run([document({})], { festschreibung: true });
		const { header, records } = await readExtf(files[0]!.bytes);
		expect([header[20], records[0]!['Festschreibung']]).toEqual(['1', '1']);
	});
});

describe('an invoice is refused', () => {
	const cases: [string, InvoiceFacts, string][] = [
		['without number', { number: ' ' }, 'DATEV_NUMBER_MISSING'],
		['without date', { issueDate: null }, 'DATEV_DATE_UNUSABLE'],
		['of another century', { issueDate: '1999-05-01' }, 'DATEV_DATE_UNUSABLE'],
		['in another currency', { currency: 'CHF' }, 'DATEV_CURRENCY'],
		['without currency', { currency: null }, 'DATEV_CURRENCY'],
		['without total', { totals: { gross: null } }, 'DATEV_GROSS_MISSING'],
		[
			'without VAT groups',
			{ groups: [], totals: { gross: '1.00', payable: '1.00' } },
			'DATEV_VAT_MISSING',
		],
		['for a prepayment', { typeCode: '386' }, 'DATEV_TYPE_CODE'],
		['when self-billed', { typeCode: '389' }, 'DATEV_TYPE_CODE'],
		[
			'as a negative 381',
			{ typeCode: '381', groups: ['S/19/-1.00/-0.19'] },
			'DATEV_CREDIT_NOTE_SIGN',
		],
		['as a positive 384', { typeCode: '384' }, 'DATEV_CORRECTED_INVOICE'],
		[
			'when partly prepaid',
			{ totals: { prepaid: '19.00', payable: '100.00' } },
			'DATEV_AMOUNT_DUE',
		],
		['when a group lacks its tax', { groups: ['S/19/100.00/'] }, 'DATEV_VAT_GROUP_INCOMPLETE'],
		['with 5 %', { groups: ['S/5/100.00/5.00'] }, 'DATEV_TAX_KEY_UNKNOWN'],
		['with 16 % today', { groups: ['S/16/100.00/16.00'] }, 'DATEV_TAX_KEY_UNKNOWN'],
		['with 0 % standard', { groups: ['S/0/100.00/0.00'] }, 'DATEV_TAX_KEY_UNKNOWN'],
		['with wrong tax', { groups: ['S/19/100.00/20.00'] }, 'DATEV_TAX_DIFFERS'],
		['with tax on an exempt group', { groups: ['E/0/100.00/19.00'] }, 'DATEV_TAX_ON_EXEMPT'],
		['with a rate on an exempt group', { groups: ['E/7/100.00/0.00'] }, 'DATEV_VAT_CATEGORY'],
		['with Canary tax', { groups: ['L/0/100.00/0.00'] }, 'DATEV_VAT_CATEGORY'],
		['without tax and category', { groups: ['/0/100.00/0.00'] }, 'DATEV_VAT_CATEGORY'],
		['with French VAT', { seller: { vatId: 'FR12345678901' } }, 'DATEV_FOREIGN_VAT'],
		[
			'from abroad without VAT',
			{ seller: { vatId: 'FR12345678901' }, groups: ['E/0/9.00/0'] },
			'DATEV_FOREIGN_WITHOUT_VAT',
		],
		['under § 13b', { groups: ['AE/0/100.00/0.00'] }, 'DATEV_REVERSE_CHARGE'],
		['as an EU acquisition', { groups: ['K/0/100.00/0.00'] }, 'DATEV_INTRA_COMMUNITY'],
		['as an import', { groups: ['G/0/100.00/0.00'] }, 'DATEV_IMPORT'],
		['over nothing', { groups: ['S/19/0.00/0.00'] }, 'DATEV_NOTHING_TO_POST'],
		[
			'when the groups miss the total',
			{ totals: { gross: '120.00', payable: '120.00' } },
			'DATEV_TOTAL_DIFFERS',
		],
		['from a supplier in another script', { seller: { name: 'Ромашка' } }, 'DATEV_CHARACTER'],
		[
			'when too large for the column',
			{ groups: ['E/0/12345678901.00/0'] },
			'DATEV_COLUMN_TOO_LONG',
		],
	];
	it.each(cases)('%s', (_, facts, code) => {
		expect(refusedFor(facts)).toEqual([code]);
	});

	it('with every reason at once', () => {
		expect(refusedFor({ number: null, issueDate: null, currency: null })).toEqual([
			'DATEV_NUMBER_MISSING',
			'DATEV_DATE_UNUSABLE',
			'DATEV_CURRENCY',
		]);
	});

	it('with a reason that holds for two groups said once', () => {
		const groups = ['S/19/1.00/0.19', 'S/7/1.00/0.07'];
		expect(refusedFor({ groups, seller: { vatId: 'FR12345678901' } })).toEqual([
			'DATEV_FOREIGN_VAT',
		]);
	});

	it('outside an exact fiscal year', () => {
		const fiscalYear = { kind: 'exact', start: '2026-06-01' } as const;
		expect(refusedFor({}, { fiscalYear })).toEqual(['DATEV_OUTSIDE_GIVEN_YEAR']);
	});

	it('whose own account is wrong, while others go through', () => {
		const wrong = { ...document({}, 'wrong'), overrides: { creditorAccount: '7123' + '45' } };
		const { files, refused } = run([wrong, document({ number: '2' }, 'right')]);
		expect(refused.map(({ id, reasons }) => [id, reasons[0]!.code])).toEqual([
			['wrong', 'DATEV_CREDITOR_SETTING'],
		]);
		expect(files[0]!.documents).toEqual(['right']);
	});

	it('that is there twice, however the supplier is recognised', () => {
		const { files, refused } = run([
			document({}, 'first'),
			document({ number: 're-2026-17', seller: { vatId: null } }, 'second'),
			document({ seller: { name: 'Other GmbH', vatId: 'DE833333334' } }, 'third'),
		]);
		expect(files[0]!.documents.toSorted()).toEqual(['first', 'third']);
		expect(refused).toEqual([
			{ id: 'second', reasons: [expect.objectContaining({ code: 'DATEV_DUPLICATE' })] },
		]);
		expect(refused[0]!.reasons[0]!.message).toContain('first');
	});

	it('that is there twice, recognised by the tax number alone', () => {
		const { refused } = run([
			document({ seller: { taxNumber: '22/815/08154' } }, 'first'),
			document({ seller: { name: 'Muellers', vatId: null, taxNumber: '2281508154' } }, 'second'),
		]);
		expect(refused.map(({ id, reasons }) => [id, reasons[0]!.code])).toEqual([
			['second', 'DATEV_DUPLICATE'],
		]);
	});

	it('in German when asked', () => {
		const { refused } = run([document({ number: null })], { language: 'de' });
		expect(refused[0]!.reasons[0]!.message).toBe('Die Rechnung hat keine Nummer (BT-1).');
	});
});

describe('settings are refused before any document is looked at', () => {
	it.each([
		['Beraternummer', { beraternummer: '' }, 'DATEV_BERATERNUMMER'],
		['month', { fiscalYear: { kind: 'recurring', month: 13 } }, 'DATEV_WJ_BEGINN'],
		['day', { fiscalYear: { kind: 'exact', start: '1.1.2026' } }, 'DATEV_WJ_BEGINN'],
		['time zone', { timeZone: 'Mars/Base' }, 'DATEV_TIME_ZONE'],
		['debtor as creditor', { creditorAccount: '10000' }, 'DATEV_CREDITOR_SETTING'],
		['short account', { expenseAccounts: { standard: '493' } }, 'DATEV_ACCOUNT_SETTING'],
		['7 % on a 19 % account', { expenseAccounts: { reduced: '3400' } }, 'DATEV_IS_AUTOMATIC'],
		['no VAT on automatic', { expenseAccounts: { zero: '3400' } }, 'DATEV_IS_AUTOMATIC'],
		['EU account as expense', { expenseAccounts: { standard: '3425' } }, 'DATEV_IS_AUTOMATIC'],
		[
			'§ 13b without automatic',
			{ specialAccounts: { reverseChargeEu: '3100' } },
			'DATEV_NOT_AUTOMATIC',
		],
		[
			'import on automatic',
			{ specialAccounts: { thirdCountryGoods: '3400' } },
			'DATEV_IS_AUTOMATIC',
		],
		['additional account', { automaticAccounts: ['34'] }, 'DATEV_ACCOUNT_SETTING'],
	] as [string, Partial<IncomingSettings>, string][])('%s', (_, changed, code) => {
		expect(() => run([], changed)).toThrow(expect.objectContaining({ code }));
	});

	it('but an automatic account the user vouches for is taken', async () => {
		const changed = { automaticAccounts: ['3401'], expenseAccounts: { standard: '3401' } };
		expect(await booked({}, changed)).toEqual(['S 119,00 3401/70000']);
	});
});

describe('files', () => {
	const documents = [
		document({ number: 'B', issueDate: '2026-06-01' }, 'b'),
		document({ number: 'A', issueDate: '2026-05-31' }, 'a'),
		document({ number: 'C', issueDate: '2025-12-31' }, 'c'),
		document({ number: 'D', issueDate: '2026-05-01' }, 'd'),
	];

	it('hold one month each, in order of date', () => {
		const { files } = run(documents);
		expect(files.map(({ period, documents: ids }) => [period, ids])).toEqual([
			['2025-12', ['c']],
			['2026-05', ['d', 'a']],
			['2026-06', ['b']],
		]);
	});

	it('have the same names and bytes whatever order the documents came in', () => {
		expect(run(documents.toReversed())).toEqual(run(documents));
	});

	it('keep their names at another time, and get another one with other documents', () => {
		const names = (of: readonly IncomingDocument[], at = now) =>
			exportIncomingInvoices(of, settings, at).files.map(({ fileName }) => fileName);
		expect(names(documents, new Date('2027-01-01T00:00:00Z'))).toEqual(names(documents));
		expect(names(documents.slice(0, 3))[1]).not.toBe(names(documents)[1]);
	});

	it('belong to the fiscal year of their dates', async () => {
		const { files } = run([document({ issueDate: '2026-06-30' })], {
			fiscalYear: { kind: 'recurring', month: 7 },
		});
		const { header } = await readExtf(files[0]!.bytes);
		expect([header[12], header[14], header[15]]).toEqual(['20250701', '20260601', '20260630']);
	});

	it('give two numbers of a supplier that look alike different open item keys', async () => {
		const { files } = run([document({ number: 'RE 17' }, 'a'), document({ number: 'RE.17' }, 'b')]);
		const { records } = await readExtf(files[0]!.bytes);
		const keys = records.map((record) => record['Belegfeld 1']);
		expect(new Set(keys).size).toBe(2);
		expect(records.map((record) => record['Beleginfo - Inhalt 1'])).toEqual(['RE 17', 'RE.17']);
	});

	it('are split without tearing a document apart', () => {
		const parts = [2, 2, 1, 3, 1].map((size) => ({ postings: Array(size).fill(0) as unknown[] }));
		const sizes = splitDocuments(parts, 4).map((part) =>
			part.map(({ postings }) => postings.length),
		);
		expect(sizes).toEqual([[2, 2], [1, 3], [1]]);
	});

	it('note that an invoice says it is paid', () => {
		const { files } = run([document({ totals: { prepaid: '119.00', payable: '0.00' } })]);
		expect(files[0]!.notes.map(({ code }) => code)).toEqual(['DATEV_ALREADY_PAID']);
	});
});

describe('for any mix of documents', () => {
	const anyInvoice = fc
		.record({
			number: fc.string({ unit: 'grapheme', maxLength: 45 }),
			month: fc.integer({ min: 1, max: 12 }),
			typeCode: fc.constantFrom('380', '381', '384', '389', null),
			supplier: fc.constantFrom('A GmbH', 'B & Söhne', 'Łódź sp. z o.o.', 'Ромашка'),
			cents: fc.array(fc.integer({ min: -500_000, max: 500_000 }), { minLength: 1, maxLength: 3 }),
			rates: fc.array(fc.constantFrom('19', '7', '0', '5'), { minLength: 3, maxLength: 3 }),
		})
		.map(({ number, month, typeCode, supplier, cents, rates }): Invoice => {
			const groups = cents.map((amount, index) => {
				const rate = rates[index]!;
				const tax = (Math.round((amount * Number(rate)) / 100) / 100).toFixed(2);
				return `${rate === '0' ? 'E' : 'S'}/${rate}/${(amount / 100).toFixed(2)}/${tax}`;
			});
			const issueDate = `2026-${String(month).padStart(2, '0')}-15`;
			return incomingInvoice({
				number,
				typeCode,
				issueDate,
				groups,
				seller: { name: supplier, vatId: null, taxNumber: '22/815/08154' },
			});
		});

	it('every document is in exactly one file or refused, and every file adds up', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyInvoice, { maxLength: 8 }), async (invoices) => {
				const all = invoices.map((invoice, index) => ({ id: `d${index}`, invoice }));
				const { files, refused } = run(all);
				const ids = [...files.flatMap((file) => file.documents), ...refused.map(({ id }) => id)];
				expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
				for (const { reasons } of refused) expect(reasons.length).toBeGreaterThan(0);
				for (const file of files) {
					const { records } = await readExtf(file.bytes);
					const cents = records.map((record) => {
						const amount = Number(record['Umsatz (ohne Soll/Haben-Kz)']!.replace(',', ''));
						return record['Soll/Haben-Kennzeichen'] === 'S' ? amount : -amount;
					});
					const total = cents.reduce((sum, amount) => sum + amount, 0);
					expect(total).toBe(Math.round(Number(file.total) * 100));
				}
			}),
			{ numRuns: 80 },
		);
	});
});
