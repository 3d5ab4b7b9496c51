import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { canonicalize } from '../../../lib/ledger/canonical-json';
import { eventHash } from '../../../lib/ledger/hash';
import { appendEvents, type LedgerContext } from '../../../lib/ledger/ledger';
import type {
	ChainHead,
	LedgerBatch,
	LedgerStore,
	StoredEntry,
	StoredEvent,
} from '../../../lib/ledger/store';
import { closeSqliteLedger } from '../../../lib/ledger/sqlite-ledgers';
import { draft } from './draft';

export const CHAIN = '0b6f2d5e-6f7a-4c58-9f0e-3a1b5c7d9e11';
export const OTHER_CHAIN = 'f2c81a90-1d3b-4e2f-8a77-5b6c0d9e4f22';

/** A clock that advances one second per reading. */
export function context(chain = CHAIN, start = '2026-03-02T08:00:00.000Z'): LedgerContext {
	let time = Date.parse(start);
	return {
		now: () => new Date((time += 1_000)),
		newChainId: () => chain,
		software: { name: 'n8n-nodes-belegfluss', version: '9.9.9' },
	};
}

/** The store in its simplest form: what the SQLite store is compared with, and where attacks are easy. */
export class MemoryStore implements LedgerStore {
	readonly entries: StoredEntry[] = [];

	async append(build: (head: ChainHead | null) => LedgerBatch): Promise<void> {
		const { events, payloads } = build(await this.head());
		for (const event of events) {
			const payload = payloads.find(({ sha256 }) => sha256 === event.payloadSha256);
			this.entries.push({ ...event, payload: payload?.canonical ?? null });
		}
	}

	async head(): Promise<ChainHead | null> {
		return this.entries.at(-1) ?? null;
	}

	async *readEvents(): AsyncGenerator<StoredEntry> {
		yield* this.entries;
	}

	async readPayload(sha256: string): Promise<string | null> {
		return this.entries.find((entry) => entry.payloadSha256 === sha256)?.payload ?? null;
	}

	async checkWritable(): Promise<void> {}
}

/** A chain of `length` entries, the first one included, each with a payload of its own. */
export async function chainOf(length: number, chain = CHAIN): Promise<StoredEntry[]> {
	const store = new MemoryStore();
	const drafts = Array.from({ length: length - 1 }, (_, index) => ({
		event: draft({ outcome: { state: 'done', remoteId: `voucher-${index}`, errorCode: null } }),
		payload: { note: `Beleg ${index}` },
	}));
	await appendEvents(store, drafts, context(chain));
	return store.entries;
}

/** The entry with other content, filed and hashed as if it had always been so. */
export function forged(entry: StoredEntry, changes: Record<string, unknown>): StoredEntry {
	const content = { ...(JSON.parse(entry.canonical) as object), ...changes } as {
		chain: string;
		seq: number;
		prev: string;
		payloadSha256: string | null;
	};
	const canonical = canonicalize(content);
	const stored: StoredEvent = {
		chain: content.chain,
		sequence: content.seq,
		previous: content.prev,
		hash: eventHash(canonical),
		payloadSha256: content.payloadSha256,
		canonical,
	};
	return { ...stored, payload: entry.payload };
}

/** A ledger path in a folder that is removed after the test. */
export function temporaryLedger(): string {
	const folder = mkdtempSync(join(tmpdir(), 'belegfluss-ledger-'));
	const path = join(folder, 'ledger', 'ledger.sqlite');
	onTestFinished(() => {
		closeSqliteLedger(path);
		rmSync(folder, { recursive: true, force: true });
	});
	return path;
}
