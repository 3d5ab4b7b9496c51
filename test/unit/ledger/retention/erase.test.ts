import { describe, expect, it } from 'vitest';
import { appendEvents, type LedgerContext } from '../../../../lib/ledger/append';
import type { RecordType } from '../../../../lib/ledger/event/actions';
import type { AuditDraft, AuditEvent } from '../../../../lib/ledger/event/event';
import { sha256Hex } from '../../../../lib/ledger/event/hash';
import { keepOriginal } from '../../../../lib/ledger/originals/keep-original';
import { inspectOriginal } from '../../../../lib/ledger/originals/read-original';
import { eraseOriginal, eraseOriginals } from '../../../../lib/ledger/retention/erase-original';
import { erasePayload, erasePayloads } from '../../../../lib/ledger/retention/erase-payload';
import { reclassify } from '../../../../lib/ledger/retention/reclassify';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore, StoredEntry } from '../../../../lib/ledger/store/store';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { draft } from '../draft';
import { CHAIN, context, readAll, temporaryLedger } from '../helpers';
import { Crash, crashing, intercepted } from '../originals/crashing-store';

const FILE = Buffer.from('%PDF-1.7 Rechnung');
const DOCUMENT = sha256Hex(FILE);
const OTHER = 'cd'.repeat(32);
const PERSON = { kind: 'person', id: 'dsb@example.com', via: 'n8n' } as const;
const GROUNDS = { reason: 'Art. 17 DSGVO, Antrag vom 3. Mai', actor: PERSON };

const at = (instant: string): LedgerContext => context(CHAIN, instant);

async function newLedger() {
	return openSqliteLedger(temporaryLedger(), { create: true });
}

function about(documentSha256: string | null, changes: Partial<AuditDraft> = {}): AuditDraft {
	return draft({
		subject: { type: 'document', id: null, system: null, documentSha256 },
		...changes,
	});
}

async function log(
	store: LedgerStore,
	instant: string,
	event: AuditDraft,
	payload: unknown = { data: instant },
): Promise<number> {
	const [receipt] = await appendEvents(store, [{ event, payload }], at(instant));
	return receipt?.sequence ?? 0;
}

/** A document received and checked in 2026, with its file. */
async function received(store: LedgerStore, recordType: RecordType | null = null) {
	const facts = { mimeType: 'application/pdf', fileName: 'RE-2026-55.pdf' };
	await keepOriginal(
		store,
		{ bytes: FILE, sha256: DOCUMENT, ...facts },
		at('2026-03-02T08:00:00Z'),
	);
	const first = await log(
		store,
		'2026-03-02T08:00:00Z',
		about(DOCUMENT, { action: 'received', recordType }),
	);
	const second = await log(store, '2026-03-02T09:00:00Z', about(DOCUMENT));
	return { first, second };
}

function eventOf({ canonical }: StoredEntry): AuditEvent {
	return JSON.parse(canonical) as AuditEvent;
}

async function kept(store: LedgerStore): Promise<number[]> {
	return (await readAll(store)).flatMap(({ sequence, payload }) => (payload ? [sequence] : []));
}

