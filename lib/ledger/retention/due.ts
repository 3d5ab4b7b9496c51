import { isCalendarDate } from '../../calendar/day';
import type { RecordType } from '../event/actions';
import { readEvent, type RecordedEvent } from '../event/read-event';
import type { LedgerStore } from '../store/store';
import { retentionError } from './errors';
import { DEFAULT_RECORD_TYPE, mayGo, RECORD_TYPE_WITHOUT_DOCUMENT, retentionEnd } from './periods';

/** Something whose retention period is over. */
export type DueForErasure = {
	readonly recordType: RecordType;
	/** last day it had to be kept, null when it never had to be */
	readonly retainedUntil: string | null;
} & (
	| { readonly kind: 'payload'; readonly sequence: number; readonly documentSha256: string | null }
	| { readonly kind: 'original'; readonly sequence: null; readonly documentSha256: string }
);

/** Documents whose files are looked up together. */
const LOOKED_UP_TOGETHER = 200;

/** As canonical JSON writes it; inside a text its quotes would be escaped. */
const NO_STATEMENT = '"recordType":null';

/**
 * Lists what may go as far as the periods say; whether a record still matters for a tax that is not finally
 * assessed (§ 147 (3) sentence 5 AO) is for a person to judge. Erasing checks everything again.
 *
 * Reads the chain twice. What stays in memory are the documents classified as something else than a voucher,
 * and the files listed. A file that was kept but never logged is not found.
 *
 * @param store where the ledger lives
 * @param today German day, `YYYY-MM-DD`
 * @returns payloads by sequence, each file once, close behind the first event of its document
 * @throws BelegflussError RETENTION_DAY_INVALID; the store's error
 */
export async function* dueForErasure(
	store: LedgerStore,
	today: string,
): AsyncGenerator<DueForErasure> {
	if (!isCalendarDate(today)) throw retentionError('RETENTION_DAY_INVALID', { value: today });
	const typeOf = await lastStatements(store);
	const files = new DueFiles(store);
	for await (const { sequence, canonical, payload } of store.readEvents()) {
		const event = readEvent(canonical);
		if (!event) continue;
		const documentSha256 = event.subject?.documentSha256 ?? null;
		const recordType =
			documentSha256 === null ? RECORD_TYPE_WITHOUT_DOCUMENT : typeOf(documentSha256);
		const retainedUntil = retentionEnd(recordType, new Date(event.ts));
		if (!mayGo(retainedUntil, today)) continue;
		const due = { recordType, retainedUntil };
		if (payload !== null) yield { kind: 'payload', sequence, documentSha256, ...due };
		if (documentSha256 === null) continue;
		yield* files.add({ kind: 'original', sequence: null, documentSha256, ...due });
	}
	yield* files.flush();
}

type DueFile = Extract<DueForErasure, { kind: 'original' }>;

/** Finds out which documents have a file that is still kept, many at a time. */
class DueFiles {
	private readonly waiting = new Map<string, DueFile>();
	private readonly listed = new Set<string>();

	constructor(private readonly store: LedgerStore) {}

	async *add(file: DueFile): AsyncGenerator<DueFile> {
		const { documentSha256 } = file;
		if (this.listed.has(documentSha256) || this.waiting.has(documentSha256)) return;
		this.waiting.set(documentSha256, file);
		if (this.waiting.size >= LOOKED_UP_TOGETHER) yield* this.flush();
	}

	async *flush(): AsyncGenerator<DueFile> {
		const records = await this.store.readOriginals([...this.waiting.keys()]);
		const kept = new Set(
			records.filter(({ erasedAt }) => erasedAt === null).map(({ sha256 }) => sha256),
		);
		const due = [...this.waiting.values()].filter(({ documentSha256 }) => kept.has(documentSha256));
		this.waiting.clear();
		for (const file of due) {
			this.listed.add(file.documentSha256);
			yield file;
		}
	}
}

/** The last word on each document. The default needs no memory. */
async function lastStatements(store: LedgerStore): Promise<(document: string) => RecordType> {
	const stated = new Map<string, RecordType>();
	for await (const { canonical } of store.readEvents()) {
		const event = canonical.includes(NO_STATEMENT) ? null : readEvent(canonical);
		if (event) noteStatement(event, stated);
	}
	return (document) => stated.get(document) ?? DEFAULT_RECORD_TYPE;
}

function noteStatement({ subject, recordType }: RecordedEvent, stated: Map<string, RecordType>) {
	const document = subject?.documentSha256;
	if (!document || recordType === null) return;
	if (recordType === DEFAULT_RECORD_TYPE) stated.delete(document);
	else stated.set(document, recordType);
}
