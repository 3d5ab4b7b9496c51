import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExport } from '../../../../lib/ledger/export/read-export';
import { deviationTexts } from '../../../../lib/ledger/verify/deviation';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { root } from '../../../support/package-nodes';
import { OTHER_CHAIN, chainOf } from '../helpers';
import { exported, fileOf, linesOf, temporaryFolder, variedLedger, writeFiles } from './exports';
import { anyTampering, tamperingNames, type Lines } from './tamperings';
import { MerkleAccumulator } from '../../../../lib/ledger/checkpoint/merkle';
import { eventLeaf } from '../../../../lib/ledger/checkpoint/event-leaf';

const script = join(root, 'docs/verify/verify_ledger.py');
const SEED = 20_261_120;
const CASES = 240;

/** Runs the script's own function over many folders in one process, because starting one takes long. */
const DRIVER = `
import json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import verify_ledger
for folder in sys.stdin.read().split("\\n"):
    faults = []
    verify_ledger.verify(folder, lambda number, fault: faults.append(number))
    print(json.dumps(min(faults) if faults else None))
`;

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython && process.env['CI']) {
	throw new Error('python3 is missing: the verifier for auditors cannot be held against ours.');
}
if (!hasPython) process.stdout.write('not run, python3 is missing: the verifier for auditors\n');

/** First entry the script finds fault with, null for none, per folder. */
function pythonVerdicts(folders: readonly string[]): (number | null)[] {
	const output = execFileSync('python3', ['-c', DRIVER, join(root, 'docs/verify')], {
		input: folders.join('\n'),
		encoding: 'utf8',
	});
	return output
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as number | null);
}

/** The same from our own verifier; a notice is no fault. */
async function ownVerdict(folder: string): Promise<number | null> {
	const { intact, deviations } = await verifyChain(readExport(folder));
	const faults = deviations.filter(({ kind }) => deviationTexts[kind].effect !== 'notice');
	expect(faults.length === 0).toBe(intact);
	return intact ? null : Math.min(...faults.map(({ sequence }) => sequence));
}

async function linesOfExport(chain?: string): Promise<Lines> {
	const files = await exported(variedLedger(chain));
	return { events: linesOf(files['events.jsonl']), payloads: linesOf(files['payloads.jsonl']) };
}

describe.skipIf(!hasPython)('the verifier for auditors (verify_ledger.py)', () => {
	it('agrees with ours on intact and tampered exports', { timeout: 120_000 }, async () => {
		const lines = await linesOfExport();
		const tamperings = fc.sample(anyTampering(await linesOfExport(OTHER_CHAIN)), {
			seed: SEED,
			numRuns: CASES,
		});
		const parent = temporaryFolder();
		const folders = tamperings.map(({ apply }, index) => {
			const { events, payloads } = apply(lines);
			return writeFiles(join(parent, String(index)), {
				'events.jsonl': fileOf(events),
				'payloads.jsonl': fileOf(payloads),
			});
		});
		const theirs = pythonVerdicts(folders);
		const ours = await Promise.all(folders.map(ownVerdict));

		const named = (verdicts: (number | null)[]) =>
			verdicts.map((verdict, index) => `${tamperings[index]?.name ?? ''}: ${String(verdict)}`);
		expect(named(theirs)).toEqual(named(ours));
		expect(ours.filter((verdict) => verdict === null).length).toBeGreaterThan(5);
		expect(ours.filter((verdict) => verdict !== null).length).toBeGreaterThan(150);
		const used = new Set(tamperings.map(({ name }) => name.replace(/ \([\d, ]*\)$/, '')));
		expect([...used].toSorted()).toEqual(tamperingNames.toSorted());
	});

	const run = (...args: string[]) => spawnSync('python3', [script, ...args], { encoding: 'utf8' });

	it('prints root and head to be compared with a checkpoint', async () => {
		const entries = chainOf(7);
		const folder = writeFiles(temporaryFolder(), await exported(entries));
		const rootOf = (size: number) => {
			const tree = new MerkleAccumulator();
			for (const { hash } of entries.slice(0, size)) tree.add(eventLeaf(hash));
			return tree.root().toString('base64');
		};
		const { status, stdout } = run(folder, '5', '1');

		expect(status).toBe(0);
		expect(stdout).toBe(
			[5, 1, 7]
				.map(
					(size) =>
						`${size} entries: Merkle root ${rootOf(size)}, head ${entries[size - 1]?.hash}\n`,
				)
				.join('')
				.concat('intact\n'),
		);
	});

	it('says what is wrong, and ends with 2', async () => {
		const files = await exported(chainOf(4));
		const events = linesOf(files['events.jsonl']).toSpliced(1, 1);
		const folder = writeFiles(temporaryFolder(), { ...files, 'events.jsonl': fileOf(events) });
		const { status, stdout } = run(folder);

		expect(status).toBe(2);
		expect(stdout).toBe(
			'entry 2: data is there, but no entry that needs it\nentry 2: it is missing, with all up to 2\ndamaged\n',
		);
	});

	it('does not call an empty export intact', async () => {
		const folder = writeFiles(temporaryFolder(), await exported([]));

		expect(run(folder)).toMatchObject({
			status: 2,
			stdout: 'entry 0: there is no entry at all\ndamaged\n',
		});
	});

	it('ends with 3 when there is nothing to read', () => {
		const folder = join(temporaryFolder(), 'none');
		const { status, stdout } = run(folder);
		expect(status).toBe(3);
		expect(stdout).toContain('not readable');

		mkdirSync(folder);
		mkdirSync(join(folder, 'events.jsonl'));
		writeFileSync(join(folder, 'payloads.jsonl'), '');
		expect(run(folder).status).toBe(3);
	});
});
