import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deviationTexts } from '../../../../lib/ledger/verify/deviation';
import { root } from '../../../support/package-nodes';
import { exported, temporaryFolder, variedLedger, writeFiles } from './exports';

const page = readFileSync(join(root, 'docs/verify/README.md'), 'utf8');

/** First cells of the rows of the table below a heading, taken apart at commas. */
function firstCells(heading: string): string[] {
	const [, section = ''] = page.split(`# ${heading}\n`);
	const [table = ''] = section.split(/\n#/);
	return table
		.split('\n')
		.flatMap((line) => /^\| (?!Abweichung|Spalte|-)([^|]*) \|/.exec(line)?.[1] ?? [])
		.flatMap((cell) => cell.split(', '));
}

it('explains every deviation a verification can name, and no other', () => {
	const explained = firstCells('Was die Prüfung nennt').map((cell) => cell.replaceAll('`', ''));

	expect(explained.toSorted()).toEqual(Object.keys(deviationTexts).toSorted());
});

it('explains every column of the table', async () => {
	const [header = ''] = (await exported([]))['events.csv'].toString('utf8').split('\r\n');
	const columns = header.replace('\ufeff', '').split(';');

	expect(firstCells('Spalten von `events.csv`')).toEqual(expect.arrayContaining(columns));
	expect(firstCells('Spalten von `events.csv`')).toHaveLength(columns.length);
});

it.skipIf(process.platform !== 'linux')(
	'gives a command that computes the hash of a line',
	async () => {
		const entries = variedLedger();
		const folder = writeFiles(temporaryFolder(), await exported(entries));
		const command = page.split('\n').find((line) => line.includes('| sha256sum')) ?? '';

		expect(execFileSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' })).toBe(
			`${entries[6]?.hash}  -\n`,
		);
	},
);
