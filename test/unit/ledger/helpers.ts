import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { canonicalize } from '../../../lib/ledger/event/canonical-json';
import { eventHash } from '../../../lib/ledger/event/hash';
import {
	chainUp,
	prepareEntry,
	type LedgerContext,
	type LedgerEntryDraft,
} from '../../../lib/ledger/append';
import type {
	LedgerStore,
	ReadRange,
	StoredEntry,
	StoredEvent,
} from '../../../lib/ledger/store/store';
import { closeSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import { draft } from './draft';

export const CHAIN = '0b6f2d5e-6f7a-4c58-9f0e-3a1b5c7d9e11';
export const OTHER_CHAIN = 'f2c81a90-1d3b-4e2f-8a77-5b6c0d9e4f22';

/** A clock that advances one second per reading. */
export function context(chain = CHAIN, start = '2026-03-02T08:00:00.000Z'): LedgerContext {
	let time = Date.parse(start);
	let salts = 1;
	return {
		now: () => new Date((time += 1_000)),
		newChainId: () => chain,
		newSalt: () => (salts++).toString(16).padStart(32, '0'),
		software: { name: 'n8n-nodes-belegfluss', version: '9.9.9' },
	};
}

/** Entries as a store would give them back. */
export function chained(
	drafts: readonly LedgerEntryDraft[],
	ledger: LedgerContext = context(),
): StoredEntry[] {
	const prepared = drafts.map((entry) => prepareEntry(entry, ledger));
	const { events, payloads } = chainUp(null, prepared, ledger);
	const payloadOf = new Map(payloads.map(({ sequence, canonical }) => [sequence, canonical]));
	return events.map((event) => ({ ...event, payload: payloadOf.get(event.sequence) ?? null }));
}

/** A chain of `length` entries, the first one included, each with a payload of its own. */
export function chainOf(length: number, chain = CHAIN): StoredEntry[] {
	const drafts = Array.from({ length: length - 1 }, (_, index) => ({
		event: draft({ outcome: { state: 'done', remoteId: `voucher-${index}`, errorCode: null } }),
		payload: { note: `Beleg ${index}` },
	}));
	const ledger = context(chain);
	// One transaction each, so that every entry bears a time of its own.
	let head: StoredEntry | null = null;
	return drafts.flatMap((entry) => {
		const { events, payloads } = chainUp(head, [prepareEntry(entry, ledger)], ledger);
		const entries = events.map((event) => ({
			...event,
			payload: payloads.find(({ sequence }) => sequence === event.sequence)?.canonical ?? null,
		}));
		head = entries.at(-1) ?? null;
		return entries;
	});
}

/** The entry with other content, filed and hashed as if it had always been so. */
export function forged(entry: StoredEntry, changes: Record<string, unknown>): StoredEntry {
	const content = { ...(JSON.parse(entry.canonical) as object), ...changes } as {
		chain: string;
		seq: number;
		prev: string;
		payloadSha256: string | null;
		subject: { documentSha256: string | null } | null;
	};
	const canonical = canonicalize(content);
	const stored: StoredEvent = {
		chain: content.chain,
		sequence: content.seq,
		previous: content.prev,
		hash: eventHash(canonical),
		payloadSha256: content.payloadSha256,
		documentSha256: content.subject?.documentSha256 ?? null,
		canonical,
	};
	return { ...stored, payload: entry.payload };
}

/** A ledger path in a folder that is removed after the test. */
export function temporaryLedger(): string {
	const folder = mkdtempSync(join(tmpdir(), 'belegfluss-ledger-'));
	const path = join(folder, 'ledger', 'ledger.sqlite');
	onTestFinished(async () => {
		await closeSqliteLedger(path);
		rmSync(folder, { recursive: true, force: true });
	});
	return path;
}

/** Every entry of a range, in the order the store gives them. */
export async function readAll(store: LedgerStore, range?: ReadRange): Promise<StoredEntry[]> {
	const entries: StoredEntry[] = [];
	for await (const entry of store.readEvents(range)) entries.push(entry);
	return entries;
}
