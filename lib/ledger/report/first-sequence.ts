import type { LedgerStore } from '../store/store';
import { readSteps } from './read-steps';

/** Clocks are set right now and then; a day covers that, and a machine brought back from last night's state. */
const CLOCK_MARGIN_MS = 24 * 3_600_000;

/** Entries looked at behind a probe until one can be read. */
const PROBED = 100;

/**
 * Finds where to begin reading, by bisection over the sequences instead of a pass over the ledger. As long
 * as the clock was never set back by more than the margin, no entry of the instant or later lies before the
 * result; earlier entries may follow it.
 *
 * @param store where the ledger lives
 * @param instant from when on entries are wanted
 * @param marginMs how far the clock may have been set back, in milliseconds; default one day
 * @returns a sequence to read from; the one behind the end when there is nothing
 */
export async function firstSequenceSince(
	store: LedgerStore,
	instant: Date,
	marginMs = CLOCK_MARGIN_MS,
): Promise<number> {
	const threshold = instant.getTime() - marginMs;
	const end = (await store.head())?.sequence ?? 0;
	let [low, high] = [1, end + 1];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		const time = await timeFrom(store, middle);
		// What cannot be read says nothing; going on before it can only begin too early.
		if (time === null || time >= threshold) high = middle;
		else low = middle + 1;
	}
	return low;
}

async function timeFrom(store: LedgerStore, sequence: number): Promise<number | null> {
	for await (const { event } of readSteps(store, { from: sequence, limit: PROBED })) {
		return Date.parse(event.ts);
	}
	return null;
}
