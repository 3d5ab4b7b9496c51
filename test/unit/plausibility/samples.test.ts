import { describe, expect, it } from 'vitest';
import { makeSamples } from '../../../scripts/samples/make-samples';
import { judgeFile } from './judge-file';

const TODAY = '2026-11-20';

describe('plausibility of the sample documents', async () => {
	const samples = await makeSamples(TODAY);

	it.each(samples)('$fileName: $about', async ({ bytes, fileName, expect: wanted }) => {
		const { plausibility } = await judgeFile(bytes, fileName, () => TODAY);
		const serious = plausibility.findings.filter(({ severity }) => severity !== 'info');
		const rules = new Set(serious.map(({ rule }) => rule));
		expect(plausibility.ampel).toBe(wanted.ampel);
		expect([...rules].sort()).toEqual([...wanted.rules].sort());
	});
});
