import { berlinDay } from '../../calendar/berlin';
import type { AuditReceipt } from '../../envelope/envelope';
import { chainUp, prepareEntry, type LedgerContext } from '../append';
import { emptyDraft, type AuditDraft } from '../event/event';
import { eraseContent } from '../originals/contents';
import { originalError } from '../originals/errors';
import type { OriginalRecord } from '../store/records';
import type { LedgerState, LedgerStore } from '../store/store';
import { decideAtEnd } from './decide-at-end';
import { DocumentWatch } from './document-watch';
import { retentionError } from './errors';
import { assertFew, type Grounds } from './grounds';
import { DEFAULT_RECORD_TYPE, retainedUntil } from './periods';

/** One file that is gone. */
export interface ErasedOriginal {
	readonly sha256: string;
	/** receipt of the event that says so; null when it had been erased before, maybe not to the end */
	readonly receipt: AuditReceipt | null;
}

/**
 * Erases a kept file: records it, then erases the content. Calling it again completes an erasure that was
 * interrupted in between.
 *
 * @param store where the ledger lives
 * @param erasure which file, why and by whom
 * @param context clock, id source and the program that writes
 * @returns what was erased
 * @throws BelegflussError as `eraseOriginals`
 */
export async function eraseOriginal(
	store: LedgerStore,
	{ sha256, ...grounds }: Grounds & { readonly sha256: string },
	context: LedgerContext,
): Promise<ErasedOriginal> {
	const [erased] = await eraseOriginals(store, { files: [sha256], ...grounds }, context);
	return erased as ErasedOriginal;
}

/**
 * Erases several kept files, one event each, recorded in one transaction or not at all. The period of a file
 * begins in the year of the first event about its document, or in which it was stored when there is none.
 *
 * @param store where the ledger lives
 * @param erasure which files (at most 1000, by hash), why and by whom
 * @param context clock, id source and the program that writes
 * @returns what was erased, in the order asked for
 * @throws BelegflussError RETENTION_ORIGINAL_RETAINED naming until when; ORIGINAL_NEVER_KEPT,
 * RETENTION_TOO_MANY or LEDGER_EVENT_INVALID; nothing was erased then. The store's error: nothing was, or the
 * content is still to be erased by calling again
 */
export async function eraseOriginals(
	store: LedgerStore,
	{ files, reason, actor }: Grounds & { readonly files: readonly string[] },
	context: LedgerContext,
): Promise<readonly ErasedOriginal[]> {
	if (files.length === 0) return [];
	assertFew(files.length);
	const hashes = [...new Set(files)];
	const watch = new DocumentWatch(store, await store.head(), { documents: new Set(hashes) });
	const receipts = await decideAtEnd(store, watch, { originals: hashes }, (state) => {
		const now = context.now();
		const records = keptRecords(hashes, state);
		for (const record of records) assertMayGo(record, watch, now);
		if (records.length === 0) return { batch: null, result: new Map<string, AuditReceipt>() };
		const drafts = records.map(({ sha256 }) =>
			prepareEntry({ event: eventOf(sha256, { reason, actor }), payload: null }, context),
		);
		const chained = chainUp(state.head, drafts, { ...context, now: () => now });
		const originals = records.map((record) => ({
			...record,
			fileName: null,
			erasedAt: now.toISOString(),
		}));
		const result = new Map(
			records.map(({ sha256 }, index) => [sha256, chained.receipts[index] as AuditReceipt]),
		);
		return { batch: { events: chained.events, payloads: chained.payloads, originals }, result };
	});
	for (const sha256 of hashes) await eraseContent(store, sha256);
	return files.map((sha256) => ({ sha256, receipt: receipts.get(sha256) ?? null }));
}

function keptRecords(hashes: readonly string[], { originals }: LedgerState): OriginalRecord[] {
	return hashes.flatMap((sha256) => {
		const record = originals.get(sha256);
		if (!record) throw originalError('ORIGINAL_NEVER_KEPT', { sha256 });
		return record.erasedAt === null ? [record] : [];
	});
}

function assertMayGo({ sha256, storedAt }: OriginalRecord, watch: DocumentWatch, now: Date): void {
	const history = watch.historyOf(sha256);
	const recordType = history?.recordType ?? DEFAULT_RECORD_TYPE;
	const until = retainedUntil(recordType, history?.arose ?? new Date(storedAt), berlinDay(now));
	if (until === null) return;
	throw retentionError('RETENTION_ORIGINAL_RETAINED', { sha256, recordType, until });
}

function eventOf(sha256: string, { reason, actor }: Grounds): AuditDraft {
	return {
		...emptyDraft,
		action: 'originalErased',
		actor,
		reason,
		subject: { documentSha256: sha256, id: null, system: null, type: 'document' },
	};
}
