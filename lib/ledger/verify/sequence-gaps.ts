/** A run of missing sequence numbers, both ends included. */
export interface Gap {
	readonly from: number;
	readonly to: number;
	/** running number of the entry that revealed it, so that findings can be told in reading order */
	readonly foundAt: number;
}

/** Remembers which numbers are missing, so that an entry that turns up late is told from a copy. */
export class SequenceGaps {
	private gaps: Gap[] = [];

	/** @returns number of separate gaps */
	get size(): number {
		return this.gaps.length;
	}

	/** @param gap a run of numbers that did not come */
	open(gap: Gap): void {
		this.gaps.push(gap);
	}

	/**
	 * @param sequence number of an entry that came late
	 * @returns whether it was missing; it no longer is
	 */
	fill(sequence: number): boolean {
		const index = this.gaps.findIndex(({ from, to }) => from <= sequence && sequence <= to);
		const gap = this.gaps[index];
		if (!gap) return false;
		const rest = [
			{ ...gap, to: sequence - 1 },
			{ ...gap, from: sequence + 1 },
		].filter(({ from, to }) => from <= to);
		this.gaps.splice(index, 1, ...rest);
		return true;
	}

	/** @returns the oldest gap, which is forgotten; undefined when there is none */
	takeOldest(): Gap | undefined {
		return this.gaps.shift();
	}
}
