import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEInvoice } from '../../lib/einvoice/read-einvoice';
import { differences } from './invoice-facts';
import { describeShared, readManifest, type ManifestRow } from '../support/shared';

describeShared('The corpus of public e-invoices', 'corpus/einvoice', (folder) => {
	it('is read with every fact of the manifest', async () => {
		const rows = readManifest(folder);
		const faults: string[] = [];
		for (const row of rows) faults.push(...(await faultsOf(folder, row)));
		const wrong = new Set(faults.map((fault) => fault.split(' ')[0]));
		process.stdout.write(`e-invoice corpus: ${rows.length - wrong.size} of ${rows.length}\n`);
		expect(rows.length).toBeGreaterThan(0);
		expect(faults).toEqual([]);
	});
});

describeShared(
	'The corpus of PDF files and images without structured data',
	'corpus/pdf',
	(folder) => {
		it('gives no invoice and no error', async () => {
			const rows = readManifest(folder);
			const results = await Promise.all(
				rows.map(({ file = '' }) => readEInvoice(readFileSync(join(folder, file)), file)),
			);
			process.stdout.write(`PDF corpus without structured data: ${results.length} files\n`);
			expect(results.length).toBeGreaterThan(0);
			for (const result of results) {
				expect(result).toMatchObject({ found: false, issues: [{ code: 'NO_STRUCTURED_DATA' }] });
			}
		});
	},
);

/** A row either expects the facts (`extract`) or a refusal. */
async function faultsOf(folder: string, row: ManifestRow): Promise<string[]> {
	const { file = '', expect: expected = '' } = row;
	try {
		const result = await readEInvoice(readFileSync(join(folder, file)), file);
		if (expected !== 'extract') return [`${file} was read, expected: ${expected}`];
		if (!result.found) return [`${file} no structured data was found`];
		return differences(row, result.eInvoice).map((difference) => `${file} ${difference}`);
	} catch (error) {
		return expected === 'extract' ? [`${file} was refused: ${String(error)}`] : [];
	}
}
