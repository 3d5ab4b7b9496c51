import type { LedgerContext } from '../append';
import type { OriginalRecord } from '../store/records';
import type { LedgerStore } from '../store/store';
import { putContent } from './contents';
import { checkReceived, type ReceivedFile } from './received-file';

/** A file that is now kept. */
export interface KeptOriginal {
	readonly record: OriginalRecord;
	/** `keptAgain`: it had been erased before */
	readonly outcome: 'kept' | 'alreadyKept' | 'keptAgain';
}

/**
 * Keeps a received file under its hash, once and for good. Logs no event: the caller logs `received`.
 *
 * @param store where the ledger lives
 * @param file the file; its hash is recomputed
 * @param context clock
 * @returns what is known of it now; the name of the first receipt stands
 * @throws BelegflussError as `keepOriginals`
 */
export async function keepOriginal(
	store: LedgerStore,
	file: ReceivedFile,
	context: Pick<LedgerContext, 'now'>,
): Promise<KeptOriginal> {
	const [kept] = await keepOriginals(store, [file], context);
	return kept as KeptOriginal;
}

/**
 * Keeps several received files. Content is stored before it is recorded, and all are recorded in one
 * transaction: after a crash nothing is visible, or all of them completely, and running again completes.
 *
 * @param store where the ledger lives
 * @param files the files; none of them is stored unless all are what their hash says
 * @param context clock
 * @returns what is known of each, in their order
 * @throws BelegflussError ORIGINAL_TOO_LARGE, ORIGINAL_FACTS_INVALID or ORIGINAL_HASH_MISMATCH before
 * anything is stored; ORIGINAL_CONTENT_CHANGED when a file kept earlier was changed since; the store's error
 */
export async function keepOriginals(
	store: LedgerStore,
	files: readonly ReceivedFile[],
	{ now }: Pick<LedgerContext, 'now'>,
): Promise<readonly KeptOriginal[]> {
	if (files.length === 0) return [];
	const received = files.map(checkReceived);
	const contents = new Map(received.map(({ sha256, bytes }) => [sha256, bytes]));
	for (const [sha256, bytes] of contents) await putContent(store, sha256, bytes);

	const kept = await store.transact({ originals: [...contents.keys()] }, ({ originals }) => {
		const storedAt = now().toISOString();
		const known = new Map(originals);
		const result = received.map((file) => {
			const earlier = known.get(file.sha256);
			if (earlier?.erasedAt === null) return { record: earlier, outcome: 'alreadyKept' } as const;
			const record = recordOf(file, storedAt);
			known.set(file.sha256, record);
			return { record, outcome: earlier ? 'keptAgain' : 'kept' } as const;
		});
		const changed = result.filter(({ outcome }) => outcome !== 'alreadyKept');
		const batch = { events: [], originals: changed.map(({ record }) => record) };
		return { batch: changed.length > 0 ? batch : null, result };
	});
	for (const { record, outcome } of kept) {
		const bytes = contents.get(record.sha256);
		// An erasure in another process may have taken the content between storing and recording it.
		if (outcome === 'keptAgain' && bytes) await putContent(store, record.sha256, bytes);
	}
	return kept;
}

function recordOf({ sha256, bytes, mimeType, fileName }: ReceivedFile, storedAt: string) {
	return { sha256, bytes: bytes.length, mimeType, fileName, storedAt, erasedAt: null };
}
