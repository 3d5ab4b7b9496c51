import { berlinDay } from '../../calendar/berlin';
import type { AuditReceipt } from '../../envelope/envelope';
import { chainUp, prepareEntry, type LedgerContext } from '../append';
import { emptyDraft, type AuditDraft } from '../event/event';
import { readEvent } from '../event/read-event';
import type { LedgerStore, StoredEntry } from '../store/store';
import { decideAtEnd } from './decide-at-end';
import { DocumentWatch, type KeptPayload } from './document-watch';
import { retentionError } from './errors';
import { assertFew, type Grounds } from './grounds';
import { DEFAULT_RECORD_TYPE, RECORD_TYPE_WITHOUT_DOCUMENT, retainedUntil } from './periods';

/** Whose payload shall go: that of one entry, or of every entry about a document. */
export type PayloadTarget = { readonly sequence: number } | { readonly documentSha256: string };

/** One payload that is gone. */
export interface ErasedPayload {
	/** entry it belonged to */
	readonly sequence: number;
	readonly documentSha256: string | null;
	/** receipt of the event that says so */
	readonly receipt: AuditReceipt;
}

/**
 * Erases the data kept with one entry, or with all entries about a document. The entry itself stays, and so
 * does its payload's salted hash, which says nothing: the chain still verifies.
 *
 * @param store where the ledger lives
 * @param erasure what, why and by whom
 * @param context clock, id source and the program that writes
 * @returns what was erased; empty when all of it had been before
 * @throws BelegflussError as `erasePayloads`
 */
export async function erasePayload(
	store: LedgerStore,
	erasure: PayloadTarget & Grounds,
	context: LedgerContext,
): Promise<readonly ErasedPayload[]> {
	const { reason, actor } = erasure;
	const target =
		'sequence' in erasure
			? { sequence: erasure.sequence }
			: { documentSha256: erasure.documentSha256 };
	return erasePayloads(store, { targets: [target], reason, actor }, context);
}

/**
 * Erases several payloads, one event each, all in one transaction or none of them. A payload is a record of
 * its own (§ 147 (4) AO): its period begins in the year of its entry, and is that of its document's type.
 *
 * @param store where the ledger lives
 * @param erasure what (at most 1000 targets), why and by whom
 * @param context clock, id source and the program that writes
 * @returns what was erased, by sequence
 * @throws BelegflussError RETENTION_PAYLOAD_RETAINED naming the one that must be kept longest and until when;
 * RETENTION_ENTRY_UNKNOWN, RETENTION_NO_PAYLOAD, RETENTION_DOCUMENT_UNKNOWN, RETENTION_TOO_MANY or
 * LEDGER_EVENT_INVALID; the store's error. Nothing was erased then.
 */
export async function erasePayloads(
	store: LedgerStore,
	{ targets, ...grounds }: Grounds & { readonly targets: readonly PayloadTarget[] },
	context: LedgerContext,
): Promise<readonly ErasedPayload[]> {
	if (targets.length === 0) return [];
	assertFew(targets.length);
	const end = await store.head();
	const entries: StoredEntry[] = [];
	const wholeDocuments = new Set<string>();
	for (const target of targets) {
		if ('sequence' in target) entries.push(await entryAt(store, target.sequence));
		else wholeDocuments.add(target.documentSha256);
	}
	const documents = new Set([...wholeDocuments, ...entries.flatMap(documentOf)]);
	const single = new Set(entries.map(({ sequence }) => sequence));
	const watch = new DocumentWatch(store, end, { documents, entries });
	return decideAtEnd(store, watch, {}, ({ head }) => {
		for (const sha256 of wholeDocuments) {
			if (!watch.historyOf(sha256)) throw retentionError('RETENTION_DOCUMENT_UNKNOWN', { sha256 });
		}
		const chosen = watch
			.keptPayloads()
			.filter(
				({ sequence, documentSha256 }) =>
					single.has(sequence) || (documentSha256 !== null && wholeDocuments.has(documentSha256)),
			);
		const now = context.now();
		assertMayGo(chosen, watch, now);
		if (chosen.length === 0) return { batch: null, result: [] };
		const drafts = chosen.map((payload) => prepareEntry(entryOf(payload, grounds), context));
		const { events, payloads, receipts } = chainUp(head, drafts, { ...context, now: () => now });
		const erasedPayloads = chosen.map(({ sequence }) => sequence);
		const result = chosen.map(({ sequence, documentSha256 }, index) => ({
			sequence,
			documentSha256,
			receipt: receipts[index] as AuditReceipt,
		}));
		return { batch: { events, payloads, erasedPayloads }, result };
	});
}

async function entryAt(store: LedgerStore, sequence: number): Promise<StoredEntry> {
	if (Number.isSafeInteger(sequence) && sequence > 0) {
		for await (const entry of store.readEvents({ from: sequence, limit: 1 })) {
			if (entry.sequence !== sequence) break;
			if (entry.payloadSha256 === null) throw retentionError('RETENTION_NO_PAYLOAD', { sequence });
			return entry;
		}
	}
	throw retentionError('RETENTION_ENTRY_UNKNOWN', { sequence });
}

function documentOf({ canonical }: StoredEntry): readonly string[] {
	const document = readEvent(canonical)?.subject?.documentSha256;
	return document ? [document] : [];
}

function assertMayGo(chosen: readonly KeptPayload[], watch: DocumentWatch, now: Date): void {
	const today = berlinDay(now);
	const [last] = chosen
		.flatMap(({ sequence, documentSha256, arose }) => {
			const recordType =
				documentSha256 === null
					? RECORD_TYPE_WITHOUT_DOCUMENT
					: (watch.historyOf(documentSha256)?.recordType ?? DEFAULT_RECORD_TYPE);
			const until = retainedUntil(recordType, arose, today);
			return until === null ? [] : [{ sequence, recordType, until }];
		})
		.toSorted((left, right) => right.until.localeCompare(left.until));
	if (last) throw retentionError('RETENTION_PAYLOAD_RETAINED', last);
}

function entryOf({ sequence, documentSha256 }: KeptPayload, { reason, actor }: Grounds) {
	const event: AuditDraft = {
		...emptyDraft,
		action: 'payloadErased',
		actor,
		reason,
		subject: { documentSha256, id: String(sequence), system: null, type: 'payload' },
	};
	return { event, payload: null };
}
