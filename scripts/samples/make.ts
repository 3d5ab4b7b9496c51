import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeSamples } from './make-samples';

/*
 * npm run samples -- [--out DIR] [--today YYYY-MM-DD]
 * Writes the invented documents and `expected.json`, which says what is to be found in each.
 */

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			out: { type: 'string', default: '.demo/samples' },
			today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
		},
	});
	const folder = resolve(values.out);
	const samples = await makeSamples(values.today);
	await mkdir(folder, { recursive: true });
	for (const { fileName, bytes } of samples) await writeFile(join(folder, fileName), bytes);
	const expected = samples.map(({ fileName, about, expect }) => ({ fileName, about, expect }));
	await writeFile(
		join(folder, 'expected.json'),
		`${JSON.stringify({ today: values.today, samples: expected }, null, '\t')}\n`,
	);
	console.log(`${samples.length} sample documents and expected.json in ${folder}`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
