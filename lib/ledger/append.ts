import type { AuditReceipt } from '../envelope/envelope';
import { canonicalize } from './event/canonical-json';
import { emptyDraft, isComplete, parseDraft, placeEvent, type AuditDraft } from './event/event';
import { NO_PREDECESSOR, sha256Hex } from './event/hash';
import { seal } from './event/seal';
import type { ChainHead, LedgerStore, StoredEvent, StoredPayload } from './store/store';

/** What the ledger needs from outside. */
export interface LedgerContext {
	/** current instant */
	readonly now: () => Date;
	/** id for a new chain, a UUID */
	readonly newChainId: () => string;
	/** at least 120 random bits as text, different at every call, e.g. a random UUID */
	readonly newSalt: () => string;
	/** program that writes, named in every event */
	readonly software: { readonly name: string; readonly version: string };
}

/** An event to append, with the data that is kept beside the chain. */
export interface LedgerEntryDraft {
	readonly event: AuditDraft;
	/** plain JSON data, erasable later; null to keep nothing */
	readonly payload: unknown;
}

/** An entry that only lacks its place in the chain. */
export interface PreparedEntry {
	readonly event: AuditDraft;
	readonly payload: { readonly sha256: string; readonly canonical: string } | null;
}

/** Entries that found their place. */
export interface ChainedEntries {
	/** the first entry of a new ledger included */
	readonly events: readonly StoredEvent[];
	readonly payloads: readonly StoredPayload[];
	/** one for each prepared entry, in their order */
	readonly receipts: readonly AuditReceipt[];
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
	const prepared = drafts.map((draft) => prepareEntry(draft, context));
	return store.transact({}, ({ head }) => {
		const { events, payloads, receipts } = chainUp(head, prepared, context);
		return { batch: { events, payloads }, result: receipts };
	});
}

/**
 * Makes everything of an entry that does not depend on its place, so that little is left to do while others
 * wait for the chain.
 *
 * @param draft what happened
 * @param context source of salts
 * @returns the entry; its payload is salted, so that its hash says nothing once it is erased
 * @throws BelegflussError LEDGER_EVENT_INVALID for a member too many or too few, LEDGER_NOT_CANONICAL for a
 * payload that has no canonical form
 */
export function prepareEntry(
	draft: LedgerEntryDraft,
	{ newSalt }: Pick<LedgerContext, 'newSalt'>,
): PreparedEntry {
	const event = isComplete(draft.event) ? draft.event : parseDraft(draft.event);
	if (draft.payload === null || draft.payload === undefined) return { event, payload: null };
	const data = canonicalize(draft.payload, 'jcs');
	const canonical = `{"data":${data},"salt":${JSON.stringify(newSalt())}}`;
	return { event, payload: { sha256: sha256Hex(canonical), canonical } };
}

/**
 * Gives entries their place behind the head; a pure function for use inside a transaction.
 *
 * @param head last entry, null for a new ledger, which then gets its first entry as well
 * @param prepared entries
 * @param context clock, id source and the program that writes
 * @returns the entries, linked to each other, and their receipts
 * @throws BelegflussError LEDGER_EVENT_INVALID or LEDGER_NOT_CANONICAL for the first entry that is not in its
 * proper form
 */
export function chainUp(
	head: ChainHead | null,
	prepared: readonly PreparedEntry[],
	context: LedgerContext,
): ChainedEntries {
	const { software } = context;
	const ts = context.now().toISOString();
	const first = head ? null : firstEntry(ts, context);
	const events: StoredEvent[] = first ? [first] : [];
	const payloads: StoredPayload[] = [];
	const receipts: AuditReceipt[] = [];
	let last = head ?? (first as StoredEvent);
	for (const { event, payload } of prepared) {
		const { chain, sequence, hash } = last;
		const seq = sequence + 1;
		const payloadSha256 = payload?.sha256 ?? null;
		const next = seal(placeEvent(event, { chain, seq, ts, software, payloadSha256, prev: hash }));
		events.push(next);
		if (payload) payloads.push({ sequence: seq, canonical: payload.canonical });
		receipts.push({ chain, sequence: seq, hash: next.hash });
		last = next;
	}
	return { events, payloads, receipts };
}

function firstEntry(ts: string, { software, newChainId }: LedgerContext): StoredEvent {
	const draft: AuditDraft = {
		...emptyDraft,
		action: 'ledgerCreated',
		actor: { id: software.name, kind: 'system', via: null },
		subject: { documentSha256: null, id: null, system: null, type: 'ledger' },
	};
	const place = { chain: newChainId(), seq: 1, ts, software, payloadSha256: null };
	return seal(placeEvent(draft, { ...place, prev: NO_PREDECESSOR }));
}
