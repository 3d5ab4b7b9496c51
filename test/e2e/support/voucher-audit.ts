import type { LedgerStore } from '../../../lib/ledger/store/store';
import type { VendorControl } from '../../sandbox/voucher-vendor/control-client';
import { referenceOf, type GreenDocument } from './voucher-documents';
import { bookedIn, type Delivery } from './voucher-load';
import type { RecordedEvent } from '../../../lib/ledger/event/read-event';

/** Under which ids a document was booked, as everybody involved says. */
export interface Account {
	readonly sha256: string;
	/** state of the write in the ledger */
	readonly state: string | undefined;
	readonly vendor: readonly string[];
	readonly ledger: readonly string[];
	readonly answers: readonly string[];
}

/**
 * Holds the vendor's books, the ledger and n8n's answers against each other.
 *
 * @param documents documents that shall be booked
 * @param deliveries everything that was sent and answered
 * @returns those that are not booked once, or under different ids; empty when all is well
 */
export async function wrongAccounts(
	documents: readonly GreenDocument[],
	deliveries: readonly Delivery[],
	{ books, ledger }: { readonly books: VendorControl; readonly ledger: LedgerStore },
): Promise<Account[]> {
	await books.settled();
	const bookings = await books.bookingsByReference();
	const answered = bookedIn(deliveries);
	const hashes = documents.map(({ document }) => document.sha256);
	const intents = await ledger.readIntents({ documents: hashes, limit: 2 * hashes.length });
	const accounts = documents.map((document): Account => {
		const { sha256 } = document.document;
		const own = intents.filter(({ documentSha256 }) => documentSha256 === sha256);
		return {
			sha256,
			state: own[0]?.state,
			vendor: (bookings.get(referenceOf(document)) ?? []).map(({ voucher }) => voucher.id),
			ledger: own.map(({ remoteId }) => remoteId ?? ''),
			answers: [...(answered.get(sha256) ?? [])],
		};
	});
	return accounts.filter(
		({ state, vendor, ledger: known, answers }) =>
			state !== 'done' ||
			vendor.length !== 1 ||
			known.join() !== vendor.join() ||
			answers.join() !== vendor.join(),
	);
}

/**
 * @param entries what the audit trail holds about one document
 * @returns whether it was received, announced attempt by attempt, and recorded as booked once
 */
export function isWholeStory(entries: readonly RecordedEvent[]): boolean {
	const written = entries.filter(({ action }) => action === 'written');
	const attempts = written
		.filter(({ outcome }) => outcome?.state === 'intent')
		.map(({ write }) => write?.attempt);
	return (
		entries[0]?.action === 'received' &&
		attempts.length > 0 &&
		attempts.every((attempt, index) => attempt === index + 1) &&
		written.filter(({ outcome }) => outcome?.state === 'done').length === 1
	);
}
