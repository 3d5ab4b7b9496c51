import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeShared, readManifest } from '../../support/shared';
import { judgeFile } from './judge-file';

/** Faults the files really have, seen by rule; all others must pass every sum. */
const WRONG_SUMS: Readonly<Record<string, readonly string[]>> = {
	'invalid_xrv30_cii.xml': ['A-06'],
	'zf10_comfort_korrektur.pdf': ['A-06', 'A-13'],
	'zf10_comfort_rabatte.pdf': ['A-09'],
	'fx_fr_avoir380_negative_basic.pdf': ['A-13'],
};

describeShared('plausibility of public e-invoices', 'corpus/einvoice', (folder) => {
	const files = readManifest(folder).map((row) => ({
		file: row.file ?? '',
		sellerVatId: row.seller_vat_check ?? '',
		ibans: row.iban_check ?? '',
		profile: row.profile ?? '',
	}));

	it.each(files)('$file', async ({ file, sellerVatId, ibans, profile }) => {
		const { plausibility } = await judgeFile(
			readFileSync(join(folder, file)),
			file,
			// Old documents are judged on the day they were issued.
			(invoice) => invoice?.issueDate ?? '2026-11-20',
		);
		const { findings } = plausibility;
		const serious = findings.filter(({ severity }) => severity !== 'info');
		const has = (rule: string, path = '') =>
			findings.some((finding) => finding.rule === rule && finding.path.startsWith(path));

		expect(findings.filter(({ severity }) => severity === 'notChecked')).toEqual([]);
		const sums = serious.map(({ rule }) => rule).filter((rule) => rule.startsWith('A-'));
		expect([...new Set(sums)].sort()).toEqual(WRONG_SUMS[file] ?? []);
		expect(has('I-05', 'seller')).toBe(sellerVatId === 'bad');
		expect(has('I-01')).toBe(ibans.includes('bad'));
		expect(has('E-02')).toBe(profile === 'MINIMUM' || profile === 'BASIC-WL');
	});
});
