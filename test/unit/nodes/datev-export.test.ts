import type { INodeExecutionData } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { accountFields } from '../../../lib/datev/extf/incoming/resolve-accounts';
import { readExtf } from '../../../lib/datev/extf/reader';
import type { Invoice } from '../../../lib/invoice/schema';
import { DatevExport } from '../../../nodes/DatevExport/DatevExport.node';
import { createIncomingProperties } from '../../../nodes/DatevExport/actions/postingBatch/createIncoming.properties';
import { createIncomingOptions } from '../../../nodes/DatevExport/actions/postingBatch/createIncoming.options';
import { type FakeRun, runNode } from '../../support/fake-execute';
import { incomingInvoice } from '../datev/incoming-invoice';

interface Datev {
	fileName: string;
	category: string;
	version: number;
	period: string;
	postings: number;
	total: string;
	documents: string[];
	notes: { id: string; code: string }[];
}

type Reasons = { code: string; message: string; remedy: string }[];

const client = { beraternummer: '29098', mandantennummer: '55003' };
const sha = (letter: string) => letter.repeat(64);

/** An item as it leaves Plausibility Check. */
function item(
	letter: string,
	invoice: Invoice | null,
	ampel: 'green' | 'yellow' | 'red' | null = 'green',
	more: object = {},
): INodeExecutionData {
	return {
		json: {
			document: {
				sha256: sha(letter),
				fileName: `${letter}.xml`,
				mimeType: 'application/xml',
				bytes: 100,
				receivedAt: '2026-05-04T08:00:00.000Z',
			},
			invoice,
			extraction: { method: 'eInvoice', format: 'XRechnung (CII)' },
			...(ampel && {
				plausibility: { ampel, findings: [], ruleSetVersion: '1', disabledRules: [] },
			}),
			...more,
		} as INodeExecutionData['json'],
		binary: { data: { data: 'PGE+', mimeType: 'application/xml', fileName: `${letter}.xml` } },
		pairedItem: { item: 0 },
	};
}

async function run(items: INodeExecutionData[], rest: Omit<Partial<FakeRun>, 'items'> = {}) {
	const { outputs, hints } = await runNode({
		node: new DatevExport(),
		...rest,
		items,
		parameters: { ...client, ...rest.parameters },
	});
	const [files = [], refused = []] = outputs;
	const datev = files.map(({ json }) => (json as unknown as { datev: Datev }).datev);
	return { files, refused, datev, hints };
}

const reasonsOf = (refused: INodeExecutionData) =>
	(refused.json.datevRefusal as unknown as { reasons: Reasons }).reasons;

/** Position of each refused item in the input, with the codes of its reasons. */
const codes = (refused: readonly INodeExecutionData[]) =>
	refused.map((result) => [
		(result.pairedItem as { item: number }).item,
		reasonsOf(result)
			.map(({ code }) => code)
			.join(),
	]);