describe('erasing payloads', () => {
	it('erases that of one entry, appends one event, and the chain still verifies', async () => {
		const store = await newLedger();
		const { first, second } = await received(store);
		const before = await readAll(store);
		const erased = await erasePayload(
			store,
			{ sequence: first, ...GROUNDS },
			at('2035-01-01T00:00:00Z'),
		);

		const after = await readAll(store);
		const event = after.at(-1);
		expect(erased).toEqual([
			{
				sequence: first,
				documentSha256: DOCUMENT,
				receipt: { chain: CHAIN, sequence: 4, hash: event?.hash },
			},
		]);
		expect(event && eventOf(event)).toEqual({
			...draft({
				action: 'payloadErased',
				actor: PERSON,
				reason: GROUNDS.reason,
				subject: {
					type: 'payload',
					id: String(first),
					system: null,
					documentSha256: DOCUMENT,
				},
			}),
			chain: CHAIN,
			payloadSha256: null,
			prev: before.at(-1)?.hash,
			seq: 4,
			software: { name: 'n8n-nodes-belegfluss', version: '9.9.9' },
			ts: '2035-01-01T00:00:01.000Z',
			v: 1,
		});
		expect(after.slice(0, -1)).toEqual(
			before.map((entry) => (entry.sequence === first ? { ...entry, payload: null } : entry)),
		);
		expect(await kept(store)).toEqual([second]);
		expect(await verifyChain(store.readEvents())).toMatchObject({
			intact: true,
			payloads: { kept: 1, erased: 1 },
		});
	});

	it('erases all of a document, one event each, and nothing of another', async () => {
		const store = await newLedger();
		const { first, second } = await received(store);
		const foreign = await log(store, '2026-03-02T10:00:00Z', about(OTHER));
		await log(store, '2026-03-02T11:00:00Z', about(DOCUMENT), null);
		const erased = await erasePayload(
			store,
			{ documentSha256: DOCUMENT, ...GROUNDS },
			at('2035-01-01T00:00:00Z'),
		);

		expect(erased.map(({ sequence, receipt }) => [sequence, receipt.sequence])).toEqual([
			[first, 6],
			[second, 7],
		]);
		expect(await kept(store)).toEqual([foreign]);
	});

	it('does nothing and logs nothing when all of it is gone already', async () => {
		const store = await newLedger();
		const { first } = await received(store);
		const target = { documentSha256: DOCUMENT, ...GROUNDS };
		await erasePayload(store, target, at('2035-01-01T00:00:00Z'));

		expect(await erasePayload(store, target, at('2035-01-02T00:00:00Z'))).toEqual([]);
		const again = { sequence: first, ...GROUNDS };
		expect(await erasePayload(store, again, at('2035-01-02T00:00:00Z'))).toEqual([]);
		expect(await readAll(store)).toHaveLength(5);
	});

	it('erases a target once that was named twice', async () => {
		const store = await newLedger();
		const { first, second } = await received(store);
		const targets = [{ sequence: first }, { documentSha256: DOCUMENT }, { sequence: first }];
		const erased = await erasePayloads(store, { targets, ...GROUNDS }, at('2035-01-01T00:00:00Z'));

		expect(erased.map(({ sequence }) => sequence)).toEqual([first, second]);
		expect(await erasePayloads(store, { targets: [], ...GROUNDS }, context())).toEqual([]);
	});

	it.each([
		['as a voucher when nobody said otherwise', null, 'voucher', '2034-12-31'],
		['as a letter', 'letter', 'letter', '2032-12-31'],
		['as organisational', 'organisational', 'organisational', '2036-12-31'],
	] as const)('is refused %s before its period is over', async (_, stated, recordType, until) => {
		const store = await newLedger();
		const { first } = await received(store, stated);
		const before = await readAll(store);

		await expect(
			erasePayload(store, { sequence: first, ...GROUNDS }, at(`${until}T22:59:58Z`)),
		).rejects.toMatchObject({
			code: 'RETENTION_PAYLOAD_RETAINED',
			params: { sequence: first, recordType, until },
		});
		expect(await readAll(store)).toEqual(before);
		expect(
			await erasePayload(store, { sequence: first, ...GROUNDS }, at(`${until}T23:00:00Z`)),
		).toHaveLength(1);
	});

	it('counts each payload from its own year and names the last one; none goes before all may', async () => {
		const store = await newLedger();
		await received(store);
		const late = await log(store, '2027-01-05T08:00:00Z', about(DOCUMENT));
		const target = { documentSha256: DOCUMENT, ...GROUNDS };

		await expect(erasePayload(store, target, at('2030-06-01T00:00:00Z'))).rejects.toMatchObject({
			params: { sequence: late, until: '2035-12-31' },
		});
		await expect(erasePayload(store, target, at('2035-06-01T00:00:00Z'))).rejects.toMatchObject({
			code: 'RETENTION_PAYLOAD_RETAINED',
			params: { sequence: late, recordType: 'voucher', until: '2035-12-31' },
		});
		expect(await kept(store)).toHaveLength(3);
		expect(await erasePayload(store, target, at('2036-01-01T00:00:00Z'))).toHaveLength(3);
	});

	it('keeps what is about no document for ten years', async () => {
		const store = await newLedger();
		const sequence = await log(
			store,
			'2026-03-02T08:00:00Z',
			about(null, { action: 'switched', recordType: 'none' }),
		);

		await expect(
			erasePayload(store, { sequence, ...GROUNDS }, at('2035-01-01T00:00:00Z')),
		).rejects.toMatchObject({ params: { recordType: 'organisational', until: '2036-12-31' } });
		const [erased] = await erasePayload(
			store,
			{ sequence, ...GROUNDS },
			at('2037-01-01T00:00:00Z'),
		);
		expect(erased).toMatchObject({ sequence, documentSha256: null });
	});

	it.each([
		['an entry that does not exist', { sequence: 99 }, 'RETENTION_ENTRY_UNKNOWN'],
		['a number that is none', { sequence: NaN }, 'RETENTION_ENTRY_UNKNOWN'],
		['entry zero', { sequence: 0 }, 'RETENTION_ENTRY_UNKNOWN'],
		['an entry without payload', { sequence: 1 }, 'RETENTION_NO_PAYLOAD'],
		['a document never heard of', { documentSha256: OTHER }, 'RETENTION_DOCUMENT_UNKNOWN'],
	])('refuses %s', async (_, target, code) => {
		const store = await newLedger();
		await received(store);

		await expect(
			erasePayload(store, { ...target, ...GROUNDS }, at('2040-01-01T00:00:00Z')),
		).rejects.toMatchObject({ code });
		expect(await readAll(store)).toHaveLength(3);
	});

	it('refuses an erasure without a reason, and too many at once', async () => {
		const store = await newLedger();
		const { first } = await received(store);
		const late = at('2040-01-01T00:00:00Z');

		await expect(
			erasePayload(store, { sequence: first, reason: '', actor: PERSON }, late),
		).rejects.toMatchObject({ code: 'LEDGER_EVENT_INVALID', params: { field: 'reason' } });
		const targets = Array.from({ length: 1_001 }, () => ({ sequence: first }));
		await expect(erasePayloads(store, { targets, ...GROUNDS }, late)).rejects.toMatchObject({
			code: 'RETENTION_TOO_MANY',
			params: { count: 1_001, limit: 1_000 },
		});
		expect(await kept(store)).toHaveLength(2);
	});
});

