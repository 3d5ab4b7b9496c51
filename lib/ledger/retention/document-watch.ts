import type { RecordType } from '../event/actions';
import { readEvent, type RecordedEvent } from '../event/read-event';
import type { ChainHead, LedgerStore, StoredEntry } from '../store/store';
import { DEFAULT_RECORD_TYPE } from './periods';

/** Data kept with an entry. */
export interface KeptPayload {
	readonly sequence: number;
	/** null when the entry is about no document */
	readonly documentSha256: string | null;
	/** when it was logged */
	readonly arose: Date;
}

/** What the chain says of one document. */
export interface DocumentHistory {
	/**
	 * When its first event was logged. A received letter counts from its receipt, an invoice from its issue
	 * (§ 147 (4) AO, § 14b (1) UStG), which cannot be later than that; so a file never goes too early.
	 */
	readonly arose: Date;
	/** what the last event that states a record type says */
	readonly recordType: RecordType;
}

/**
 * Follows the events of some documents to the end of the ledger, and on from there when others append
 * meanwhile, so that a transaction can be decided upon what really is the last word.
 */
export class DocumentWatch {
	private reachedSequence = 0;
	private readonly documents: ReadonlySet<string>;
	private readonly histories = new Map<string, DocumentHistory>();
	private readonly kept = new Map<number, KeptPayload>();

	/**
	 * @param store where the ledger lives
	 * @param end its last entry, read before `of.entries` were
	 * @param of documents to follow, by hash; further entries whose payload is of interest
	 */
	constructor(
		private readonly store: LedgerStore,
		private readonly end: ChainHead | null,
		of: { readonly documents: ReadonlySet<string>; readonly entries?: readonly StoredEntry[] },
	) {
		this.documents = of.documents;
		for (const entry of of.entries ?? []) this.notePayload(entry, readEvent(entry.canonical));
	}

	/** last entry that was looked at, 0 for none */
	get reached(): number {
		return this.reachedSequence;
	}

	/** Reads on to the end of the ledger. */
	async catchUp(): Promise<void> {
		if (this.end !== null && this.reachedSequence === 0) await this.readPast(this.end.sequence);
		for await (const entry of this.store.readEvents({ from: this.reachedSequence + 1 })) {
			this.add(entry);
			this.reachedSequence = entry.sequence;
		}
	}

	/** @returns what is known of a document; undefined when no event is about it */
	historyOf(sha256: string): DocumentHistory | undefined {
		return this.histories.get(sha256);
	}

	/** @returns payloads of these documents, and those asked for besides, that are still kept */
	keptPayloads(): readonly KeptPayload[] {
		return [...this.kept.values()].toSorted((left, right) => left.sequence - right.sequence);
	}

	private async readPast(end: number): Promise<void> {
		if (this.documents.size > 0) {
			for await (const entry of this.store.readEvents({ documents: [...this.documents] })) {
				if (entry.sequence > end) break;
				this.add(entry);
			}
		}
		this.reachedSequence = end;
	}

	private add(entry: StoredEntry): void {
		const event = readEvent(entry.canonical);
		if (!event) return;
		if (event.action === 'payloadErased') this.kept.delete(Number(event.subject?.id));
		const document = event.subject?.documentSha256;
		if (!document || !this.documents.has(document)) return;
		const earlier = this.histories.get(document);
		this.histories.set(document, {
			arose: earlier?.arose ?? new Date(event.ts),
			recordType: event.recordType ?? earlier?.recordType ?? DEFAULT_RECORD_TYPE,
		});
		this.notePayload(entry, event);
	}

	private notePayload({ sequence, payload }: StoredEntry, event: RecordedEvent | null): void {
		if (!event || payload === null) return;
		const documentSha256 = event.subject?.documentSha256 ?? null;
		this.kept.set(sequence, { sequence, documentSha256, arose: new Date(event.ts) });
	}
}
