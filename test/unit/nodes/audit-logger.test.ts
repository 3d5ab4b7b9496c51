import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ICredentialTestFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BelegflussLedgerApi } from '../../../credentials/BelegflussLedgerApi.credentials';
import type { AuditReceipt } from '../../../lib/envelope/envelope';
import { stepActions } from '../../../lib/ledger/event/actions';
import type { AuditEvent } from '../../../lib/ledger/event/event';
import { closeSqliteLedger, openSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import type { StoredEntry } from '../../../lib/ledger/store/store';
import type { VerificationReport } from '../../../lib/ledger/verify/verify';
import { AuditLogger } from '../../../nodes/AuditLogger/AuditLogger.node';
import { packageInfo } from '../../../nodes/support/package-info';
import {
	binaryFile,
	fakeExecuteFunctions,
	runNode,
	type FakeRun,
} from '../../support/fake-execute';

/** Of the file `%PDF-1.7` that the items carry. */
const SHA256 = '86edbaa24831badfa0a8b04bb410141e2ee4182b6d0014493fe262a7a331c20b';
const SELLER = 'Muster & Söhne GmbH';

let folder: string;
let ledger: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'belegfluss-audit-'));
	ledger = join(folder, '.n8n', 'belegfluss', 'ledger.sqlite');
	vi.stubEnv('N8N_USER_FOLDER', folder);
	vi.stubEnv('EXECUTIONS_MODE', undefined);
});