describe('erasing while others write', () => {
	/** Lets somebody else act just before the transaction begins, a number of times. */
	function disturbed(store: LedgerStore, times: number, act: () => Promise<unknown>): LedgerStore {
		let left = times;
		return intercepted(store, async (work, name) => {
			if (name === 'transact' && left-- > 0) await act();
			return work();
		});
	}

	it('sees that the document was just classified as one to be kept', async () => {
		const store = await newLedger();
		const { first } = await received(store, 'none');
		const raced = disturbed(store, 1, () =>
			reclassify(
				store,
				{ documentSha256: DOCUMENT, recordType: 'voucher', ...GROUNDS },
				at('2026-05-04T08:00:00Z'),
			),
		);

		await expect(
			erasePayload(raced, { sequence: first, ...GROUNDS }, at('2026-05-04T08:01:00Z')),
		).rejects.toMatchObject({ code: 'RETENTION_PAYLOAD_RETAINED' });
		expect(await kept(store)).toHaveLength(2);
	});

	it.each([
		['a document', { documentSha256: DOCUMENT }, DOCUMENT],
		['an entry about no document', { sequence: 2 }, null],
	])('does not erase the payload of %s a second time', async (_, target, documentSha256) => {
		const store = await newLedger();
		await log(store, '2026-03-02T08:00:00Z', about(documentSha256));
		const late = at('2040-01-01T00:00:00Z');
		const raced = disturbed(store, 1, () => erasePayload(store, { ...target, ...GROUNDS }, late));

		expect(await erasePayload(raced, { ...target, ...GROUNDS }, late)).toEqual([]);
		expect(await readAll(store)).toHaveLength(3);
	});

	it('erases what was logged about the document in the meantime', async () => {
		const store = await newLedger();
		await received(store, 'none');
		const raced = disturbed(store, 3, () => log(store, '2026-05-04T08:00:00Z', about(DOCUMENT)));
		const erased = await erasePayload(
			raced,
			{ documentSha256: DOCUMENT, ...GROUNDS },
			at('2026-05-04T08:01:00Z'),
		);

		expect(erased.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5, 6]);
		expect(await kept(store)).toEqual([]);
	});

	it('gives up when others never stop, and erases nothing', async () => {
		const store = await newLedger();
		const { first } = await received(store, 'none');
		const raced = disturbed(store, Infinity, () =>
			log(store, '2026-05-04T08:00:00Z', about(OTHER), null),
		);

		await expect(
			erasePayload(raced, { sequence: first, ...GROUNDS }, at('2026-05-04T08:01:00Z')),
		).rejects.toMatchObject({ code: 'RETENTION_LEDGER_BUSY' });
		expect(await kept(store)).toHaveLength(2);
	});
});

