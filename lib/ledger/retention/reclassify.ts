import type { AuditReceipt } from '../../envelope/envelope';
import { appendEvents, type LedgerContext } from '../append';
import type { RecordType } from '../event/actions';
import { emptyDraft, type AuditDraft } from '../event/event';
import type { LedgerStore } from '../store/store';
import { retentionError } from './errors';
import type { Grounds } from './grounds';

/** What a document is from now on, who says so and why. */
export interface Classification extends Grounds {
	readonly documentSha256: string;
	readonly recordType: RecordType;
}

/**
 * States how long a document must be kept. The last such statement counts, for all that is kept of it.
 *
 * @param store where the ledger lives
 * @param classification the document, its type, and on what grounds
 * @param context clock, id source and the program that writes
 * @returns receipt of the event
 * @throws BelegflussError RETENTION_DOCUMENT_UNKNOWN when nothing of this hash was logged or kept;
 * LEDGER_EVENT_INVALID; the store's error
 */
export async function reclassify(
	store: LedgerStore,
	{ documentSha256, recordType, reason, actor }: Classification,
	context: LedgerContext,
): Promise<AuditReceipt> {
	if (!(await isKnown(store, documentSha256))) {
		throw retentionError('RETENTION_DOCUMENT_UNKNOWN', { sha256: documentSha256 });
	}
	const event: AuditDraft = {
		...emptyDraft,
		action: 'classified',
		actor,
		reason,
		recordType,
		subject: { documentSha256, id: null, system: null, type: 'document' },
	};
	const [receipt] = await appendEvents(store, [{ event, payload: null }], context);
	return receipt as AuditReceipt;
}

async function isKnown(store: LedgerStore, sha256: string): Promise<boolean> {
	if ((await store.readOriginals([sha256])).length > 0) return true;
	for await (const _ of store.readEvents({ documents: [sha256], limit: 1 })) return true;
	return false;
}
