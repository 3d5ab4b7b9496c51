import { checkHash } from './merkle';

/**
 * The leaf of an audit event: the raw bytes of its hash, so that a proof needs nothing but the event.
 *
 * @param hash hash of the event as the ledger keeps it, 64 hex digits
 * @returns content of the leaf, 32 bytes
 * @throws BelegflussError CHECKPOINT_HASH_FORM when it is no such hash
 */
export function eventLeaf(hash: string): Buffer {
	const bytes = Buffer.from(hash, 'hex');
	checkHash(bytes);
	return bytes;
}
