import { describe, expect, it } from 'vitest';
import { appendEvents, chainUp, prepareEntry } from '../../../../../lib/ledger/append';
import { draft } from '../../draft';
import { context, readAll } from '../../helpers';
import { drafts, filledLedger, look, newLedger, write, type NewHome } from '../home';
import { approval, hash, intent, original, switchSetting } from '../records';

/** Tests of what stands beside the chain, for every store. */
export function describeRecords(name: string, newHome: NewHome): void {
	describe(`what stands beside the chain in ${name}`, () => {
		it('comes back as it was written', async () => {
			const store = await newLedger(newHome);
			const intents = [
				intent(),
				intent({
					key: hash('other'),
					state: 'done',
					documentSha256: null,
					executionId: null,
					amountCents: null,
					remoteId: 'V-1',
					result: '{"text":"\\"ü\\" 😀"}',
					errorCode: 'E',
				}),
			];
			const approvals = [
				approval(),
				approval({ id: 'b', state: 'rejected', documentSha256: null }),
			];
			const originals = [original(), original({ sha256: hash('gone'), fileName: null })];
			const switches = [switchSetting(), switchSetting({ scopeType: 'system', scope: 'sevdesk' })];
			await write(store, { intents, approvals, originals, switches });

			const state = await look(store, {
				intents: [hash('key'), hash('other'), hash('unknown')],
				approvals: ['approval-1', 'b', 'unknown'],
				originals: [hash('file'), hash('gone'), hash('unknown')],
				switches: true,
			});
			expect(state).toEqual({
				head: null,
				intents: new Map(intents.map((record) => [record.key, record])),
				approvals: new Map(approvals.map((record) => [record.id, record])),
				originals: new Map(originals.map((record) => [record.sha256, record])),
				switches: switches.map((record) => ({ ...record, event: null })),
				usage: null,
			});
			expect(await store.readSwitches()).toEqual(state.switches);
			expect(await store.readOriginals([hash('gone'), hash('unknown')])).toEqual([originals[1]]);
			expect(await store.readOriginals([])).toEqual([]);
		});

		it('is empty for what was not asked for or does not exist', async () => {
			const store = await newLedger(newHome);
			await write(store, { intents: [intent()], switches: [switchSetting()] });
			const nothing = {
				head: null,
				intents: new Map(),
				approvals: new Map(),
				originals: new Map(),
				switches: [],
				usage: null,
			};

			expect(await look(store, {})).toEqual(nothing);
			expect(
				await look(store, { intents: [], approvals: [], originals: [hash('no')], switches: false }),
			).toEqual(nothing);
		});

		it('names the event that set a switch', async () => {
			const { store } = await filledLedger(newHome, 1);
			await write(store, { switches: [switchSetting({ sequence: 2 })] });
			const [, second] = await readAll(store);

			expect(await store.readSwitches()).toEqual([
				{ ...switchSetting({ sequence: 2 }), event: second?.canonical },
			]);
			expect((await look(store, { switches: true })).switches).toEqual(await store.readSwitches());
		});

		it('is written together with its events, or not at all', async () => {
			const { store } = await filledLedger(newHome, 1);
			await write(store, { intents: [intent({ state: 'done' })] });
			const changed = store.transact({}, ({ head }) => {
				const ledger = context();
				const chain = chainUp(head, [prepareEntry({ event: draft(), payload: 1 }, ledger)], ledger);
				const batch = { ...chain, approvals: [approval()], intents: [intent({ state: 'failed' })] };
				return { batch, result: null };
			});

			await expect(changed).rejects.toMatchObject({ code: 'LEDGER_STORE_FAILED' });
			expect(await look(store, { approvals: ['approval-1'] })).toMatchObject({
				head: { sequence: 2 },
				approvals: new Map(),
			});
		});

		it('replaces a record by its key', async () => {
			const store = await newLedger(newHome);
			const changes = {
				intents: [intent({ state: 'unknown', attempt: 2, result: null, amountCents: -5 })],
				approvals: [approval({ consumedBy: hash('key'), sequence: 9 })],
				originals: [original({ fileName: null, erasedAt: '2026-04-01T00:00:00.000Z' })],
				switches: [switchSetting({ value: '{"engaged":false}', reason: 'geklärt' })],
			};
			await write(store, {
				intents: [intent({ result: '{}' })],
				approvals: [approval()],
				originals: [original()],
				switches: [switchSetting()],
			});
			await write(store, changes);

			expect(await store.readIntents({})).toEqual(changes.intents);
			expect(await look(store, { approvals: ['approval-1'] })).toMatchObject({
				approvals: new Map([['approval-1', changes.approvals[0]]]),
			});
			expect(await store.readOriginals([hash('file')])).toEqual(changes.originals);
			expect(await store.readSwitches()).toEqual([{ ...changes.switches[0], event: null }]);
		});

		it('lets the last word stand when one batch speaks of a record twice', async () => {
			const store = await newLedger(newHome);
			await write(store, { intents: [intent(), intent({ state: 'unknown', attempt: 3 })] });

			expect(await store.readIntents({})).toEqual([intent({ state: 'unknown', attempt: 3 })]);
		});

		it.each([
			[
				'a write that was booked',
				{ intents: [intent({ state: 'done' })] },
				{ intents: [intent()] },
			],
			[
				'an approval that was used',
				{ approvals: [approval({ consumedBy: hash('key') })] },
				{ approvals: [approval({ consumedBy: hash('other') })] },
			],
			[
				'the request an approval was given for',
				{ approvals: [approval()] },
				{ approvals: [approval({ payloadSha256: hash('another request') })] },
			],
		])('never changes %s', async (_, first, second) => {
			const store = await newLedger(newHome);
			await write(store, first);
			const needs = { intents: [hash('key')], approvals: ['approval-1'] };
			const before = await look(store, needs);

			await expect(write(store, second)).rejects.toMatchObject({ code: 'LEDGER_STORE_FAILED' });
			expect(await look(store, needs)).toEqual(before);
		});

		it.each(['intents', 'approvals', 'switches', 'originals'])(
			'never deletes %s',
			async (table) => {
				const home = await newHome();
				const store = await home.open({ create: true });
				await write(store, {
					intents: [intent()],
					approvals: [approval()],
					originals: [original()],
					switches: [switchSetting()],
				});

				await expect(home.tamper(`DELETE FROM ${table}`)).rejects.toThrow(
					/never deleted|stays known/,
				);
				const all = {
					intents: [hash('key')],
					approvals: ['approval-1'],
					originals: [hash('file')],
				};
				const state = await look(store, { ...all, switches: true });
				expect(state.intents.size + state.approvals.size + state.originals.size).toBe(3);
				expect(state.switches).toHaveLength(1);
			},
		);

		it('finds intents by key, state and document, the longest waiting first', async () => {
			const store = await newLedger(newHome);
			const at = (minute: number) => `2026-03-02T08:0${minute}:00.000Z`;
			const intents = [
				intent({ key: hash('a'), updatedAt: at(3), documentSha256: hash('x') }),
				intent({ key: hash('b'), updatedAt: at(1), state: 'unknown' }),
				intent({ key: hash('c'), updatedAt: at(2), state: 'done', documentSha256: hash('x') }),
				intent({ key: hash('d'), updatedAt: at(2), state: 'failed', documentSha256: null }),
			];
			await write(store, { intents });
			const found = async (query: object) =>
				(await store.readIntents(query)).map(({ key }) => Buffer.from(key, 'hex').toString()[0]);

			expect(await found({})).toEqual(['b', 'c', 'd', 'a']);
			expect(await found({ limit: 2 })).toEqual(['b', 'c']);
			expect(await found({ keys: [hash('a'), hash('d')] })).toEqual(['d', 'a']);
			expect(await found({ states: ['reserved', 'unknown'] })).toEqual(['b', 'a']);
			expect(await found({ documents: [hash('x')] })).toEqual(['c', 'a']);
			expect(await found({ documents: [hash('x')], states: ['done'], limit: 5 })).toEqual(['c']);
			expect(await found({ keys: [hash('nothing')] })).toEqual([]);
		});

		it('counts documents that may have been booked, by day and by run', async () => {
			const store = await newLedger(newHome);
			const since = '2026-03-02T23:00:00.000Z';
			const today = '2026-03-03T09:00:00.000Z';
			const yesterday = '2026-03-02T22:59:59.999Z';
			const longAgo = '2026-02-01T00:00:00.000Z';
			const rows: Array<Parameters<typeof intent>[0]> = [
				{ reservedAt: today, amountCents: 100 },
				{ reservedAt: today, amountCents: -30, state: 'done' },
				{ reservedAt: since, amountCents: null, state: 'unknown', executionId: '1' },
				{ reservedAt: today, amountCents: 5_000, state: 'failed' },
				{ reservedAt: yesterday, amountCents: 7, executionId: '4711' },
				{ reservedAt: yesterday, amountCents: 70, executionId: '1' },
				{ reservedAt: today, amountCents: 700, executionId: null },
				{ reservedAt: today, amountCents: 9_000, workflowId: 'another' },
				{ reservedAt: longAgo, amountCents: 90_000 },
				{ reservedAt: today, amountCents: 4_000_000_000_000, executionId: '2' },
				// The supplier of the first document is written for its sake.
				{ reservedAt: today, amountCents: null, documentSha256: hash('document 0') },
			];
			await write(store, {
				intents: rows.map((changes, index) => {
					const documentSha256 = index % 2 === 0 ? hash(`document ${index}`) : null;
					return intent({ key: hash(`key ${index}`), documentSha256, ...changes });
				}),
			});
			const usageOf = async (executionId: string | null, workflowId = 'eingang') => {
				const horizon = '2026-03-01T00:00:00.000Z';
				const usage = { workflowId, executionId, since, horizon };
				return (await look(store, { usage })).usage;
			};

			const day = { count: 5, cents: 4_000_000_000_830 };
			expect(await usageOf('4711')).toEqual({ day, run: { count: 3, cents: 137 } });
			expect(await usageOf('1')).toEqual({ day, run: { count: 2, cents: 70 } });
			expect(await usageOf(null)).toEqual({ day, run: { count: 0, cents: 0 } });
			expect(await usageOf('4711', 'unknown')).toEqual({
				day: { count: 0, cents: 0 },
				run: { count: 0, cents: 0 },
			});
		});

		it.each([
			['intents', "owner = ''", 'owner'],
			['intents', "settles_at = 'tomorrow'", 'settlesAt'],
			['intents', "request_sha256 = 'AB'", 'requestSha256'],
			['approvals', "approver = ''", 'approver'],
			['originals', 'bytes = -1', 'bytes'],
			['switches', "kind = 'pause'", 'kind'],
			['switches', 'sequence = 0', 'sequence'],
		])('believes no row of %s with %s', async (table, change, field) => {
			const home = await newHome();
			const store = await home.open({ create: true });
			await write(store, {
				intents: [intent()],
				approvals: [approval()],
				originals: [original()],
				switches: [switchSetting()],
			});
			await home.tamper(`UPDATE ${table} SET ${change}`);
			const unreadable = { code: 'LEDGER_ROW_UNREADABLE', params: { table, field } };

			const needs = {
				intents: { intents: [hash('key')] },
				approvals: { approvals: ['approval-1'] },
				originals: { originals: [hash('file')] },
				switches: { switches: true },
			}[table];
			const undecided = store.transact(needs ?? {}, () => {
				throw new Error('must not be asked');
			});
			await expect(undecided).rejects.toMatchObject(unreadable);
			const reading = {
				intents: () => store.readIntents({}),
				approvals: () => undecided,
				originals: () => store.readOriginals([hash('file')]),
				switches: () => store.readSwitches(),
			}[table];
			await expect(reading?.()).rejects.toMatchObject(unreadable);
			// What nobody asked for hinders nobody.
			await appendEvents(store, drafts(1), context());
			expect(await store.head()).toMatchObject({ sequence: 2 });
		});
	});
}