describe('DATEV Export', () => {
	it('turns checked invoices into one file per month with nothing set but the client', async () => {
		const { files, refused, datev, hints } = await run([
			item('a', incomingInvoice({ number: 'A', issueDate: '2026-05-02' })),
			item('b', incomingInvoice({ number: 'B', issueDate: '2026-06-02' }), 'yellow'),
			item('c', incomingInvoice({ number: 'C', issueDate: '2026-05-03' })),
		]);
		expect(files).toHaveLength(2);
		expect(refused).toEqual([]);
		expect(datev[0]).toEqual({
			fileName: expect.stringMatching(/^EXTF_Buchungsstapel_29098_55003_2026-05_\w{8}\.csv$/),
			category: 'Buchungsstapel',
			version: 13,
			period: '2026-05',
			postings: 2,
			total: '238.00',
			documents: [sha('a'), sha('c')],
			notes: [],
		});
		expect(files.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 2 }],
			[{ item: 1 }],
		]);
		const file = files[0]!.binary!.data!;
		expect(file).toMatchObject({ fileName: datev[0]!.fileName, mimeType: 'text/csv' });
		const { header, records } = await readExtf(Buffer.from(file.data, 'base64'));
		expect([header[10], header[11], header[12], header[20]]).toEqual([
			'29098',
			'55003',
			'20260101',
			'0',
		]);
		expect(records.map((record) => record['Belegfeld 1'])).toEqual(['A', 'C']);
		expect(hints).toEqual([expect.objectContaining({ type: 'info', location: 'outputPane' })]);
		expect(hints[0]!.message).toContain('Nothing was sent');
	});

	it('takes green and yellow by default, and unchecked as yellow', async () => {
		const items = [
			item('a', incomingInvoice({ number: 'A' }), 'green'),
			item('b', incomingInvoice({ number: 'B' }), 'yellow'),
			item('c', incomingInvoice({ number: 'C' }), 'red'),
			item('d', incomingInvoice({ number: 'D' }), null),
		];
		const byDefault = await run(items);
		expect(byDefault.datev[0]!.documents.map((id) => id[0])).toEqual(['a', 'b', 'd']);
		expect(codes(byDefault.refused)).toEqual([[2, 'DATEV_AMPEL_RED']]);
		expect(byDefault.hints[0]!.type).toBe('warning');

		const green = await run(items, { parameters: { include: 'green' } });
		expect(codes(green.refused)).toEqual([
			[1, 'DATEV_AMPEL_YELLOW'],
			[2, 'DATEV_AMPEL_RED'],
			[3, 'DATEV_NOT_CHECKED'],
		]);

		const all = await run(items, { parameters: { include: 'all' } });
		expect(all.datev[0]!.documents).toHaveLength(4);
	});

	it('gives back what earlier nodes could not read, with their reason', async () => {
		const error = { code: 'PDF_ENCRYPTED', message: 'locked', remedy: 'unlock' };
		const items: INodeExecutionData[] = [
			item('a', incomingInvoice()),
			item('b', null, null, { error }),
			item('c', null),
			{ json: { invoice: { number: 1 } } },
			{ json: { error: 'something' } },
		];
		const { files, refused } = await run(items);
		expect(files).toHaveLength(1);
		expect(files[0]!.pairedItem).toEqual([{ item: 0 }]);
		expect(reasonsOf(refused[0]!)).toEqual([error]);
		expect(codes(refused).slice(1)).toEqual([
			[2, 'DATEV_NO_INVOICE'],
			[3, 'DATEV_INVOICE_INVALID'],
			[4, 'DATEV_EARLIER_ERROR'],
		]);
		expect(refused[0]!.json.document).toEqual(items[1]!.json.document);
		expect(refused[0]!.binary).toEqual(items[1]!.binary);
	});

	it('gives no file at all when nothing can be exported', async () => {
		const { files, refused, hints } = await run([
			item('a', incomingInvoice({ currency: 'USD' })),
			item('b', incomingInvoice(), 'red'),
		]);
		expect(files).toEqual([]);
		expect(refused.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(hints[0]!.message).toContain('Not exported: 2');
	});

	it('says its reasons in German, in English when asked', async () => {
		const items = [item('a', incomingInvoice(), 'red')];
		const german = await run(items);
		const english = await run(items, { parameters: { options: { language: 'en' } } });
		expect(reasonsOf(german.refused[0]!)[0]!.message).toBe('Der Beleg ist rot.');
		expect(reasonsOf(english.refused[0]!)[0]!.message).toBe('The document is red.');
	});

	it('keeps two items apart that carry the same file: one in the batch, one refused', async () => {
		const twice = [item('a', incomingInvoice()), item('a', incomingInvoice())];
		const { files, refused, datev } = await run(twice);
		expect(files.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }]]);
		expect(datev[0]!.documents).toEqual([sha('a')]);
		expect(codes(refused)).toEqual([[1, 'DATEV_DUPLICATE']]);
	});

	it('never mixes clients when an expression chooses the client per item', async () => {
		const of = (letter: string, number: string, mandant: number) =>
			item(letter, incomingInvoice({ number }), 'green', { mandant });
		const { datev } = await run([of('a', 'A', 1), of('b', 'B', 2), of('c', 'C', 1)], {
			parameters: { mandantennummer: '={{ $json.mandant }}' },
		});
		expect(
			datev.map(({ fileName, documents }) => [fileName!.split('_')[3], documents.length]),
		).toEqual([
			['1', 2],
			['2', 1],
		]);
	});

	it('takes accounts from the item and hands every option to the export', async () => {
		const reverse = incomingInvoice({
			number: 'R',
			groups: ['AE/0/80.00/0.00'],
			seller: { vatId: 'IE1234567A' },
		});
		const { files } = await run(
			[
				item('a', incomingInvoice({ number: 'A' }), 'green', { creditor: '7123400' }),
				item('b', reverse, 'green', { creditor: 7123500 }),
			],
			{
				parameters: {
					accountLength: 6,
					chartOfAccounts: 'skr04',
					fiscalYearMonth: 4,
					creditorAccount: '={{ $json.creditor }}',
					expenseAccountStandard: '681500',
					finalize: true,
					options: {
						bezeichnung: 'Mai',
						diktatkuerzel: 'MM',
						reverseChargeEuAccount: '592301',
						automaticAccounts: '592301, 592302',
						binaryPropertyName: 'extf',
					},
				},
			},
		);
		const { header, records } = await readExtf(Buffer.from(files[0]!.binary!.extf!.data, 'base64'));
		expect([header[12], header[13], header[16], header[17], header[20], header[26]]).toEqual([
			'20260401',
			'6',
			'Mai',
			'MM',
			'1',
			'04',
		]);
		const accounts = records.map((record) => [
			record['Konto'],
			record['Gegenkonto (ohne BU-Schlüssel)'],
			record['BU-Schlüssel'],
		]);
		expect(accounts).toContainEqual(['681500', '7123400', '9']);
		expect(accounts).toContainEqual(['592301', '7123500', '']);
	});

	it('takes the first day of a short fiscal year', async () => {
		const { refused } = await run(
			[
				item('a', incomingInvoice()),
				item('b', incomingInvoice({ number: 'B', issueDate: '2026-03-14' })),
			],
			{ parameters: { options: { fiscalYearStart: '2026-03-15' } } },
		);
		expect(codes(refused)).toEqual([[1, 'DATEV_OUTSIDE_GIVEN_YEAR']]);
	});

	it.each([
		['beraternummer', '', 'Beraternummer'],
		['beraternummer', '99', 'Beraternummer'],
		['mandantennummer', 'x', 'Mandantennummer'],
		['chartOfAccounts', '={{ $json.chart }}', 'Chart of Accounts'],
		['accountLength', '={{ $json.length }}', 'Sachkontenlänge'],
		['options', { bezeichnung: 'März' }, 'Bezeichnung'],
		['options', { diktatkuerzel: 'mm' }, 'Diktatkürzel'],
		['options', { fiscalYearStart: 'soon' }, 'WJ-Beginn'],
		['options', { reverseChargeEuAccount: '3100' }, accountFields.reverseChargeEu],
	])('stops with an error naming the field when %s is %j', async (name, value, field) => {
		const failing = run([item('a', incomingInvoice())], { parameters: { [name]: value } });
		await expect(failing).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining(`"${field}"`),
			description: expect.stringMatching(/\w/),
		});
	});

	it('names settings in errors as the panel shows them', () => {
		const shown = [...createIncomingProperties, ...createIncomingOptions].map(
			({ displayName }) => displayName,
		);
		for (const field of Object.values(accountFields)) expect(shown).toContain(field);
		for (const field of ['Beraternummer', 'Mandantennummer', 'Sachkontenlänge', 'Bezeichnung']) {
			expect(shown).toContain(field);
		}
	});

	it('with "continue on fail" gives every item of a wrong client back, files included', async () => {
		const items = [
			item('a', incomingInvoice({ number: 'A' }), 'green', { mandant: '1' }),
			item('b', incomingInvoice({ number: 'B' }), 'green', { mandant: '' }),
			item('c', incomingInvoice({ number: 'C' }), 'green', { mandant: '' }),
		];
		const { files, refused } = await run(items, {
			onError: 'continueRegularOutput',
			parameters: { mandantennummer: '={{ $json.mandant }}' },
		});
		expect(files).toHaveLength(1);
		expect(refused).toHaveLength(2);
		for (const [index, result] of refused.entries()) {
			expect(result.json.error).toMatchObject({ code: 'DATEV_MANDANTENNUMMER' });
			expect(result.json.invoice).toEqual(items[index + 1]!.json.invoice);
			expect(result.binary).toEqual(items[index + 1]!.binary);
			expect(result.pairedItem).toEqual({ item: index + 1 });
		}
	});

	it('with "continue on fail" an unusable "Invoice" fails its item only', async () => {
		const items = [item('a', incomingInvoice()), item('b', null, null, { invoice: 'not JSON' })];
		await expect(run(items)).rejects.toThrow('"invoice" is not valid JSON');
		const { files, refused } = await run(items, { onError: 'continueRegularOutput' });
		expect(files).toHaveLength(1);
		expect(refused.map(({ json, pairedItem }) => [Boolean(json.error), pairedItem])).toEqual([
			[true, { item: 1 }],
		]);
	});

	it('says nothing and fails nothing without items', async () => {
		expect(await run([])).toMatchObject({ files: [], refused: [] });
	});

	it('leaves the incoming items as they are', async () => {
		const items = [item('a', incomingInvoice())];
		const before = structuredClone(items);
		await run(items);
		expect(items).toEqual(before);
	});

	it('cannot be used as an agent tool', () => {
		expect(new DatevExport().description.usableAsTool).toBeUndefined();
	});
});