describe('erasing a kept file', () => {
	it('records it without the name, then erases the content', async () => {
		const store = await newLedger();
		await received(store);
		const erased = await eraseOriginal(
			store,
			{ sha256: DOCUMENT, ...GROUNDS },
			at('2035-01-01T00:00:00Z'),
		);

		const last = (await readAll(store)).at(-1);
		const { ts, ...event } = last ? eventOf(last) : { ts: '' };
		expect(erased).toEqual({
			sha256: DOCUMENT,
			receipt: { chain: CHAIN, sequence: 4, hash: last?.hash },
		});
		expect(event).toMatchObject({
			action: 'originalErased',
			actor: PERSON,
			reason: GROUNDS.reason,
			subject: { type: 'document', id: null, system: null, documentSha256: DOCUMENT },
			payloadSha256: null,
		});
		expect(await inspectOriginal(store, DOCUMENT)).toEqual({
			state: 'erased',
			erasedAt: ts,
			record: {
				sha256: DOCUMENT,
				bytes: FILE.length,
				mimeType: 'application/pdf',
				fileName: null,
				storedAt: '2026-03-02T08:00:01.000Z',
				erasedAt: ts,
			},
		});
		expect(await store.contents.get(DOCUMENT)).toBeNull();
		expect(await kept(store)).toHaveLength(2);
		expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true });
	});

	it('is refused before the period of its document is over, naming until when', async () => {
		const store = await newLedger();
		await received(store);

		await expect(
			eraseOriginal(store, { sha256: DOCUMENT, ...GROUNDS }, at('2034-12-31T22:59:58Z')),
		).rejects.toMatchObject({
			code: 'RETENTION_ORIGINAL_RETAINED',
			params: { sha256: DOCUMENT, recordType: 'voucher', until: '2034-12-31' },
		});
		expect(await inspectOriginal(store, DOCUMENT)).toMatchObject({ state: 'kept' });
		expect(await readAll(store)).toHaveLength(3);
	});

	it('counts a file nothing was logged about from the day it was stored', async () => {
		const store = await newLedger();
		const facts = { mimeType: 'application/pdf', fileName: 'a.pdf' };
		const file = { bytes: FILE, sha256: DOCUMENT, ...facts };
		await keepOriginal(store, file, at('2026-12-31T23:30:00Z'));
		const erasure = { sha256: DOCUMENT, ...GROUNDS };

		await expect(eraseOriginal(store, erasure, at('2035-06-01T00:00:00Z'))).rejects.toMatchObject({
			params: { recordType: 'voucher', until: '2035-12-31' },
		});
		await eraseOriginal(store, erasure, at('2036-01-01T00:00:00Z'));
		expect(await inspectOriginal(store, DOCUMENT)).toMatchObject({ state: 'erased' });
	});

	it('refuses a file that was never kept, and then erases none', async () => {
		const store = await newLedger();
		await received(store, 'none');

		await expect(
			eraseOriginals(store, { files: [DOCUMENT, OTHER], ...GROUNDS }, at('2026-05-04T08:00:00Z')),
		).rejects.toMatchObject({ code: 'ORIGINAL_NEVER_KEPT', params: { sha256: OTHER } });
		expect(await inspectOriginal(store, DOCUMENT)).toMatchObject({ state: 'kept' });
	});

	it('logs an erasure once, however often it is asked for', async () => {
		const store = await newLedger();
		await received(store, 'none');
		const files = [DOCUMENT, DOCUMENT];
		const late = at('2026-05-04T08:00:00Z');
		const [one, two] = await eraseOriginals(store, { files, ...GROUNDS }, late);

		expect(one).toEqual(two);
		expect(await eraseOriginal(store, { sha256: DOCUMENT, ...GROUNDS }, late)).toEqual({
			sha256: DOCUMENT,
			receipt: null,
		});
		expect(await readAll(store)).toHaveLength(4);
	});

	it.each(['before', 'after'] as const)(
		'leaves it kept or erased when it crashes %s any call; calling again completes',
		async (when) => {
			for (let step = 1; ; step++) {
				const store = await newLedger();
				await received(store, 'none');
				const erasure = { sha256: DOCUMENT, ...GROUNDS };
				const ended = await eraseOriginal(
					crashing(store, step, when),
					erasure,
					at('2026-05-04T08:00:00Z'),
				).then(
					() => 'completed',
					(cause: unknown) => {
						expect(cause).toBeInstanceOf(Crash);
						return 'crashed';
					},
				);
				const { state } = await inspectOriginal(store, DOCUMENT);
				expect(['kept', 'erased']).toContain(state);

				await eraseOriginal(store, erasure, at('2026-05-04T09:00:00Z'));
				expect(await inspectOriginal(store, DOCUMENT)).toMatchObject({ state: 'erased' });
				expect(await store.contents.get(DOCUMENT)).toBeNull();
				const events = (await readAll(store)).map(eventOf);
				expect(events.filter(({ action }) => action === 'originalErased')).toHaveLength(1);
				if (ended === 'completed') break;
				expect(step).toBeLessThan(20);
			}
		},
	);

	it('lets the same file be received again', async () => {
		const store = await newLedger();
		await received(store, 'none');
		await eraseOriginal(store, { sha256: DOCUMENT, ...GROUNDS }, at('2026-05-04T08:00:00Z'));
		const facts = { mimeType: 'application/pdf', fileName: 'again.pdf' };
		const file = { bytes: FILE, sha256: DOCUMENT, ...facts };

		expect(await keepOriginal(store, file, at('2026-06-01T08:00:00Z'))).toMatchObject({
			outcome: 'keptAgain',
			record: { fileName: 'again.pdf', erasedAt: null },
		});
	});
});