afterEach(async () => {
	await closeSqliteLedger(ledger);
	rmSync(folder, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

/** What was kept with an entry, without the salt. */
function payloadOf(entry: { payload: string | null } | undefined): unknown {
	return (JSON.parse(entry?.payload ?? '') as { data: unknown }).data;
}

function decidedItem(): INodeExecutionData {
	return {
		json: {
			document: {
				sha256: SHA256,
				fileName: 'RE-2026-55.pdf',
				mimeType: 'application/pdf',
				bytes: 84_213,
				receivedAt: '2026-03-02T08:00:00.000Z',
			},
			invoice: {
				number: 'RE-2026-55',
				currency: 'EUR',
				seller: { name: SELLER },
				totals: { net: '100.00', tax: '19.00', gross: '119.00' },
			},
			extraction: {
				method: 'llmText',
				model: 'model-x',
				usage: { inputTokens: 900, outputTokens: 120 },
				fields: { 'totals.gross': { confidence: 0.93, evidence: null } },
			},
			plausibility: {
				ampel: 'yellow',
				findings: [{ rule: 'A-05', severity: 'warning', message: `${SELLER}: …`, path: 'totals' }],
				ruleSetVersion: '2026.1',
				disabledRules: [],
			},
			decision: {
				action: 'approve',
				ampel: 'yellow',
				phase: 'shadow',
				reasons: [{ code: 'A-05', message: 'Bitte prüfen' }],
			},
		},
		binary: { data: binaryFile(Buffer.from('%PDF-1.7'), 'RE-2026-55.pdf', 'application/pdf') },
	};
}

const plainItem = (): INodeExecutionData => ({ json: { anything: 'else' } });

async function log(items: INodeExecutionData[], run: Partial<FakeRun> = {}) {
	const { outputs, hints } = await runNode({ node: new AuditLogger(), items, ...run });
	return { items: outputs[0] ?? [], hints };
}

async function verify(items: INodeExecutionData[], run: Partial<FakeRun> = {}) {
	const parameters = { resource: 'chain', operation: 'verify', ...run.parameters };
	const { outputs } = await runNode({ node: new AuditLogger(), items, ...run, parameters });
	return outputs[0] ?? [];
}

/** The fake knows no chosen credential; this is how n8n shows one, with its file helpers. */
async function logWithCredential(filePath: string, blocked = false) {
	const hints: NodeExecutionHint[] = [];
	const node = new AuditLogger();
	const credentials = { belegflussLedgerApi: { store: 'sqlite', filePath } };
	const context = fakeExecuteFunctions({ node, items: [plainItem()], credentials }, hints);
	const description = {
		...context.getNode(),
		credentials: { belegflussLedgerApi: { id: '1', name: 'Ledger' } },
	};
	context.getNode = () => description;
	Object.assign(context.helpers, {
		resolvePath: (path: string) =>
			existsSync(dirname(path)) ? Promise.resolve(path) : Promise.reject(new Error('ENOENT')),
		isFilePathBlocked: () => blocked,
	});
	return await node.execute.call(context);
}

async function entries(path = ledger): Promise<StoredEntry[]> {
	const found: StoredEntry[] = [];
	for await (const entry of (await openSqliteLedger(path)).readEvents()) found.push(entry);
	return found;
}

async function lastEvent(): Promise<AuditEvent> {
	return JSON.parse((await entries()).at(-1)?.canonical ?? '') as AuditEvent;
}

function tamper(sql: string): void {
	const database = new DatabaseSync(ledger);
	database.exec('DROP TRIGGER events_never_updated; DROP TRIGGER events_never_deleted;');
	database.exec(sql);
	database.close();
}

const receiptOf = (item: INodeExecutionData | undefined) =>
	item?.json['audit'] as unknown as AuditReceipt;
const reportOf = (item: INodeExecutionData | undefined) =>
	item?.json['ledger'] as unknown as VerificationReport;

describe('Audit Logger: log', () => {
	it('works with its defaults and no credential, and passes item and file on with a receipt', async () => {
		const item = decidedItem();
		const before = structuredClone(item);
		const { items, hints } = await log([item]);

		const [, entry] = await entries();
		expect(items).toEqual([
			{
				json: {
					...item.json,
					audit: { chain: entry?.chain, sequence: 2, hash: entry?.hash },
				},
				binary: item.binary,
				pairedItem: { item: 0 },
			},
		]);
		expect(item).toEqual(before);
		expect(hints).toEqual([]);
	});

	it('records who, what, where, decision, rules and model', async () => {
		await log([decidedItem()]);

		expect(await lastEvent()).toMatchObject({
			actor: { kind: 'system', id: 'KI-Workflow-01', via: 'n8n' },
			action: 'decided',
			subject: { type: 'document', documentSha256: SHA256 },
			mode: 'shadow',
			decision: {
				action: 'approve',
				ampel: 'yellow',
				reasons: ['A-05'],
				findings: ['A-05'],
				ruleSetVersion: '2026.1',
			},
			model: { name: 'model-x', inputTokens: 900, outputTokens: 120 },
			run: {
				workflowId: 'workflow-1',
				workflowName: 'Invoice inbox',
				executionId: '42',
				executionMode: 'manual',
				node: 'Audit Logger',
			},
			software: packageInfo,
			outcome: null,
		});
	});

	it.each([
		['decided', ['document', 'extraction', 'plausibility', 'decision']],
		['checked', ['document', 'extraction', 'plausibility']],
		['extracted', ['document', 'extraction']],
		['received', ['document']],
		['noted', []],
	])('derives the step %s from the parts %j', async (action, parts) => {
		const { json } = decidedItem();
		const part = Object.fromEntries(parts.map((name) => [name, json[name]]));
		await log([{ json: part as INodeExecutionData['json'] }]);

		expect(await lastEvent()).toMatchObject({ action });
	});

	it.each([
		['of this package', { code: 'PDF_ENCRYPTED', message: 'x', remedy: 'y' }, 'PDF_ENCRYPTED'],
		['of another node', 'The service refused the connection', 'UNEXPECTED'],
	])('logs an item that carries an error %s as failed', async (_, error, errorCode) => {
		await log([{ json: { document: decidedItem().json['document'], error } }]);

		expect(await lastEvent()).toMatchObject({
			action: 'failed',
			outcome: { state: 'failed', errorCode },
		});
	});

	it('logs a file of DATEV Export with the documents it holds', async () => {
		const datev = {
			fileName: 'EXTF_Buchungsstapel_2026-03.csv',
			category: 'Buchungsstapel',
			version: 13,
			period: '2026-03',
			postings: 2,
			total: '238.00',
			documents: [SHA256],
			notes: [{ id: SHA256, code: 'DATEV_PAID', message: SELLER }],
		};
		await log([{ json: { datev } }]);

		const [, exported] = await entries();
		expect(JSON.parse(exported?.canonical ?? '')).toMatchObject({
			action: 'exported',
			subject: { type: 'postingBatch', id: datev.fileName, system: 'DATEV' },
		});
		expect(payloadOf(exported)).toMatchObject({
			postingBatch: { postings: 2, documents: [SHA256] },
		});
		expect(exported?.payload).not.toContain(SELLER);
	});

	it('offers exactly the steps the ledger knows, and records the chosen one', async () => {
		const step = new AuditLogger().description.properties.find(({ name }) => name === 'step');
		const values = step?.options?.map((option) => ('value' in option ? option.value : undefined));
		expect(new Set(values)).toEqual(new Set(['auto', ...stepActions]));

		await log([decidedItem()], { parameters: { step: 'exported', actor: 'Export-02' } });
		expect(await lastEvent()).toMatchObject({ action: 'exported', actor: { id: 'Export-02' } });
	});

	it('keeps hashes and codes by default, no name and no amount', async () => {
		await log([decidedItem()]);

		const [, entry] = await entries();
		const everything = `${entry?.canonical}${entry?.payload}`;
		expect(payloadOf(entry)).toMatchObject({
			document: { sha256: SHA256, bytes: 84_213, mimeType: 'application/pdf' },
			totalsSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			plausibility: { ampel: 'yellow', findings: [{ rule: 'A-05', severity: 'warning' }] },
			decision: { action: 'approve', phase: 'shadow', reasons: ['A-05'] },
		});
		for (const secret of [SELLER, 'RE-2026-55', '119.00', 'Bitte prüfen']) {
			expect(everything).not.toContain(secret);
		}
	});

	it('keeps nothing beside the chain when told so', async () => {
		await log([decidedItem()], { parameters: { payload: 'none' } });

		expect((await entries())[1]).toMatchObject({ payload: null, payloadSha256: null });
	});

	it('keeps the whole envelope when told so, without file and foreign fields', async () => {
		const item = decidedItem();
		await log([{ ...item, json: { ...item.json, foreign: 1, broken: 'a\ud83d' } }], {
			parameters: { payload: 'full' },
		});

		expect(payloadOf((await entries())[1])).toEqual(item.json);
	});

	it('keeps a text layer with half characters, replaced by U+FFFD', async () => {
		const invoice = { number: 'RE\ud83d' };
		await log([{ json: { invoice } }], { parameters: { payload: 'full' } });

		expect(payloadOf((await entries())[1])).toEqual({
			invoice: { number: 'RE\ufffd' },
		});
	});

	it('binds the summary to the totals: other amounts, other hash', async () => {
		const item = decidedItem();
		const other = decidedItem();
		other.json['invoice'] = { currency: 'EUR', totals: { gross: '119.01' } };
		await log([item, decidedItem(), other]);

		const hashes = (await entries())
			.slice(1)
			.map(({ payload }) => (payloadOf({ payload }) as { totalsSha256: string }).totalsSha256);
		expect(hashes[0]).toBe(hashes[1]);
		expect(hashes[0]).not.toBe(hashes[2]);
	});

	it('writes all items of the run in one transaction, in their order', async () => {
		const { items } = await log(Array.from({ length: 100 }, decidedItem));

		expect(items.map((item) => receiptOf(item).sequence)).toEqual(
			Array.from({ length: 100 }, (_, index) => index + 2),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 100 }, (_, item) => ({ item })),
		);
	});

	it('warns in queue mode that several hosts need another store', async () => {
		vi.stubEnv('EXECUTIONS_MODE', 'queue');
		const { hints } = await log([decidedItem()]);

		expect(hints).toMatchObject([
			{ type: 'warning', message: expect.stringContaining('PostgreSQL') as string },
		]);
	});
});

describe('Audit Logger: log, when nothing can be logged', () => {
	const damaged = () => {
		mkdirSync(dirname(ledger), { recursive: true });
		writeFileSync(ledger, 'Sehr geehrte Damen und Herren, '.repeat(40));
	};

	it('stops the run and says that nothing was logged', async () => {
		damaged();

		const failure = await log([decidedItem(), decidedItem()]).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(NodeOperationError);
		expect(failure).toMatchObject({
			message: expect.stringMatching(/^Nothing was logged, none of the 2 event\(s\)/) as string,
			description: expect.stringContaining('ledger') as string,
		});
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'gives every item the error part with %s, and no receipt',
		async (onError) => {
			damaged();
			const { items } = await log([decidedItem(), decidedItem()], { onError });

			expect(items).toHaveLength(2);
			for (const [index, item] of items.entries()) {
				expect(item).toMatchObject({
					json: { document: { sha256: SHA256 }, error: { code: 'LEDGER_FOREIGN_FILE' } },
					binary: { data: { fileName: 'RE-2026-55.pdf' } },
					pairedItem: { item: index },
				});
				expect(item.json).not.toHaveProperty('audit');
				expect(item.error instanceof Error).toBe(onError === 'continueErrorOutput');
			}
		},
	);

	it('logs none of the run when one item has no proper form, and names item and field', async () => {
		const wrong = { json: { document: { sha256: 'nonsense', fileName: SELLER } } };
		const failure = await log([decidedItem(), wrong]).catch((error: unknown) => error);

		expect(failure).toMatchObject({
			message: expect.stringMatching(/Nothing was logged.*"document.sha256"/) as string,
			context: { itemIndex: 1 },
		});
		expect(JSON.stringify(failure)).not.toContain(SELLER);
		expect(existsSync(ledger)).toBe(false);
	});

	it('logs the other items when the node continues on fail', async () => {
		const wrong = { json: { decision: { ampel: 'blue' } } };
		const { items } = await log([wrong, decidedItem()], { onError: 'continueRegularOutput' });

		expect(items[0]?.json).toMatchObject({ error: { code: 'LEDGER_ENVELOPE_INVALID' } });
		expect(items[0]?.json).not.toHaveProperty('audit');
		expect(receiptOf(items[1])).toMatchObject({ sequence: 2 });
		expect(await entries()).toHaveLength(2);
	});

	it('refuses an empty technical user', async () => {
		await expect(log([decidedItem()], { parameters: { actor: ' ' } })).rejects.toThrow(
			/Nothing was logged.*"actor.id"/,
		);
	});
});

describe('Audit Logger: the ledger of the credential', () => {
	it('lies where the credential says, if n8n allows that place', async () => {
		const path = join(folder, 'elsewhere', 'books.sqlite');
		mkdirSync(dirname(path));
		await logWithCredential(path);

		expect(await entries(path)).toHaveLength(2);
		expect(existsSync(ledger)).toBe(false);
		await closeSqliteLedger(path);
	});

	it('lies in the default place when the field is empty', async () => {
		await logWithCredential('  ', true);

		expect(await entries()).toHaveLength(2);
	});

	it.each([
		['n8n blocks', 'books.sqlite', true, /does not allow access/],
		['has no folder', join('missing', 'books.sqlite'), false, /folder .* does not exist/],
		['is n8n’s own database', join('.n8n', 'database.sqlite'), true, /does not allow access/],
	])('is refused when the path %s', async (_, path, blocked, reason) => {
		mkdirSync(join(folder, '.n8n'));
		await expect(logWithCredential(join(folder, path), blocked)).rejects.toThrow(reason);
		expect(existsSync(join(folder, path))).toBe(false);
	});

	it('is refused when the path is relative', async () => {
		await expect(logWithCredential('ledger.sqlite')).rejects.toThrow(/not absolute/);
	});
});

describe('Audit Logger: verify', () => {
	it('reports an intact chain in one item, paired with all incoming ones', async () => {
		const { items } = await log([decidedItem(), decidedItem()]);
		const result = await verify([{ json: {} }, { json: {} }]);

		expect(result).toHaveLength(1);
		expect(result[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		expect(reportOf(result[0])).toMatchObject({
			intact: true,
			chain: receiptOf(items[0]).chain,
			checked: 3,
			first: { sequence: 1 },
			last: { sequence: 3, hash: receiptOf(items[1]).hash },
			deviations: [],
			trustworthyUntil: 3,
			confirmedUntil: 0,
			payloads: { kept: 2, erased: 0 },
		});
	});

	it('confirms the chain with the receipts of the incoming items', async () => {
		const { items } = await log([decidedItem(), decidedItem()]);

		expect(reportOf((await verify(items))[0])).toMatchObject({ intact: true, confirmedUntil: 3 });
	});

	it('gives a damaged chain as a result, in German or English', async () => {
		await log([decidedItem(), decidedItem(), decidedItem()]);
		tamper('DELETE FROM events WHERE seq = 3');

		expect(reportOf((await verify([{ json: {} }]))[0])).toMatchObject({
			intact: false,
			deviations: [{ kind: 'gap', sequence: 3, detail: 'Die Einträge 3 bis 3 fehlen.' }],
			trustworthyUntil: 2,
		});
		const english = { parameters: { options: { language: 'en' } } };
		expect(reportOf((await verify([{ json: {} }], english))[0]).deviations[0]?.detail).toBe(
			'Entries 3 to 3 are missing.',
		);
	});

	it('sees a cut-off end only by a receipt', async () => {
		const { items } = await log([decidedItem(), decidedItem()]);
		tamper('DELETE FROM events WHERE seq = 3');

		expect(reportOf((await verify([{ json: {} }]))[0])).toMatchObject({ intact: true });
		expect(reportOf((await verify(items))[0])).toMatchObject({
			intact: false,
			deviations: [{ kind: 'tailMissing', sequence: 3 }],
		});
	});

	it('stops on a deviation when told so, or passes report and error on', async () => {
		await log([decidedItem(), decidedItem(), decidedItem()]);
		tamper('DELETE FROM events WHERE seq = 3');
		const parameters = { options: { failOnDeviation: true } };

		await expect(verify([{ json: {} }], { parameters })).rejects.toThrow(
			/1 deviation\(s\); trustworthy up to entry 2/,
		);
		const [item] = await verify([{ json: {} }], { parameters, onError: 'continueRegularOutput' });
		expect(item?.json).toMatchObject({
			ledger: { intact: false },
			error: { code: 'LEDGER_DEVIATIONS_FOUND' },
		});
	});

	it('does not make a ledger that is not there', async () => {
		await expect(verify([{ json: {} }])).rejects.toThrow(/no ledger/);
		expect(existsSync(ledger)).toBe(false);
	});
});

describe('Belegfluss Ledger API: credential test', () => {
	async function test(filePath: string) {
		const { credentialTest } = new AuditLogger().methods;
		return await credentialTest.testLedger.call({} as ICredentialTestFunctions, {
			id: '1',
			name: 'Ledger',
			type: 'belegflussLedgerApi',
			data: { store: 'sqlite', filePath },
		});
	}

	it('makes the ledger in the default place and adds no entry', async () => {
		expect(await test('')).toMatchObject({
			status: 'OK',
			message: expect.stringContaining('still empty') as string,
		});
		expect(await entries()).toEqual([]);

		await log([decidedItem()]);
		expect(await test('')).toMatchObject({
			message: expect.stringContaining('2 entries') as string,
		});
		expect(await entries()).toHaveLength(2);
	});

	it('makes nothing outside of our folder, but says whether it could', async () => {
		const path = join(folder, 'books.sqlite');

		expect(await test(path)).toMatchObject({ status: 'OK' });
		expect(existsSync(path)).toBe(false);
		expect(await test(join(folder, 'missing', 'books.sqlite'))).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('does not exist') as string,
		});
	});

	it.each([
		['relative', 'ledger.sqlite', 'not absolute'],
		['a file of another program', 'letter.txt', 'belongs to another program'],
	])('says what is wrong with a path that is %s', async (_, name, reason) => {
		const letter = join(folder, name);
		writeFileSync(letter, 'Sehr geehrte Damen und Herren, '.repeat(40));
		const path = name.endsWith('.txt') ? letter : name;

		expect(await test(path)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(reason) as string,
		});
	});
});

describe('Audit Logger: what n8n reads', () => {
	it('is no tool for AI agents, and its credential is optional, tested and restricted', () => {
		const { description, methods } = new AuditLogger();

		expect(description.usableAsTool).toBeUndefined();
		expect(description.credentials).toEqual([
			{ name: new BelegflussLedgerApi().name, required: false, testedBy: 'testLedger' },
		]);
		expect(methods.credentialTest).toHaveProperty('testLedger');
		expect(new BelegflussLedgerApi().restrictToSupportedNodes).toBe(true);
	});
});
