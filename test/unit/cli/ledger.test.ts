import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { settingsOf } from '../../../cli/commands/ledger/source';
import { writeCheckpoint } from '../../../lib/ledger/checkpoint/checkpoint';
import { eventLeaf } from '../../../lib/ledger/checkpoint/event-leaf';
import {
	formatSigningKey,
	formatVerifierKey,
	generateSigningKey,
	verifierKeyOf,
} from '../../../lib/ledger/checkpoint/keys';
import { MerkleAccumulator } from '../../../lib/ledger/checkpoint/merkle';
import type { LedgerStore, StoredEntry } from '../../../lib/ledger/store/store';
import {
	closePostgresLedger,
	openPostgresLedger,
} from '../../../lib/ledger/store/postgres/ledgers';
import { openSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import { CHAIN, chainOf, temporaryLedger } from '../ledger/helpers';
import { exported, temporaryFolder, writeFiles } from '../ledger/export/exports';
import { freshDatabase } from '../../support/postgres';
import { run } from './run-main';

const key = (name: string) =>
	generateSigningKey(name, (length) =>
		createHash('sha512').update(name).digest().subarray(0, length),
	);
const ours = key('belegfluss.test');
const publicKey = formatVerifierKey(verifierKeyOf(ours));
const TIME = '2026-04-01T06:00:00.000Z';

const chain = chainOf(6);
let folder: string;
let checkpoint: string;

function checkpointOver(entries: readonly StoredEntry[], size: number): string {
	const tree = new MerkleAccumulator();
	for (const { hash } of entries.slice(0, size)) tree.add(eventLeaf(hash));
	const head = entries[size - 1]?.hash ?? '';
	return writeCheckpoint({ chain: CHAIN, size, root: tree.root(), head, time: TIME }, [ours]);
}

async function exportOf(entries: readonly StoredEntry[]): Promise<string> {
	return writeFiles(join(temporaryFolder(), 'export'), await exported(entries));
}

beforeEach(async () => {
	folder = await exportOf(chain);
	checkpoint = join(temporaryFolder(), 'checkpoint.txt');
	writeFileSync(checkpoint, checkpointOver(chain, 4).replaceAll('\n', '\r\n'));
});

describe('belegfluss ledger verify', () => {
	it('ends with 0 when the export is intact and a checkpoint proves it', async () => {
		const { code, stdout, stderr } = await run(
			'ledger',
			'verify',
			folder,
			'--checkpoint',
			checkpoint,
			'--key',
			publicKey,
		);

		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
		expect(stdout).toBe(`Protokoll ${CHAIN}
6 Einträge, vom 2026-03-02T08:00:01.000Z bis 2026-03-02T08:00:05.000Z (UTC)
Letzter Eintrag: Nr. 6, Hash ${chain[5]?.hash}
Daten zu Einträgen: 5 aufbewahrt, 0 gelöscht und vermerkt, 0 fehlen ohne Vermerk

Keine Abweichung.

Bis Eintrag 4 durch einen unterschriebenen Prüfpunkt belegt: dort wurde seither nichts geändert.
Für die 2 Einträge danach gilt das nicht: ein neuerer Prüfpunkt würde auch sie belegen.
Ergebnis: unversehrt und belegt.
`);
	});

	it('takes the key from a file as well, and several checkpoints from one', async () => {
		const keys = join(temporaryFolder(), 'keys.txt');
		writeFileSync(keys, `\n${formatVerifierKey(verifierKeyOf(key('other')))}\r\n${publicKey}\n`);
		writeFileSync(checkpoint, `${checkpointOver(chain, 2)}\n${checkpointOver(chain, 6)}`);
		const { code, stdout } = await run(
			'ledger',
			'verify',
			'--json',
			'--key',
			keys,
			'--checkpoint',
			checkpoint,
			folder,
		);

		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			export: folder,
			verdict: 'anchored',
			report: { intact: true, anchoredUntil: 6, chain: CHAIN },
			error: null,
		});
	});

	it('ends with 1 without a checkpoint, and says what cannot be known', async () => {
		const { code, stdout } = await run('ledger', 'verify', folder);

		expect(code).toBe(1);
		expect(stdout).toContain('ob am Ende Einträge fehlen oder ob alles neu geschrieben wurde');
		expect(stdout).toContain('Ergebnis: in sich unversehrt, aber nicht belegt.');
	});

	it('ends with 1 when nobody gave the key of the checkpoint', async () => {
		const { code, stdout } = await run('ledger', 'verify', folder, '--checkpoint', checkpoint);

		expect(code).toBe(1);
		expect(stdout).toContain('Ein Prüfpunkt stimmt bis Eintrag 4 überein.');
	});

	it('ends with 2 when it is damaged, and names what, where, and what still holds', async () => {
		const file = join(folder, 'events.jsonl');
		writeFileSync(file, readFileSync(file, 'utf8').replace('voucher-2', 'voucher-7'));
		const { code, stdout } = await run('ledger', 'verify', folder);

		expect(code).toBe(2);
		expect(stdout).toContain(`1 Abweichung(en):
  contentChanged  Eintrag 4 hat nicht mehr den Inhalt, aus dem sein Hash gebildet wurde. [Zeile 4]

Noch vertrauenswürdig: Eintrag 1 bis 3.`);
		expect(stdout).toContain('Ergebnis: beschädigt.');
	});

	it('speaks English when asked to', async () => {
		const file = join(folder, 'payloads.jsonl');
		writeFileSync(file, readFileSync(file, 'utf8').replace('Beleg 3', 'Beleg 4'));
		const { code, stdout } = await run('ledger', 'verify', folder, '--language', 'en');

		expect(code).toBe(2);
		expect(stdout).toContain(
			'payloadChanged  The data kept for entry 5 is not the data that was logged.\n\nThe entries themselves form an unbroken chain (1 to 6).',
		);
		expect(stdout).toContain('Result: damaged.');
	});

	it('ends with 2 when the end was cut off, which only the checkpoint shows', async () => {
		const cut = await exportOf(chain.slice(0, 3));
		const { code, stdout } = await run(
			'ledger',
			'verify',
			cut,
			'--checkpoint',
			checkpoint,
			'--key',
			publicKey,
			'--json',
		);

		expect(code).toBe(2);
		expect(JSON.parse(stdout)).toMatchObject({
			verdict: 'damaged',
			report: {
				deviations: [{ kind: 'checkpointAhead', sequence: 4, line: null }],
				trustworthyUntil: 3,
				anchoredUntil: 0,
			},
		});
	});

	it('ends with 2 for an export without entries', async () => {
		const { code, stdout } = await run('ledger', 'verify', await exportOf([]));

		expect(code).toBe(2);
		expect(stdout).toContain('Kein Eintrag ist noch vertrauenswürdig.');
	});

	it('lists a bounded number of deviations and counts the rest', async () => {
		const file = join(folder, 'events.jsonl');
		writeFileSync(file, 'x\n'.repeat(1_500));
		const { stdout } = await run('ledger', 'verify', folder);

		expect(stdout).toContain('1500 Abweichung(en):');
		expect(stdout).toContain('… und 500 weitere');
	});

	it('reads the events alone, and says that no data was verified', async () => {
		const { code, stdout } = await run('ledger', 'verify', join(folder, 'events.jsonl'));

		expect(code).toBe(1);
		expect(stdout).toContain('Daten zu 6 Einträgen wurden nicht geprüft');
	});

	it('reads a ledger file without changing it', async () => {
		const path = temporaryLedger();
		await fill(await openSqliteLedger(path, { create: true }));
		const { code, stdout } = await run('ledger', 'verify', '--json', path);

		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({ verdict: 'unanchored', report: { checked: 6 } });
	});

	it.each([
		['there is nothing', (path: string) => join(path, 'nowhere'), 'EXPORT_NOT_FOUND'],
		['the folder is something else', (path: string) => join(path, '..'), 'EXPORT_EVENTS_MISSING'],
	])('ends with 3 when %s', async (_, place, expected) => {
		const path = place(folder);
		const json = await run('ledger', 'verify', path, '--json');
		expect(json.code).toBe(3);
		expect(JSON.parse(json.stdout)).toMatchObject({
			export: path,
			verdict: 'unreadable',
			report: null,
			error: { code: expected },
		});

		const human = await run('ledger', 'verify', path);
		expect(human).toMatchObject({ code: 3, stdout: '' });
		expect(human.stderr.split('\n')).toHaveLength(3);
	});

	it('ends with 3 when the events are a folder', async () => {
		rmSync(join(folder, 'events.jsonl'));
		mkdirSync(join(folder, 'events.jsonl'));

		expect(await run('ledger', 'verify', folder)).toMatchObject({ code: 3, stdout: '' });
	});

	it.each([
		['a checkpoint that is none', ['--checkpoint', 'FILE'], 'CHECKPOINT_NOTE_FORM'],
		['a checkpoint that is not there', ['--checkpoint', 'nowhere.txt'], 'CLI_FILE_NOT_FOUND'],
		['a key that is not there', ['--key', 'nowhere.txt'], 'CLI_FILE_NOT_FOUND'],
		['a key that is none', ['--key', 'a+b'], 'CHECKPOINT_VERIFIER_KEY_FORM'],
		['a folder for a key', ['--key', 'FOLDER'], 'CLI_NOT_A_FILE'],
	])('ends with 3 for %s', async (_, options, expected) => {
		const file = join(temporaryFolder(), 'file.txt');
		writeFileSync(file, 'Hallo\n');
		const args = options.map((arg) => arg.replace('FILE', file).replace('FOLDER', folder));
		const { code, stdout } = await run('ledger', 'verify', folder, '--json', ...args);

		expect(code).toBe(3);
		expect(JSON.parse(stdout)).toMatchObject({ error: { code: expected } });
	});

	it('never repeats a signing key somebody gave by mistake', async () => {
		const secret = formatSigningKey(ours);
		const { code, stdout, stderr } = await run('ledger', 'verify', folder, '--key', secret);

		expect(code).toBe(3);
		expect(`${stdout}${stderr}`).not.toContain(secret.slice(-20));
	});

	it('keeps control characters of an export away from the terminal', async () => {
		const foreign = chainOf(2, 'evil\u001b[2J\u202e');
		const { stdout } = await run('ledger', 'verify', await exportOf([...chain, ...foreign]));

		expect(stdout).toContain('foreignChain');
		// eslint-disable-next-line no-control-regex
		expect(stdout).not.toMatch(/[\u001b\u202e]/);
	});

	it.each([
		[[], 'Name the export to be verified.'],
		[['a', 'b'], 'Name one export only.'],
		[['--language', 'fr', 'a'], '--language must be one of de, en'],
		[['--chekpoint', 'x', 'a'], '--chekpoint'],
		[['a', '--key'], '--key'],
	])('answers %j with a sentence and exit code 64', async (args, sentence) => {
		const { code, stdout, stderr } = await run('ledger', 'verify', ...args);

		expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
		expect(stderr).toContain(sentence);
		expect(stderr).toContain('Try: belegfluss ledger verify --help');
	});
});

