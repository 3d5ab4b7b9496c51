import type { LedgerStore } from '../store/store';
import type { OriginalRecord } from '../store/records';
import { sha256Hex } from '../event/hash';
import { originalError } from './errors';

/** A kept file, its content checked against its hash. */
export interface Original {
	readonly bytes: Uint8Array;
	readonly record: OriginalRecord;
}

/** What can be said of a file the ledger may keep. */
export type OriginalState =
	| { readonly state: 'neverKept' }
	| { readonly state: 'erased'; readonly record: OriginalRecord; readonly erasedAt: string }
	/** recorded as kept, but nothing is there */
	| { readonly state: 'missing'; readonly record: OriginalRecord }
	/** recorded as kept, but something else is there */
	| { readonly state: 'changed'; readonly record: OriginalRecord; readonly actualSha256: string }
	| ({ readonly state: 'kept' } & Original);

/**
 * @param store where the ledger lives
 * @param sha256 hash of the file, lower-case hex
 * @returns how it stands with the file; with its content when that is authentic
 * @throws BelegflussError the store's error
 */
export async function inspectOriginal(store: LedgerStore, sha256: string): Promise<OriginalState> {
	const recorded = await recordedState(store, sha256);
	if (recorded.state !== 'recorded') return recorded;
	const { record } = recorded;
	const bytes = await store.contents.get(sha256);
	if (bytes === null) {
		// Erased between the two readings.
		const now = await recordedState(store, sha256);
		return now.state === 'recorded' ? { state: 'missing', record } : now;
	}
	const actualSha256 = sha256Hex(bytes);
	if (actualSha256 !== sha256) return { state: 'changed', record, actualSha256 };
	return { state: 'kept', bytes, record };
}

/**
 * Reads a kept file. Its hash is checked on every reading.
 *
 * @param store where the ledger lives
 * @param sha256 hash of the file, lower-case hex
 * @returns content and what is known of it
 * @throws BelegflussError ORIGINAL_NEVER_KEPT, ORIGINAL_ERASED, ORIGINAL_CONTENT_MISSING or
 * ORIGINAL_CONTENT_CHANGED; the store's error
 */
export async function readOriginal(store: LedgerStore, sha256: string): Promise<Original> {
	const found = await inspectOriginal(store, sha256);
	switch (found.state) {
		case 'kept':
			return { bytes: found.bytes, record: found.record };
		case 'neverKept':
			throw originalError('ORIGINAL_NEVER_KEPT', { sha256 });
		case 'erased':
			throw originalError('ORIGINAL_ERASED', { sha256, erasedAt: found.erasedAt });
		case 'missing':
			throw originalError('ORIGINAL_CONTENT_MISSING', { sha256 });
		case 'changed':
			throw originalError('ORIGINAL_CONTENT_CHANGED', { sha256, actual: found.actualSha256 });
	}
}

type Recorded =
	| Extract<OriginalState, { state: 'neverKept' | 'erased' }>
	| { readonly state: 'recorded'; readonly record: OriginalRecord };

async function recordedState(store: LedgerStore, sha256: string): Promise<Recorded> {
	const [record] = await store.readOriginals([sha256]);
	if (!record) return { state: 'neverKept' };
	const { erasedAt } = record;
	return erasedAt === null ? { state: 'recorded', record } : { state: 'erased', record, erasedAt };
}
