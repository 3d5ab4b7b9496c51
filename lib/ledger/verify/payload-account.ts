import type { Note } from './chain-order';
import type { PayloadState } from './inspect-payload';
import type { PayloadCounts } from './report';
import { SequenceSet } from './sequence-set';

/**
 * Keeps account of payloads: one that is gone must have been erased by a later entry, and one that was
 * erased must be gone. An erasure may come years later, so a missing one is only named at the end; one bit
 * per entry remembers it. Beyond the room of a `SequenceSet`, a missing payload is named at once.
 */
export class PayloadAccount {
	private kept = 0;
	private erased = 0;
	private missing = 0;
	private unknown = 0;
	private readonly keptOnes: SequenceSet;
	private readonly missingOnes: SequenceSet;

	/**
	 * @param note told what is found
	 * @param newSet makes the sets
	 */
	constructor(
		private readonly note: Note,
		newSet: () => SequenceSet = () => new SequenceSet(),
	) {
		this.keptOnes = newSet();
		this.missingOnes = newSet();
	}

	/**
	 * @param sequence an entry in its place
	 * @param state what is known of its payload
	 * @param at its running number
	 */
	add(sequence: number, state: PayloadState, at: number): void {
		if (state === 'kept') {
			this.kept++;
			this.keptOnes.add(sequence);
		} else if (state === 'missing') {
			this.missing++;
			if (!this.missingOnes.add(sequence)) this.note({ kind: 'payloadMissing', sequence }, at);
		} else if (state === 'unknown') {
			this.unknown++;
		}
	}

	/**
	 * @param sequence entry whose payload was erased
	 * @param by entry that says so
	 * @param at running number of that entry
	 */
	erase(sequence: number, by: number, at: number): void {
		// Nothing can be erased in advance.
		if (sequence >= by) return;
		if (this.missingOnes.delete(sequence)) {
			this.missing--;
			this.erased++;
		} else if (this.keptOnes.delete(sequence)) {
			this.note({ kind: 'erasureUndone', sequence, params: { by } }, at);
		}
	}

	/**
	 * Names the payloads that are gone without a word.
	 *
	 * @returns entries with a payload, by what became of it
	 */
	finish(): PayloadCounts {
		// The running number of an entry is its sequence, or near it where entries are missing.
		for (const sequence of this.missingOnes.values()) {
			this.note({ kind: 'payloadMissing', sequence }, sequence);
		}
		const { kept, erased, missing, unknown } = this;
		return { kept, erased, missing, unknown };
	}
}
