import type { InspectedEvent } from '../verify/inspect-event';
import { SequenceSet } from '../verify/sequence-set';

/** Tells which payload belongs to the line of an event, and which payloads an unreadable line left over. */
export class PayloadNumbers {
	private last = 0;
	private chain: string | null = null;
	private readonly skipped = new SequenceSet();

	/**
	 * @param event the event of the next line
	 * @returns number of its payload, null when none of ours can belong to it
	 */
	of({ chain, sequence, filedHash }: InspectedEvent): number | null {
		this.chain ??= chain;
		if (chain !== null && chain !== this.chain) return null;
		this.last = sequence ?? this.last + 1;
		// What is no entry may be an additional line, which must not take the payload of the next one.
		if (filedHash !== null) return this.last;
		this.skipped.add(this.last);
		return null;
	}

	/**
	 * @param sequence number of a payload nobody took
	 * @returns whether its entry may be a line that could not be read
	 */
	isExcused(sequence: number): boolean {
		return this.skipped.delete(sequence);
	}
}