describe('belegfluss ledger export', () => {
	it('writes a folder that verifies', async () => {
		const path = temporaryLedger();
		await fill(await openSqliteLedger(path, { create: true }));
		const out = join(temporaryFolder(), 'out');
		const { code, stdout } = await run('ledger', 'export', '--ledger', path, '--out', out);

		expect(code).toBe(0);
		expect(stdout).toBe(
			`6 Einträge, 5 davon mit Daten, und 0 Prüfpunkt(e) nach ${out} exportiert.\nPrüfen: belegfluss ledger verify ${out}\n`,
		);
		expect(readdirSync(out)).toHaveLength(5);
		expect((await run('ledger', 'verify', out)).code).toBe(1);
	});

	it('says the same as JSON', async () => {
		const path = temporaryLedger();
		await fill(await openSqliteLedger(path, { create: true }));
		const out = join(temporaryFolder(), 'out');
		const { stdout } = await run('ledger', 'export', '--json', '--ledger', path, '--out', out);

		expect(JSON.parse(stdout)).toEqual({
			folder: out,
			entries: 6,
			payloads: 5,
			checkpoints: 0,
			head: { chain: CHAIN, sequence: 6, hash: chain[5]?.hash },
		});
	});

	it('ends with 3, and makes no folder, when there is no such ledger', async () => {
		const out = join(temporaryFolder(), 'out');
		const path = join(out, '..', 'nowhere.sqlite');
		const { code, stderr } = await run('ledger', 'export', '--ledger', path, '--out', out);

		expect(code).toBe(3);
		expect(stderr).toContain('liegt kein');
		expect(existsSync(out)).toBe(false);
	});

	it('ends with 3 when the file is no ledger, or the folder not empty', async () => {
		const text = join(temporaryFolder(), 'a.txt');
		writeFileSync(text, 'Hallo');
		const out = join(temporaryFolder(), 'out');
		expect((await run('ledger', 'export', '--ledger', text, '--out', out)).stderr).toContain(
			'gehört zu einem anderen Programm',
		);

		const path = temporaryLedger();
		await fill(await openSqliteLedger(path, { create: true }));
		const full = await run('ledger', 'export', '--ledger', path, '--out', folder);
		expect(full).toMatchObject({ code: 3 });
		expect(full.stderr).toContain('ist nicht leer');
	});

	it.each([
		[['--ledger', 'a'], 'Name the folder to be written with --out.'],
		[['--out', 'b'], 'Name the ledger with --ledger, or in BELEGFLUSS_LEDGER_URL.'],
		[['--ledger', 'a', '--out', 'b', 'c'], 'What is "c" meant for?'],
	])('answers %j with a sentence and exit code 64', async (args, sentence) => {
		const { code, stderr } = await run('ledger', 'export', ...args);

		expect(code).toBe(64);
		expect(stderr).toContain(sentence);
	});

	it('refuses an address that is none without repeating it', async () => {
		vi.stubEnv('BELEGFLUSS_LEDGER_URL', 'mysql://user:geheim@host/db');
		const { code, stderr } = await run('ledger', 'export', '--out', join(folder, 'out'));
		vi.unstubAllEnvs();

		expect(code).toBe(3);
		expect(stderr).toContain('does not begin with postgres://');
		expect(stderr).not.toContain('geheim');
	});
});

