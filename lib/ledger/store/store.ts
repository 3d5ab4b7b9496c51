import type {
	ApprovalRecord,
	OriginalRecord,
	RecordedSwitch,
	SwitchSetting,
	WriteIntent,
	WriteState,
} from './records';

/** An entry as a store keeps it: the text that was hashed, and beside it what is needed to find it. */
export interface StoredEvent {
	readonly chain: string;
	readonly sequence: number;
	/** hash of the predecessor, lower-case hex */
	readonly previous: string;
	/** lower-case hex */
	readonly hash: string;
	readonly payloadSha256: string | null;
	readonly documentSha256: string | null;
	/** canonical JSON exactly as hashed */
	readonly canonical: string;
}

/** An entry as read back, with its payload when that is still kept. */
export interface StoredEntry extends StoredEvent {
	/** canonical JSON of the payload; null when there is none or it was erased */
	readonly payload: string | null;
}

/** The canonical JSON behind the payload hash of one entry. Erasing it leaves the chain verifiable. */
export interface StoredPayload {
	readonly sequence: number;
	readonly canonical: string;
}

/** The last entry of the chain. */
export interface ChainHead {
	readonly chain: string;
	readonly sequence: number;
	readonly hash: string;
}

/** What is written in one transaction. */
export interface LedgerBatch {
	readonly events: readonly StoredEvent[];
	readonly payloads?: readonly StoredPayload[];
	/** sequences of the entries whose payload goes */
	readonly erasedPayloads?: readonly number[];
	readonly intents?: readonly WriteIntent[];
	readonly approvals?: readonly ApprovalRecord[];
	readonly switches?: readonly SwitchSetting[];
	/** metadata of kept files; the content was put before, or is erased after */
	readonly originals?: readonly OriginalRecord[];
}

/** Writes counted against the limits: everything reserved, done or unknown. */
export interface WriteUsage {
	readonly day: { readonly count: number; readonly cents: number };
	readonly run: { readonly count: number; readonly cents: number };
}

/** What a transaction must know before it can be decided. */
export interface LedgerNeeds {
	/** idempotency keys */
	readonly intents?: readonly string[];
	/** ids */
	readonly approvals?: readonly string[];
	/** hashes of kept files */
	readonly originals?: readonly string[];
	readonly switches?: boolean;
	/** writes of a workflow today and in one of its executions */
	readonly usage?: UsageNeeds;
}

/** Whose writes are counted. */
export interface UsageNeeds {
	readonly workflowId: string;
	readonly executionId: string | null;
	/** UTC instant at which the day began */
	readonly since: string;
	/** UTC instant before which not even a long run can have begun */
	readonly horizon: string;
}

/** What a transaction sees; nobody else writes until it is committed. */
export interface LedgerState {
	/** null for a new ledger */
	readonly head: ChainHead | null;
	/** by key; empty for what was not asked for or does not exist */
	readonly intents: ReadonlyMap<string, WriteIntent>;
	/** by id */
	readonly approvals: ReadonlyMap<string, ApprovalRecord>;
	/** by hash */
	readonly originals: ReadonlyMap<string, OriginalRecord>;
	readonly switches: readonly RecordedSwitch[];
	readonly usage: WriteUsage | null;
}

/** What was decided in a transaction: what to write (null for nothing), and what to tell the caller. */
export interface Decided<Result> {
	readonly batch: LedgerBatch | null;
	readonly result: Result;
}

/** Range of entries; without one, all. */
export interface ReadRange {
	/** first sequence wanted, default the very first */
	readonly from?: number;
	/** number of entries at most, default no bound */
	readonly limit?: number;
	/** only entries about these documents, by hash; no index, one pass over the range for all of them */
	readonly documents?: readonly string[];
}

/** Which intents are wanted; everything given must apply. */
export interface IntentQuery {
	readonly keys?: readonly string[];
	readonly states?: readonly WriteState[];
	readonly documents?: readonly string[];
	/** number at most, default 1000, the longest waiting first */
	readonly limit?: number;
}

/** Tables beside the chain whose rows name the entry that made them what they are. */
export interface RecordsOf {
	readonly switches: SwitchSetting;
	readonly approvals: ApprovalRecord;
	readonly intents: WriteIntent;
}