describe('classifying a document', () => {
	it('appends who says what and why; the last statement counts for file and data', async () => {
		const store = await newLedger();
		const { first } = await received(store);
		const now = at('2026-05-04T08:00:00Z');
		await reclassify(store, { documentSha256: DOCUMENT, recordType: 'letter', ...GROUNDS }, now);
		const receipt = await reclassify(
			store,
			{ documentSha256: DOCUMENT, recordType: 'none', ...GROUNDS },
			now,
		);

		const last = (await readAll(store)).at(-1);
		expect(receipt).toEqual({ chain: CHAIN, sequence: 5, hash: last?.hash });
		expect(last && eventOf(last)).toMatchObject({
			action: 'classified',
			actor: PERSON,
			reason: GROUNDS.reason,
			recordType: 'none',
			subject: { type: 'document', id: null, system: null, documentSha256: DOCUMENT },
		});
		expect(await erasePayload(store, { sequence: first, ...GROUNDS }, now)).toHaveLength(1);
		await eraseOriginal(store, { sha256: DOCUMENT, ...GROUNDS }, now);
		expect(await inspectOriginal(store, DOCUMENT)).toMatchObject({ state: 'erased' });
	});

	it('is possible for a file nothing was logged about, and refused for a hash nobody knows', async () => {
		const store = await newLedger();
		const facts = { mimeType: 'application/pdf', fileName: 'a.pdf' };
		const now = at('2026-05-04T08:00:00Z');
		await keepOriginal(store, { bytes: FILE, sha256: DOCUMENT, ...facts }, now);
		await reclassify(store, { documentSha256: DOCUMENT, recordType: 'none', ...GROUNDS }, now);

		await expect(
			reclassify(store, { documentSha256: OTHER, recordType: 'none', ...GROUNDS }, now),
		).rejects.toMatchObject({ code: 'RETENTION_DOCUMENT_UNKNOWN', params: { sha256: OTHER } });
		expect(await readAll(store)).toHaveLength(2);
	});
});
