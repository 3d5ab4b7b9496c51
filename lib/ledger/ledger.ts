import type { AuditReceipt } from '../envelope/envelope';
import { canonicalize } from './canonical-json';
import { parseDraft, parseEvent, type AuditDraft, type AuditEvent } from './event';
import { NO_PREDECESSOR, eventHash, sha256Hex } from './hash';
import type { ChainHead, LedgerStore, StoredEvent, StoredPayload } from './store';

/** What the ledger needs from outside to write. */
export interface LedgerContext {
	/** clock; read once per event, inside the transaction */
	readonly now: () => Date;
	/** source of random UUIDs, asked once in the life of a ledger */
	readonly newChainId: () => string;
	/** program that writes, named in every event */
	readonly software: { readonly name: string; readonly version: string };
}

/** An event to append, with the data that is kept beside the chain. */
export interface LedgerEntryDraft {
	readonly event: AuditDraft;
	/** plain JSON data, erasable later; null to keep nothing */
	readonly payload: unknown;
}

/**
 * Appends events as one transaction: all of them are safely stored afterwards, or none. The first append
 * to a new ledger also writes its first entry, which names the chain.
 *
 * @param store where the ledger lives
 * @param drafts what happened, in order; an empty list writes nothing
 * @param context clock, id source and the program that writes
 * @returns one receipt per draft, in the same order
 * @throws BelegflussError LEDGER_EVENT_INVALID or LEDGER_NOT_CANONICAL before anything is written, or the
 * store's error; nothing was written then
 */
export async function appendEvents(
	store: LedgerStore,
	drafts: readonly LedgerEntryDraft[],
	context: LedgerContext,
): Promise<readonly AuditReceipt[]> {
	if (drafts.length === 0) return [];
	const prepared = drafts.map(prepare);
	const payloads = prepared.flatMap(({ payload }) => payload ?? []);
	let appended: readonly StoredEvent[] = [];
	await store.append((head) => {
		if (head) {
			appended = chainUp(head, prepared, context);
			return { events: appended, payloads };
		}
		const first = firstEntry(context);
		appended = chainUp(first, prepared, context);
		return { events: [first, ...appended], payloads };
	});
	return appended.map(({ chain, sequence, hash }) => ({ chain, sequence, hash }));
}

interface PreparedDraft {
	readonly event: AuditDraft;
	readonly payload: StoredPayload | null;
}

function prepare(draft: LedgerEntryDraft): PreparedDraft {
	const event = parseDraft(draft.event);
	if (draft.payload === null || draft.payload === undefined) return { event, payload: null };
	const canonical = canonicalize(draft.payload, 'jcs');
	return { event, payload: { sha256: sha256Hex(canonical), canonical } };
}

function chainUp(
	head: ChainHead,
	prepared: readonly PreparedDraft[],
	context: LedgerContext,
): StoredEvent[] {
	let last = head;
	return prepared.map(({ event, payload }) => {
		const next = seal({
			...event,
			v: 1,
			chain: last.chain,
			seq: last.sequence + 1,
			ts: context.now().toISOString(),
			software: { ...context.software },
			payloadSha256: payload?.sha256 ?? null,
			prev: last.hash,
		});
		last = next;
		return next;
	});
}

function firstEntry(context: LedgerContext): StoredEvent {
	return seal({
		v: 1,
		chain: context.newChainId(),
		seq: 1,
		ts: context.now().toISOString(),
		software: { ...context.software },
		actor: { kind: 'system', id: context.software.name, via: null },
		action: 'ledgerCreated',
		subject: { type: 'ledger', id: null, system: null, documentSha256: null },
		mode: null,
		decision: null,
		model: null,
		change: null,
		approval: null,
		outcome: null,
		run: null,
		payloadSha256: null,
		prev: NO_PREDECESSOR,
	});
}

function seal(event: AuditEvent): StoredEvent {
	const canonical = canonicalize(parseEvent(event));
	return {
		chain: event.chain,
		sequence: event.seq,
		previous: event.prev,
		hash: eventHash(canonical),
		payloadSha256: event.payloadSha256,
		canonical,
	};
}
