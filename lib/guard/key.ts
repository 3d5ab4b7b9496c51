import { canonicalize } from '../ledger/event/canonical-json';
import { sha256Hex } from '../ledger/event/hash';

/** What makes one write the same as another, whoever asks for it and how often. */
export interface WriteIdentity {
	/** target system, e.g. `lexoffice` */
	readonly system: string;
	/** organisation or company database in that system; null when the system knows one only */
	readonly tenant: string | null;
	/** e.g. `voucher.create` */
	readonly operation: string;
	/**
	 * what is written: the hash of the document it came from, or for data without a document a reference
	 * that is its own for ever
	 */
	readonly subject: string;
}

/**
 * @param request plain JSON data
 * @returns what stands for it where nothing else tells one write from another: the same request is the same
 * write
 */
export function requestSubject(request: unknown): string {
	return `request ${sha256Hex(canonicalize(request, 'jcs'))}`;
}

/**
 * The idempotency key: the same document is booked once in the same company by the same operation, even
 * from another workflow, after a restart or when the extracted values were corrected in between.
 *
 * @param identity what makes the write the same as another
 * @returns SHA-256, lower-case hex
 */
export function idempotencyKey({ system, tenant, operation, subject }: WriteIdentity): string {
	return sha256Hex(`belegfluss-write-v1\0${canonicalize({ operation, subject, system, tenant })}`);
}
