import { describe, expect, it } from 'vitest';
import { FakeTarget } from '../../../guard/support/fake-target';
import { hookedStore } from '../../../guard/support/hooked-store';
import { keyOf, orderFor, SYSTEM, WORKFLOW } from '../../../guard/support/orders';
import { attemptEvent } from '../../../../../lib/guard/intent-event';
import { chainUp, prepareEntry } from '../../../../../lib/ledger/append';
import { sha256Hex } from '../../../../../lib/ledger/event/hash';
import type { WriteIntent } from '../../../../../lib/ledger/store/records';
import type {
	RecordedRow,
	LedgerBatch,
	LedgerStore,
	RecordsOf,
	RecordTableName,
} from '../../../../../lib/ledger/store/store';
import { policyFor } from '../../../../../lib/ledger/switches/policy';
import type { LedgerReport } from '../../../../../lib/ledger/verify/report';
import { verifyLedger } from '../../../../../lib/ledger/verify/verify-ledger';
import { context, readAll } from '../../helpers';
import { newLedger, write, type LedgerHome, type NewHome } from '../home';
import { hash, intent } from '../records';
import { approvals, documents, fillByGuard, rowCounts, worldOf } from './written-ledger';

const tables = ['switches', 'approvals', 'intents'] as const satisfies RecordTableName[];

/** What keeps ordinary accounts and mistakes away from the rows; whoever owns the tables can drop it. */
const triggers = [
	['intents_never_deleted', 'intents'],
	['intents_done_for_good', 'intents'],
	['approvals_never_deleted', 'approvals'],
	['approvals_serve_once', 'approvals'],
	['switches_never_deleted', 'switches'],
] as const;

async function dropTriggers(home: LedgerHome): Promise<void> {
	const isPostgres = home.location.kind === 'postgres';
	const statements = triggers.map(
		([name, table]) => `DROP TRIGGER ${name}${isPostgres ? ` ON ${table}` : ''}`,
	);
	await home.tamper(statements.join(';'));
}

/** A ledger with rows in every state, which nothing protects any more. */
async function writtenLedger(newHome: NewHome) {
	const home = await newHome();
	const store = await home.open({ create: true });
	const world = await fillByGuard(store);
	await dropTriggers(home);
	return { home, store, world };
}

function found({ tables: { deviations } }: LedgerReport): string[] {
	return deviations.map(({ kind, table, key, sequence }) => `${kind} ${table} ${key} ${sequence}`);
}

/** Sequences of the entries about a write, an approval or a kill switch for everything. */
async function sequencesOf(store: LedgerStore, part: string): Promise<number[]> {
	const entries = await readAll(store);
	return entries.flatMap(({ canonical, sequence }) => (canonical.includes(part) ? sequence : []));
}

type Version = { readonly [Name in RecordTableName]: readonly RecordedRow<RecordsOf[Name]>[] };

async function versionOf(store: LedgerStore): Promise<Version> {
	const all = { after: null, limit: 1_000 };
	return {
		switches: await store.readRows('switches', all),
		approvals: await store.readRows('approvals', all),
		intents: await store.readRows('intents', all),
	};
}

function batchOf(table: RecordTableName, record: unknown): Omit<LedgerBatch, 'events'> {
	return { [table]: [record] };
}

/** Writes of many documents at once, announced and booked, as the guard would have recorded them. */
async function bookMany(store: LedgerStore, count: number): Promise<WriteIntent[]> {
	const ledger = context();
	return store.transact({}, ({ head }) => {
		const orders = Array.from({ length: count }, (_, index) => orderFor(1_000 + index));
		const prepared = orders.flatMap((order) =>
			(['intent', 'done'] as const).map((state) => {
				const remoteId = state === 'done' ? `V-${order.key}` : null;
				const facts = { attempt: 1, requestSha256: hash('r'), phase: null, approval: null };
				const event = attemptEvent(order, facts, { state, remoteId, errorCode: null });
				return prepareEntry({ event, payload: null }, ledger);
			}),
		);
		const { events, payloads, receipts } = chainUp(head, prepared, ledger);
		const intents = orders.map((order, index) =>
			intent({
				...order,
				state: 'done',
				requestSha256: hash('r'),
				executionId: order.run?.executionId ?? null,
				remoteId: `V-${order.key}`,
				sequence: receipts[2 * index + 1]?.sequence ?? 0,
			} as Partial<WriteIntent>),
		);
		return { batch: { events, payloads, intents }, result: intents };
	});
}

