import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './support/machine';
import type { BenchResult } from './support/result';
import { table } from './support/table';

/** Every suite: one line each. Name suites on the command line to run only those. */
const suites: Record<string, () => Promise<{ run(): Promise<BenchResult[]> }>> = {
	extraction: () => import('./einvoice/extraction'),
	refusal: () => import('./einvoice/refusal'),
	ledger: () => import('./ledger/append'),
	'ledger-verify': () => import('./ledger/verify'),
	'start-up': () => import('./load/load-nodes'),
};

async function main(names: readonly string[]): Promise<void> {
	const unknown = names.filter((name) => !(name in suites));
	if (unknown.length > 0) {
		throw new Error(
			`No suite ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`,
		);
	}
	const results: BenchResult[] = [];
	for (const name of names.length > 0 ? names : Object.keys(suites)) {
		results.push(...(await (await suites[name]!()).run()));
	}
	console.log(`\n${machine()}\n\n${table(results)}`);
	const folder = join(__dirname, 'results');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'latest.json');
	writeFileSync(file, `${JSON.stringify({ machine: machine(), results }, null, '\t')}\n`);
	console.log(`\n${file}`);
}

main(process.argv.slice(2)).catch((cause: unknown) => {
	console.error(cause instanceof Error ? cause.message : cause);
	process.exitCode = 1;
});
