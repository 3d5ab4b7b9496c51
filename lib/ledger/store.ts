/** An entry as a store keeps it: the text that was hashed, and beside it what is needed to find it. */
export interface StoredEvent {
	readonly chain: string;
	readonly sequence: number;
	/** hash of the predecessor, lower-case hex */
	readonly previous: string;
	/** lower-case hex */
	readonly hash: string;
	readonly payloadSha256: string | null;
	/** canonical JSON exactly as hashed */
	readonly canonical: string;
}

/** An entry as read back, with its payload when that is still kept. */
export interface StoredEntry extends StoredEvent {
	/** canonical JSON of the payload; null when there is none or it was erased */
	readonly payload: string | null;
}

/** The canonical JSON behind a payload hash. Erasing it leaves the chain verifiable. */
export interface StoredPayload {
	readonly sha256: string;
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
	readonly payloads: readonly StoredPayload[];
}

/** Range of entries; without one, all. */
export interface ReadRange {
	/** first sequence wanted, default the very first */
	readonly from?: number;
	/** number of entries at most, default no bound */
	readonly limit?: number;
}

/**
 * Where a ledger lives. One store holds one chain. Everything that decides what is written is pure and
 * handed in; a store only guarantees that nobody else writes between reading the head and committing.
 */
export interface LedgerStore {
	/**
	 * Reads the head, asks for the batch that follows it, and writes all of it or nothing.
	 *
	 * @param build makes the batch from the head (null for a new ledger); called once, must not wait
	 * @throws BelegflussError when not everything is safely on disk; then nothing was written
	 */
	append(build: (head: ChainHead | null) => LedgerBatch): Promise<void>;

	/** @returns the last entry, null for an empty ledger */
	head(): Promise<ChainHead | null>;

	/**
	 * @param range entries wanted
	 * @returns the entries in ascending order, read from one snapshot, a bounded number in memory
	 */
	readEvents(range?: ReadRange): AsyncIterable<StoredEntry>;

	/** @returns canonical JSON of a payload, null when it is not (or no longer) kept */
	readPayload(sha256: string): Promise<string | null>;

	/**
	 * Proves that an append would work, without appending.
	 *
	 * @throws BelegflussError saying what stands in the way
	 */
	checkWritable(): Promise<void>;
}
