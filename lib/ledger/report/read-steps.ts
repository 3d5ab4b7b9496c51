import { readEvent, type RecordedEvent } from '../event/read-event';
import type { LedgerStore, ReadRange, StoredEntry } from '../store/store';

/** An entry that can be read. */
export interface Step {
	readonly sequence: number;
	readonly event: RecordedEvent;
	readonly entry: StoredEntry;
}

/** Entries a report looks at. */
export interface StepRange extends ReadRange {
	/** last sequence wanted, default no bound */
	readonly until?: number;
	/** told of entries that cannot be read, which reports pass over: the verifier names what is wrong */
	readonly onUnreadable?: (entry: StoredEntry) => void;
}

/**
 * @param store where the ledger lives
 * @param range entries wanted
 * @returns the readable ones in ascending order, a bounded number in memory
 */
export async function* readSteps(
	store: LedgerStore,
	{ until = Infinity, onUnreadable, ...range }: StepRange = {},
): AsyncGenerator<Step> {
	for await (const entry of store.readEvents(range)) {
		if (entry.sequence > until) return;
		const event = readEvent(entry.canonical);
		if (event) yield { sequence: entry.sequence, event, entry };
		else onUnreadable?.(entry);
	}
}
