import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../lib/ledger/ledger';
import { NO_PREDECESSOR } from '../../../lib/ledger/hash';
import { draft } from './draft';
import { CHAIN, MemoryStore, context } from './helpers';

describe('appending to the ledger', () => {
	it('opens a new ledger with a real first entry that names chain, time and software', async () => {
		const store = new MemoryStore();

		const receipts = await appendEvents(store, [{ event: draft(), payload: null }], context());

		expect(receipts).toEqual([{ chain: CHAIN, sequence: 2, hash: store.entries[1]?.hash }]);
		expect(JSON.parse(store.entries[0]?.canonical ?? '')).toMatchObject({
			v: 1,
			chain: CHAIN,
			seq: 1,
			ts: '2026-03-02T08:00:01.000Z',
			action: 'ledgerCreated',
			software: { name: 'n8n-nodes-belegfluss', version: '9.9.9' },
			prev: NO_PREDECESSOR,
		});
	});

	it('hashes prefix, zero byte and canonical text, computed here independently', async () => {
		const store = new MemoryStore();
		await appendEvents(store, [{ event: draft(), payload: { b: 1, a: 0.5 } }], context());

		let prev = '0'.repeat(64);
		for (const entry of store.entries) {
			const bytes = Buffer.concat([
				Buffer.from('belegfluss-ledger-event-v1', 'ascii'),
				Buffer.from([0]),
				Buffer.from(entry.canonical, 'utf8'),
			]);
			expect(entry.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
			expect((JSON.parse(entry.canonical) as { prev: string }).prev).toBe(prev);
			prev = entry.hash;
		}
		expect(store.entries[1]?.payload).toBe('{"a":0.5,"b":1}');
		expect(store.entries[1]?.payloadSha256).toBe(
			createHash('sha256').update('{"a":0.5,"b":1}').digest('hex'),
		);
	});

	it('keeps format version 1 for ever: the same events give the same hash in every release', async () => {
		const store = new MemoryStore();
		const event = draft({
			actor: { kind: 'system', id: 'Prüfer-Müller', via: null },
			mode: 'shadow',
			decision: {
				action: 'approve',
				ampel: 'yellow',
				reasons: ['LIMIT_EXCEEDED'],
				findings: ['A-05'],
				ruleSetVersion: '2026.1',
			},
			model: { name: 'model-x', promptVersion: null, inputTokens: 10, outputTokens: 2 },
		});

		const [receipt] = await appendEvents(store, [{ event, payload: null }], context());

		expect(store.entries[0]?.hash).toBe(
			'e31782f5bb02156c06dae651050f0d12f05b3e2b8da1c588f8f58bba1d30e705',
		);
		expect(receipt?.hash).toBe('5ad05e31fec5893592422ae721f9258e442a076d797f7c2371933aaeb16bf772');
	});

	it('reads the clock inside the transaction and asks for a chain id only once', async () => {
		const store = new MemoryStore();
		let asked = 0;
		const counting = { ...context(), newChainId: () => (asked++, CHAIN) };

		await appendEvents(store, [{ event: draft(), payload: null }], counting);
		await appendEvents(store, [{ event: draft(), payload: null }], counting);

		expect(asked).toBe(1);
		expect(store.entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
	});

	it('writes nothing, not even the first entry, for an empty list', async () => {
		const store = new MemoryStore();

		expect(await appendEvents(store, [], context())).toEqual([]);
		expect(store.entries).toEqual([]);
	});

	it.each([
		['a missing field', { run: undefined }, 'run'],
		['an action outside the list', { action: 'paid' }, 'action'],
		['an invented field', { extra: 1 }, '(whole event)'],
		[
			'a document hash in capitals',
			{ subject: { type: 'document', id: null, system: null, documentSha256: 'AB'.repeat(32) } },
			'subject.documentSha256',
		],
	])('refuses the whole batch for %s, naming the field', async (_, changes, field) => {
		const store = new MemoryStore();
		const wrong = { ...draft(), ...changes } as ReturnType<typeof draft>;

		await expect(
			appendEvents(
				store,
				[
					{ event: draft(), payload: null },
					{ event: wrong, payload: null },
				],
				context(),
			),
		).rejects.toMatchObject({ code: 'LEDGER_EVENT_INVALID', params: { field } });
		expect(store.entries).toEqual([]);
	});

	it('refuses the whole batch for a payload that has no canonical form', async () => {
		const store = new MemoryStore();

		await expect(
			appendEvents(store, [{ event: draft(), payload: { at: new Date(0) } }], context()),
		).rejects.toMatchObject({ code: 'LEDGER_NOT_CANONICAL', params: { path: 'at' } });
		expect(store.entries).toEqual([]);
	});
});