export type RecordTableName = keyof RecordsOf;

/** Values of a row's key columns, in their order. */
export type RowKey = readonly string[];

/** A row as it lies in its table, believed or not. */
export interface FiledRow<Rec> {
	readonly key: RowKey;
	/** null when the row is not what this package writes */
	readonly record: Rec | null;
}

/** A row with the entry it says it was made by. */
export interface RecordedRow<Rec> extends FiledRow<Rec> {
	/** canonical text of that entry; null when there is none */
	readonly event: string | null;
}

/** The next rows in the order of their keys. */
export interface RowRange {
	/** key of the last row that was read, null to begin */
	readonly after: RowKey | null;
	readonly limit: number;
}

/** Where the content of received files is kept, by hash. Content is written once and never changed. */
export interface OriginalContents {
	/**
	 * @param sha256 hash of the content
	 * @param content the file
	 * @returns once the content is safely stored; the same content again is no error
	 */
	put(sha256: string, content: Uint8Array): Promise<void>;

	/**
	 * @param sha256 hash of the content
	 * @returns the file as it lies there, unchecked; null when there is none
	 */
	get(sha256: string): Promise<Uint8Array | null>;

	/**
	 * @param sha256 hash of the content
	 * @returns once nothing of it is left
	 */
	erase(sha256: string): Promise<void>;
}

/**
 * Where a ledger lives. One store holds one chain. Everything that decides what is written is pure and
 * handed in; a store only guarantees that nobody else writes between reading the state and committing.
 */
export interface LedgerStore {
	readonly kind: 'sqlite' | 'postgres';

	/** where it lives, for messages: a path, or host and database without user and password */
	readonly place: string;

	/**
	 * Reads the state, asks what follows from it, and writes all of that or nothing.
	 *
	 * @param needs what must be known besides the head
	 * @param decide gives the batch and the result; called once, must not wait
	 * @returns the result, after everything is safely on disk
	 * @throws BelegflussError when it is not; then nothing was written. LEDGER_COMMIT_UNCLEAR alone leaves
	 * that open: treat it as not written, but do not say so. LEDGER_ROW_UNREADABLE when a row that was
	 * asked for is not what this package writes
	 */
	transact<Result>(
		needs: LedgerNeeds,
		decide: (state: LedgerState) => Decided<Result>,
	): Promise<Result>;

	/** @returns the last entry, null for an empty ledger */
	head(): Promise<ChainHead | null>;

	/**
	 * @param range entries wanted
	 * @returns the entries in ascending order, read from one snapshot, a bounded number in memory
	 */
	readEvents(range?: ReadRange): AsyncIterable<StoredEntry>;

	/**
	 * @param query which ones
	 * @returns the intents as they are now
	 */
	readIntents(query: IntentQuery): Promise<readonly WriteIntent[]>;

	/** @returns every switch that was ever set, as it is now */
	readSwitches(): Promise<readonly RecordedSwitch[]>;

	/**
	 * @param hashes files wanted
	 * @returns what is known of those that were kept
	 */
	readOriginals(hashes: readonly string[]): Promise<readonly OriginalRecord[]>;

	/**
	 * For whoever examines a table: a row somebody edited is given, not refused.
	 *
	 * @param table name of the table
	 * @param keys rows wanted, some hundred at most
	 * @returns those there are, as they are now, in any order
	 */
	findRows<Name extends RecordTableName>(
		table: Name,
		keys: readonly RowKey[],
	): Promise<readonly FiledRow<RecordsOf[Name]>[]>;

	/**
	 * As `findRows`, page by page. A row and its entry are of one moment.
	 *
	 * @param table name of the table
	 * @param range rows wanted
	 * @returns the rows in the order of their keys, each with its entry
	 */
	readRows<Name extends RecordTableName>(
		table: Name,
		range: RowRange,
	): Promise<readonly RecordedRow<RecordsOf[Name]>[]>;

	/** content of the kept files */
	readonly contents: OriginalContents;

	/**
	 * Proves that a transaction would work, without adding an entry.
	 *
	 * @throws BelegflussError saying what stands in the way
	 */
	checkWritable(): Promise<void>;

	/** Gives back what the store holds open; it must not be used afterwards. */
	close(): Promise<void>;
}