/** Tests of holding the tables beside the chain against it, for every store. */
export function describeTables(name: string, newHome: NewHome): void {
	describe(`rows as they lie in ${name}`, () => {
		it('come page by page in the order of their keys, each with its entry', async () => {
			const { store } = await writtenLedger(newHome);
			const texts = new Map((await readAll(store)).map((entry) => [entry.sequence, entry]));
			for (const table of tables) {
				const pages: RecordedRow<RecordsOf[RecordTableName]>[] = [];
				for (;;) {
					const after: readonly string[] | null = pages.at(-1)?.key ?? null;
					const page = await store.readRows(table, { after, limit: 2 });
					expect(page.length).toBeLessThanOrEqual(2);
					if (page.length === 0) break;
					pages.push(...page);
				}
				expect(pages).toHaveLength(rowCounts[table]);
				expect(pages).toEqual(await store.readRows(table, { after: null, limit: 1_000 }));
				const keys = pages.map(({ key }) => key.join('\0'));
				expect(keys).toEqual(keys.toSorted());
				for (const { record, event } of pages) {
					expect(event).toBe(texts.get(record?.sequence ?? 0)?.canonical);
				}
			}
		});

		it('come by their keys, and unreadable ones as such', async () => {
			const { home, store } = await writtenLedger(newHome);
			const wanted = [
				['kill', 'system', SYSTEM],
				['kill', 'global', ''],
				['kill', 'workflow', 'none'],
			];
			const rows = await store.findRows('switches', wanted);
			expect(new Set(rows.map(({ key }) => key.join(' ')))).toEqual(
				new Set(['kill global ', `kill system ${SYSTEM}`]),
			);
			expect(await store.findRows('intents', [])).toEqual([]);

			await home.tamper("UPDATE approvals SET approver = '', sequence = 9007199254740993");
			expect(await store.findRows('approvals', [[approvals.used], ['none']])).toEqual([
				{ key: [approvals.used], record: null },
			]);
		});
	});

	describe(`verifying ${name} with its tables`, () => {
		it('finds nothing where guard, switches and approvals wrote every kind of row', async () => {
			const { store } = await writtenLedger(newHome);

			const report = await verifyLedger(store);
			expect(report).toMatchObject({ intact: true, deviations: [] });
			expect(report.trustworthyUntil).toBe((await store.head())?.sequence);
			expect(report.tables).toEqual({
				intact: true,
				checked: rowCounts,
				deviations: [],
				deviationCount: 0,
			});
			const states = (await store.readIntents({})).map(({ state }) => state);
			expect(new Set(states)).toEqual(new Set(['reserved', 'done', 'failed', 'unknown']));
		});

		it('finds nothing in an empty ledger but that it is empty', async () => {
			const report = await verifyLedger(await newLedger(newHome));

			expect(report.deviations).toMatchObject([{ kind: 'empty' }]);
			expect(report.tables).toEqual({
				intact: true,
				checked: { switches: 0, approvals: 0, intents: 0 },
				deviations: [],
				deviationCount: 0,
			});
		});

		it('names a kill switch that was released by putting its old row back, which the guard believes', async () => {
			const { home, store, world } = await writtenLedger(newHome);
			const [released, engaged] = await sequencesOf(store, '"fields":["kill"]},').then((all) => [
				all.at(0),
				all.at(-1),
			]);
			const before = await store.readSwitches();
			expect(policyFor(before, { workflowId: WORKFLOW }).killed).toMatchObject({ reason: 'Test' });
			await home.tamper(`UPDATE switches SET value = '{"engaged":false}', sequence = ${released}
				WHERE kind = 'kill' AND scope_type = 'global'`);

			expect(policyFor(await store.readSwitches(), { workflowId: WORKFLOW }).killed).toBeNull();
			expect(await world.write(new FakeTarget(), orderFor(50))).toMatchObject({
				status: 'written',
			});
			const { intact, deviations, trustworthyUntil, last, tables } = await verifyLedger(store, {
				language: 'en',
			});
			expect({ intact, deviations }).toEqual({ intact: true, deviations: [] });
			expect(trustworthyUntil).toBe(last?.sequence);
			expect(tables).toEqual({
				intact: false,
				checked: { ...rowCounts, intents: rowCounts.intents + 1 },
				deviationCount: 1,
				deviations: [
					{
						kind: 'rowOutdated',
						table: 'switches',
						key: 'kill global',
						sequence: engaged,
						detail: `Switch "kill global" in the table "switches" is in the state before entry ${engaged}: an older row was put back.`,
						remedy: expect.stringMatching(/^Set this switch again/) as string,
					},
				],
			});

			await world.set('kill', { engaged: true });
			expect(found(await verifyLedger(store))).toEqual([]);
		});

		it('names an approval that is shown as unused, so that it would serve again', async () => {
			const { home, store } = await writtenLedger(newHome);
			await home.tamper(`UPDATE approvals SET consumed_by = NULL WHERE id = '${approvals.used}'`);
			const last = (await sequencesOf(store, `"id":"${approvals.used}"`)).at(-1);

			const state = await store.transact({ approvals: [approvals.used] }, (seen) => ({
				batch: null,
				result: seen.approvals.get(approvals.used)?.consumedBy,
			}));
			expect(state).toBeNull();
			expect((await verifyLedger(store, { language: 'de' })).tables.deviations).toEqual([
				{
					kind: 'approvalUnused',
					table: 'approvals',
					key: approvals.used,
					sequence: last,
					detail: `Freigabe „used“ ist nicht als verbraucht vermerkt, obwohl sich das Schreiben von Eintrag ${last} darauf stützte.`,
					remedy: expect.stringMatching(
						/^Stützen Sie sich nicht mehr auf diese Freigabe/,
					) as string,
				},
			]);
		});

		it('names a write that would be sent again, because its row is back where it was announced', async () => {
			const { home, store } = await writtenLedger(newHome);
			const key = keyOf(documents.done);
			const [announced, done] = (
				await sequencesOf(store, `"write":{"attempt":1,"key":"${key}"`)
			).slice(-2);
			await home.tamper(`UPDATE intents SET state = 'reserved', remote_id = NULL, result = NULL,
				sequence = ${announced} WHERE key = '${key}'`);

			expect(found(await verifyLedger(store))).toEqual([`rowOutdated intents ${key} ${done}`]);
		});

		it('names every row that was put back to any of its earlier states, and nothing else', async () => {
			const home = await newHome();
			const store = await home.open({ create: true });
			const versions: Version[] = [];
			await fillByGuard({
				...hookedStore(store, {}),
				transact: async (needs, decide) => {
					const result = await store.transact(needs, decide);
					versions.push(await versionOf(store));
					return result;
				},
			});
			await dropTriggers(home);
			const now = versions.at(-1)!;
			let tried = 0;
			for (const table of tables) {
				for (const { key, record } of now[table]) {
					const earlier = new Map<string, unknown>();
					for (const version of versions) {
						const then = version[table].find((row) => String(row.key) === String(key))?.record;
						if (then) earlier.set(JSON.stringify(then), then);
					}
					earlier.delete(JSON.stringify(record));
					for (const old of earlier.values()) {
						tried++;
						await write(store, batchOf(table, old));
						const { deviations } = (await verifyLedger(store)).tables;
						const kind = table === 'approvals' ? 'approvalUnused' : 'rowOutdated';
						expect(deviations).toMatchObject([{ kind, table, key: labelOf(key) }]);
					}
					await write(store, batchOf(table, record));
				}
			}
			expect(tried).toBe(16);
			expect(found(await verifyLedger(store))).toEqual([]);
		});

		it.each(tables)('names every row of %s that is gone', async (table) => {
			const { home, store } = await writtenLedger(newHome);
			const rows = await store.readRows(table, { after: null, limit: 1_000 });
			await home.tamper(`DELETE FROM ${table}`);

			const { tables: report } = await verifyLedger(store);
			expect(report.checked[table]).toBe(0);
			expect(report.deviationCount).toBe(rowCounts[table]);
			expect(new Set(report.deviations.map(({ kind, key }) => `${kind} ${key}`))).toEqual(
				new Set(rows.map(({ key }) => `rowMissing ${labelOf(key)}`)),
			);
			for (const { key, record } of rows) {
				const deviation = report.deviations.find((one) => one.key === labelOf(key));
				expect(deviation?.sequence).toBeGreaterThanOrEqual(record?.sequence ?? Infinity);
			}
		});

		const done = `key = '${keyOf(documents.done)}'`;
		const announced = `key = '${keyOf(documents.reserved)}'`;
		it.each([
			['the value of a switch', 'switches', `value = '{"phase":"shadow"}'`, "kind = 'phase'"],
			['who set a switch', 'switches', "set_by = 'Niemand'", "kind = 'phase'"],
			['why a switch was set', 'switches', "reason = 'Anderer'", "kind = 'phase'"],
			['a rejection', 'approvals', "state = 'approved'", "id = 'rejected'"],
			['the approver', 'approvals', "approver = 'Niemand'", "id = 'used'"],
			[
				'the request an approval is for',
				'approvals',
				`payload_sha256 = '${hash('x')}'`,
				"id = 'unused'",
			],
			[
				'the end of an approval',
				'approvals',
				"expires_at = '2099-01-01T00:00:00.000Z'",
				"id = 'unused'",
			],
			['the state of a write', 'intents', "state = 'failed'", done],
			['what was booked', 'intents', "remote_id = 'V-9'", done],
			['the request of a write', 'intents', `request_sha256 = '${hash('x')}'`, done],
			['the document of a write', 'intents', 'document_sha256 = NULL', done],
			['the document of an announced write', 'intents', 'document_sha256 = NULL', announced],
			['the run of a write', 'intents', "execution_id = '1'", done],
			['the operation of a write', 'intents', "operation = 'contact.create'", done],
			['the system of a write', 'intents', "system = 'another'", done],
			[
				'the error of a write',
				'intents',
				'error_code = NULL',
				`key = '${keyOf(documents.unknown)}'`,
			],
			[
				'the number of attempts',
				'intents',
				'attempt = 1',
				`key = '${keyOf(documents.doneAtSecondAttempt)}'`,
			],
		] as const)('names a row in which %s was changed', async (_, table, change, where) => {
			const { home, store } = await writtenLedger(newHome);
			const before = await versionOf(store);
			await home.tamper(`UPDATE ${table} SET ${change} WHERE ${where}`);
			const after = (await versionOf(store))[table];
			const changed = after.filter(
				(row, at) => JSON.stringify(row) !== JSON.stringify(before[table][at]),
			);
			expect(changed).toHaveLength(1);

			expect((await verifyLedger(store)).tables.deviations).toMatchObject([
				{ kind: 'rowChanged', table, key: labelOf(changed[0]?.key ?? []) },
			]);
		});

		it('names rows no entry speaks of, whatever entry they rest on', async () => {
			const { home, store } = await writtenLedger(newHome);
			const version = await versionOf(store);
			const decision = version.approvals.find(({ key }) => key[0] === approvals.unused)!.record!;
			const booked = version.intents.find(({ key }) => key[0] === keyOf(documents.done))!.record!;
			const phase = version.switches.find(({ key }) => key[0] === 'phase')!.record!;
			await write(store, {
				switches: [{ ...phase, scopeType: 'workflow', scope: 'wf-9' }],
				approvals: [
					{ ...decision, id: 'of another decision' },
					{ ...decision, id: 'of a write', sequence: booked.sequence },
					{ ...decision, id: 'of nothing', sequence: 1_000 },
				],
				intents: [
					{ ...booked, key: sha256Hex('of another write') },
					{ ...booked, key: sha256Hex('of a decision'), sequence: decision.sequence },
					{ ...booked, key: sha256Hex('of nothing'), sequence: 2_000 },
				],
			});
			// Older than the last entry about it, but never a row of this ledger.
			await home.tamper(`UPDATE switches SET sequence = ${phase.sequence}
				WHERE kind = 'kill' AND scope_type = 'system'`);

			expect(new Set(found(await verifyLedger(store)))).toEqual(
				new Set([
					`rowStray switches phase workflow wf-9 ${phase.sequence}`,
					`rowStray switches kill system ${SYSTEM} ${phase.sequence}`,
					`rowStray approvals of another decision ${decision.sequence}`,
					`rowStray approvals of a write ${booked.sequence}`,
					'rowStray approvals of nothing 1000',
					`rowStray intents ${sha256Hex('of another write')} ${booked.sequence}`,
					`rowStray intents ${sha256Hex('of a decision')} ${decision.sequence}`,
					`rowStray intents ${sha256Hex('of nothing')} 2000`,
				]),
			);
		});

		it.each([
			['switches', 'sequence = 0', "kind = 'phase'", 'phase global'],
			['switches', 'sequence = 9007199254740993', "kind = 'phase'", 'phase global'],
			['approvals', "decided_at = 'gestern'", "id = 'used'", approvals.used],
			['intents', "owner = ''", done, keyOf(documents.done)],
			['intents', 'amount_cents = 9007199254740993', done, keyOf(documents.done)],
		])('names a row of %s with %s as unreadable and goes on', async (table, change, where, key) => {
			const { home, store } = await writtenLedger(newHome);
			await home.tamper(`UPDATE ${table} SET ${change} WHERE ${where}`);
			await home.tamper(`DELETE FROM approvals WHERE id = '${approvals.rejected}'`);

			const { tables: report } = await verifyLedger(store);
			expect(report.deviations.map((one) => `${one.kind} ${one.table} ${one.key}`)).toEqual([
				`rowUnreadable ${table} ${key}`,
				`rowMissing approvals ${approvals.rejected}`,
			]);
			expect(report.deviations[0]?.sequence).toBe(0);
		});

		it('says nothing against an entry, and names a damaged chain besides', async () => {
			const { home, store } = await writtenLedger(newHome);
			await home.tamper(`${home.dropTrigger('events_never_updated')};
				UPDATE events SET hash = '${hash('x')}' WHERE seq = 1;
				DELETE FROM switches WHERE kind = 'phase'`);

			const report = await verifyLedger(store);
			expect(report.deviations).toMatchObject([{ kind: 'contentChanged', sequence: 1 }]);
			expect(report.trustworthyUntil).toBe(0);
			expect(found(report)).toEqual(['rowMissing switches phase global 2']);
		});

		it('compares more rows than are held at once, and lists a bounded number of deviations', async () => {
			const { home, store } = await writtenLedger(newHome);
			const intents = await bookMany(store, 650);
			const inOrder = intents.map(({ key }) => key).toSorted();
			const edges = [0, 198, 199, 200, 201, 399, 400, 649].map((at) => inOrder[at] ?? '');
			expect(found(await verifyLedger(store))).toEqual([]);
			await home.tamper(
				`UPDATE intents SET remote_id = 'V-0' WHERE key IN ('${edges.join("', '")}')`,
			);

			const { tables: report } = await verifyLedger(store);
			expect(report.checked.intents).toBe(rowCounts.intents + 650);
			expect(new Set(report.deviations.map(({ kind, key }) => `${kind} ${key}`))).toEqual(
				new Set(edges.map((key) => `rowChanged ${key}`)),
			);
			const sequences = report.deviations.map(({ sequence }) => sequence);
			expect(sequences).toEqual(sequences.toSorted((left, right) => left - right));

			const { tables: bounded } = await verifyLedger(store, { maxDeviations: 3 });
			expect(bounded.deviations).toHaveLength(3);
			expect(bounded).toMatchObject({ intact: false, deviationCount: edges.length });
		});

		it('raises no false alarm while others write, and leaves what they add for the next time', async () => {
			const { store } = await writtenLedger(newHome);
			await bookMany(store, 450);
			const world = await worldOf(store);
			let written = 100;
			const meanwhile = async () => {
				written++;
				await world.set('kill', { engaged: written % 2 === 0 }, { type: 'workflow', id: 'wf-2' });
				const id = await world.approve(orderFor(written));
				const order = orderFor(written, { approvalId: id, system: 'another' });
				await world.write(new FakeTarget('another'), order).catch(() => undefined);
				await world.write(new FakeTarget(), orderFor(documents.failed)).catch(() => undefined);
			};
			await world.set('kill', { engaged: false });
			const busy: Pick<LedgerStore, 'readEvents' | 'findRows' | 'readRows'> = {
				async *readEvents(range) {
					for await (const entry of store.readEvents(range)) {
						if (entry.sequence % 60 === 0) await meanwhile();
						yield entry;
					}
				},
				async findRows(table, keys) {
					await meanwhile();
					return store.findRows(table, keys);
				},
				async readRows(table, range) {
					await meanwhile();
					const rows = await store.readRows(table, range);
					await meanwhile();
					return rows;
				},
			};

			const report = await verifyLedger(busy);
			expect(report.intact).toBe(true);
			expect(found(report)).toEqual([]);
			expect(written).toBeGreaterThan(120);
			expect((await store.head())?.sequence).toBeGreaterThan((report.last?.sequence ?? 0) + 50);
			expect(await world.intent(keyOf(documents.failed))).toMatchObject({ state: 'done' });
			expect(found(await verifyLedger(store))).toEqual([]);
		});
	});
}

function labelOf(key: readonly string[]): string {
	return key.filter((part) => part !== '').join(' ');
}
