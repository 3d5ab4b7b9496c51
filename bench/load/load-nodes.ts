import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchResult } from '../support/result';
import { median } from '../support/median';

const root = join(__dirname, '../..');
const ROUNDS = 15;
const AIM_MILLISECONDS = 60;

/** Runs in a fresh process, as n8n does: its own library is there already, then every file is loaded. */
const LOAD_ALL = `
	const { basename } = require('node:path');
	const start = process.hrtime.bigint();
	require('n8n-workflow');
	const between = process.hrtime.bigint();
	for (const file of JSON.parse(process.argv[1])) {
		new (require(file)[basename(file).split('.')[0]])();
	}
	const end = process.hrtime.bigint();
	process.stdout.write(JSON.stringify([Number(end - between) / 1000, Number(between - start) / 1000]));
`;

/**
 * Measures what this package adds to the start of n8n: loading every node and credential file of the
 * build in a fresh process, beside loading n8n-workflow in the same process.
 *
 * @returns one row; times in microseconds
 */
export async function run(): Promise<BenchResult[]> {
	const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	const files = [...n8n.nodes, ...n8n.credentials].map((path) => join(root, path));
	const rounds = Array.from({ length: ROUNDS }, () => {
		const output = execFileSync(process.execPath, ['-e', LOAD_ALL, JSON.stringify(files)], {
			cwd: root,
			encoding: 'utf8',
		});
		return JSON.parse(output) as [number, number];
	});
	const ours = median(rounds.map(([own]) => own));
	const peer = median(rounds.map(([, library]) => library));
	return [
		{
			suite: 'start-up',
			case: `${files.length} node and credential files`,
			subject: 'load as n8n does',
			peer: 'n8n-workflow itself',
			ratio: ours / peer,
			medianMicroseconds: ours,
			peerMedianMicroseconds: peer,
			aim: `< ${AIM_MILLISECONDS} ms`,
			met: ours < AIM_MILLISECONDS * 1000,
		},
	];
}