describe('a ledger in PostgreSQL', () => {
	it('is exported by the address in the environment', async () => {
		const database = await freshDatabase();
		const url = `${database.url}?schema=audit&tls=off`;
		const settings = settingsOf(url);
		const out = join(temporaryFolder(), 'out');
		vi.stubEnv('BELEGFLUSS_LEDGER_URL', url);
		try {
			await fill(await openPostgresLedger(settings, { create: true }));
			const { code, stdout } = await run('ledger', 'export', '--out', out, '--json');

			expect(code).toBe(0);
			expect(JSON.parse(stdout)).toMatchObject({ entries: 6, payloads: 5 });
			expect(readFileSync(join(out, 'events.jsonl'))).toEqual(
				readFileSync(join(folder, 'events.jsonl')),
			);
			expect((await run('ledger', 'verify', out)).code).toBe(1);
		} finally {
			vi.unstubAllEnvs();
			await closePostgresLedger(settings);
			await database.drop();
		}
	});
});

describe('the address of a ledger in PostgreSQL', () => {
	it('gives what it takes to open it', () => {
		expect(
			settingsOf('postgres://be%40leg:p%2Fw%3A1@db.example:6543/books?schema=audit&tls=off'),
		).toEqual({
			host: 'db.example',
			port: 6543,
			database: 'books',
			user: 'be@leg',
			password: 'p/w:1',
			schema: 'audit',
			tls: 'off',
			ca: null,
		});
		expect(settingsOf('postgresql://u:p@[::1]/d')).toEqual({
			host: '::1',
			port: 5432,
			database: 'd',
			user: 'u',
			password: 'p',
			schema: 'belegfluss',
			tls: 'verify',
			ca: null,
		});
	});

	it('may name a file with a certificate', () => {
		const ca = join(temporaryFolder(), 'ca.pem');
		writeFileSync(ca, 'PEM');

		expect(settingsOf(`postgres://u:p@h/d?tls=verifyWithCa&ca=${ca}`)).toMatchObject({
			tls: 'verifyWithCa',
			ca: 'PEM',
		});
	});

	it.each([
		['nonsense', 'not a URL'],
		['https://u:p@h/d', 'does not begin with postgres://'],
		['postgres://u:p@h/d?tls=maybe', 'tls must be verify, verifyWithCa, off'],
		['postgres://u:p@h/d?sslmode=disable', 'unknown parameter "sslmode"'],
		['postgres://u:p@h/d?ca=/nowhere.pem', 'the file named in "ca" cannot be read'],
		['postgres://u:p%zz@h/d', 'not properly percent-encoded'],
	])('is refused: %s', (url, reason) => {
		expect(() => settingsOf(url)).toThrow(
			expect.objectContaining({ code: 'CLI_LEDGER_URL', params: { reason } }),
		);
	});
});

/** Puts the chain of these tests into a new ledger. */
async function fill(store: LedgerStore): Promise<void> {
	await store.transact({}, () => ({
		batch: {
			events: chain,
			payloads: chain.flatMap(({ sequence, payload: canonical }) =>
				canonical === null ? [] : [{ sequence, canonical }],
			),
		},
		result: null,
	}));
}
