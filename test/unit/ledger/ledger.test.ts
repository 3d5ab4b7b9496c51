import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../lib/ledger/append';
import { canonicalize } from '../../../lib/ledger/event/canonical-json';
import { openSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import { NO_PREDECESSOR } from '../../../lib/ledger/event/hash';
import { draft } from './draft';
import { CHAIN, chained, context, readAll, temporaryLedger } from './helpers';

async function newLedger() {
	return openSqliteLedger(temporaryLedger(), { create: true });
}

describe('appending to the ledger', () => {
	it('opens a new ledger with a real first entry that names chain, time and software', async () => {
		const store = await newLedger();

		const receipts = await appendEvents(store, [{ event: draft(), payload: null }], context());
		const [first, second] = await readAll(store);

		expect(receipts).toEqual([{ chain: CHAIN, sequence: 2, hash: second?.hash }]);
		expect(JSON.parse(first?.canonical ?? '')).toMatchObject({
			v: 1,
			chain: CHAIN,
			seq: 1,
			ts: '2026-03-02T08:00:01.000Z',
			action: 'ledgerCreated',
			software: { name: 'n8n-nodes-belegfluss', version: '9.9.9' },
			prev: NO_PREDECESSOR,
		});
	});

	it('hashes prefix, zero byte and canonical text, computed here independently', () => {
		const entries = chained([{ event: draft(), payload: { b: 1, a: 0.5 } }]);

		let prev = '0'.repeat(64);
		for (const entry of entries) {
			const bytes = Buffer.concat([
				Buffer.from('belegfluss-ledger-event-v1', 'ascii'),
				Buffer.from([0]),
				Buffer.from(entry.canonical, 'utf8'),
			]);
			expect(entry.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
			expect((JSON.parse(entry.canonical) as { prev: string }).prev).toBe(prev);
			prev = entry.hash;
		}
		const payload = '{"data":{"a":0.5,"b":1},"salt":"00000000000000000000000000000001"}';
		expect(entries[1]?.payload).toBe(payload);
		expect(entries[1]?.payloadSha256).toBe(createHash('sha256').update(payload).digest('hex'));
	});

	it('writes the canonical form without sorting, whatever the order of the draft', () => {
		const shuffled = Object.fromEntries(Object.entries(draft()).reverse()) as typeof event;
		const event = draft({
			actor: { via: 'mail', kind: 'person', id: 'Zoë 😀 "\\ud800"' },
			run: {
				node: 'Ü',
				workflowName: null,
				workflowId: '\u2028',
				executionMode: 'trigger',
				executionId: '7',
			},
		});
		for (const { canonical } of chained([
			{ event, payload: null },
			{ event: shuffled, payload: null },
		])) {
			expect(canonical).toBe(canonicalize(JSON.parse(canonical)));
		}
	});

	it('keeps format version 1 for ever: the same events give the same hash in every release', () => {
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

		expect(chained([{ event, payload: null }]).map(({ hash }) => hash)).toEqual([
			'31bd19438c2036526cb4e33d469c7ecea507e356e9ce3684b489bc335aff20e5',
			'9be5b72b39da3637435e0f108f56649caef94f20df1ce62e6e753b3cea30fea7',
		]);
	});

	it('reads the clock inside the transaction and asks for a chain id only once', async () => {
		const store = await newLedger();
		let asked = 0;
		const counting = { ...context(), newChainId: () => (asked++, CHAIN) };

		await appendEvents(store, [{ event: draft(), payload: null }], counting);
		await appendEvents(store, [{ event: draft(), payload: null }], counting);

		expect(asked).toBe(1);
		expect((await readAll(store)).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
	});

	it('writes nothing, not even the first entry, for an empty list', async () => {
		const store = await newLedger();

		expect(await appendEvents(store, [], context())).toEqual([]);
		expect(await readAll(store)).toEqual([]);
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
		const store = await newLedger();
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
		expect(await readAll(store)).toEqual([]);
	});

	it('refuses the whole batch for a payload that has no canonical form', async () => {
		const store = await newLedger();

		await expect(
			appendEvents(store, [{ event: draft(), payload: { at: new Date(0) } }], context()),
		).rejects.toMatchObject({ code: 'LEDGER_NOT_CANONICAL', params: { path: 'at' } });
		expect(await readAll(store)).toEqual([]);
	});
});
