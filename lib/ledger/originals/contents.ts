import { sha256Hex } from '../event/hash';
import type { LedgerStore } from '../store/store';
import { originalError } from './errors';

/**
 * Puts content where the store keeps it and reads it back, so that nothing is recorded as kept that could
 * not be given back.
 *
 * @param store where the ledger lives
 * @param sha256 hash of the content
 * @param content the file, known to have this hash
 * @throws BelegflussError ORIGINAL_CONTENT_CHANGED when a kept file of this hash was changed, which is
 * evidence and never overwritten; the store's error when it cannot be stored
 */
export async function putContent(
	store: LedgerStore,
	sha256: string,
	content: Uint8Array,
): Promise<void> {
	await store.contents.put(sha256, content);
	const found = await hashOfContent(store, sha256);
	if (found === sha256) return;
	if (found !== null) {
		const [record] = await store.readOriginals([sha256]);
		if (record && record.erasedAt === null) {
			throw originalError('ORIGINAL_CONTENT_CHANGED', { sha256, actual: found });
		}
		// No row vouches for what lies there: it is left from something interrupted.
		await store.contents.erase(sha256);
	}
	await store.contents.put(sha256, content);
	if ((await hashOfContent(store, sha256)) !== sha256) {
		throw originalError('ORIGINAL_CONTENT_MISSING', { sha256 });
	}
}

/**
 * Erases the content of a file whose row says that it is erased; anything else stays. To be called after
 * that row was committed, and again after an interruption.
 *
 * @param store where the ledger lives
 * @param sha256 hash of the content
 * @throws BelegflussError the store's error
 */
export async function eraseContent(store: LedgerStore, sha256: string): Promise<void> {
	if (!(await isErased(store, sha256))) return;
	const content = await store.contents.get(sha256);
	await store.contents.erase(sha256);
	// Received again just now: whoever keeps it may have found the content still in place.
	if (content !== null && !(await isErased(store, sha256))) {
		await store.contents.put(sha256, content);
	}
}

async function isErased(store: LedgerStore, sha256: string): Promise<boolean> {
	const [record] = await store.readOriginals([sha256]);
	return record !== undefined && record.erasedAt !== null;
}

async function hashOfContent(store: LedgerStore, sha256: string): Promise<string | null> {
	const content = await store.contents.get(sha256);
	return content === null ? null : sha256Hex(content);
}
