import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSamples, type Sample } from '../../../scripts/samples/make-samples';
import { packageJson, root } from '../../support/package-nodes';

const run = promisify(execFile);
const program = join(root, 'dist/cli/belegfluss.js');
const TODAY = '2026-11-20';

let folder: string;
let samples: Sample[];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'belegfluss-cli-'));
	samples = await makeSamples(TODAY);
	for (const { fileName, bytes } of samples) writeFileSync(join(folder, fileName), bytes);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function belegfluss(...args: string[]) {
	try {
		const { stdout, stderr } = await run(process.execPath, [program, ...args], { cwd: folder });
		return { code: 0, stdout, stderr };
	} catch (cause) {
		const { code, stdout, stderr } = cause as { code: number; stdout: string; stderr: string };
		return { code, stdout, stderr };
	}
}

const lines = (stdout: string) =>
	stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));

describe('belegfluss extract', () => {
	it('prints one JSON line per file, in order, also for files that fail', async () => {
		const files = samples.map(({ fileName }) => fileName);
		const { code, stdout } = await belegfluss(
			'extract',
			'--json',
			'--no-ai',
			...files,
			'nowhere.xml',
		);
		const reports = lines(stdout);
		expect(reports.map(({ file }) => file)).toEqual([...files, 'nowhere.xml']);
		for (const report of reports) {
			expect(Object.keys(report)).toEqual([
				'file',
				'ms',
				'document',
				'invoice',
				'extraction',
				'error',
			]);
			expect(report.ms).toBeTypeOf('number');
		}
		for (const [index, { expect: expected }] of samples.entries()) {
			expect(reports[index].invoice !== null).toBe(expected.readable);
			expect(reports[index].invoice?.number ?? null).toBe(expected.number);
		}
		expect(reports.at(-1).error.code).toBe('CLI_FILE_NOT_FOUND');
		expect(code).toBe(3);
	});

	it('refuses a 200 MB file by its size, without reading it', async () => {
		writeFileSync(join(folder, 'huge.xml'), '');
		truncateSync(join(folder, 'huge.xml'), 200 * 1024 * 1024);
		const { stdout } = await belegfluss('extract', '--json', 'huge.xml');
		const [report] = lines(stdout);
		expect(report.error.code).toBe('EINVOICE_FILE_TOO_LARGE');
		expect(report.document).toBeNull();
		rmSync(join(folder, 'huge.xml'));
	});

	it('says that a folder is a folder', async () => {
		mkdirSync(join(folder, 'inbox'));
		const { stdout, code } = await belegfluss('extract', '--json', 'inbox');
		expect(lines(stdout)[0].error.code).toBe('CLI_NOT_A_FILE');
		expect(code).toBe(3);
	});

	it('keeps control characters of a document away from the terminal', async () => {
		const name = 'escape.xml';
		writeFileSync(join(folder, name), '<html>\u001b[2J');
		const { stdout } = await belegfluss('extract', name);
		expect(stdout).not.toContain('\u001b');
	});
});

describe('belegfluss check', () => {
	it('ends with the code of the worst file: 0 green, 1 yellow, 2 red, 3 unreadable', async () => {
		const byAmpel = (ampel: string) =>
			samples.find(({ expect: e }) => e.readable && e.ampel === ampel)!.fileName;
		const check = async (...files: string[]) =>
			(await belegfluss('check', '--today', TODAY, ...files)).code;
		const [green, yellow, red] = ['green', 'yellow', 'red'].map(byAmpel) as [
			string,
			string,
			string,
		];
		const broken = samples.find(({ expect: e }) => !e.readable && e.ampel === 'red')!.fileName;
		expect(await check(green)).toBe(0);
		expect(await check(green, yellow)).toBe(1);
		expect(await check(yellow, red, green)).toBe(2);
		expect(await check(red, broken, green)).toBe(3);
	});

	it('adds the findings of every file to the JSON line', async () => {
		const { stdout } = await belegfluss(
			'check',
			'--json',
			'--today',
			TODAY,
			...samples.map(({ fileName }) => fileName),
		);
		for (const [index, { expect: expected }] of samples.entries()) {
			const { plausibility } = lines(stdout)[index];
			expect(plausibility.ampel).toBe(expected.ampel);
			const rules = plausibility.findings.map(({ rule }: { rule: string }) => rule);
			expect(rules).toEqual(expect.arrayContaining([...expected.rules]));
		}
	});
});

describe('the command line', () => {
	it.each([
		[['fly'], 'no command "fly"'],
		[['check'], 'at least one file'],
		[['check', '--today', '2026-02-30', 'x'], '--today must be a date'],
		[['check', '--language', 'fr', 'x'], '--language must be one of de, en'],
		[['check', '--jsn', 'x'], '--jsn'],
	])('%j is answered with one sentence and exit code 64', async (args, sentence) => {
		const { code, stderr } = await belegfluss(...args);
		expect(code).toBe(64);
		expect(stderr).toContain(sentence);
		expect(stderr).not.toContain('    at ');
	});

	it('knows its version and its help', async () => {
		expect((await belegfluss('--version')).stdout.trim()).toBe(packageJson.version);
		expect((await belegfluss('--help')).stdout).toContain('Exit codes');
	});
});
