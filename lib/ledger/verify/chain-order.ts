import { NO_PREDECESSOR } from '../event/hash';
import type { Finding } from './findings';
import type { InspectedEvent } from './inspect-event';
import { SequenceGaps, type Gap } from './sequence-gaps';

/**
 * Where an entry stands: `placed` after the one before it, `late` behind ones with higher numbers,
 * `repeated` under a number that was taken, `foreign` in a chain it does not belong to.
 */
export type Standing = 'placed' | 'late' | 'repeated' | 'foreign';

/** Told what is found, and the running number of the entry that showed it. */
export type Note = (finding: Finding, at: number) => void;

/** An entry with the number it counts under. */
interface Placed {
	readonly sequence: number;
	readonly event: InspectedEvent;
}

/** Follows a chain link by link: numbers, predecessors, clock. */
export class ChainOrder {
	private chainId: string | null = null;
	private last: Placed | null = null;
	/** the last one that said itself which entry it is */
	private certain: Placed | null = null;
	private readonly gaps = new SequenceGaps();

	/**
	 * @param note told what is found
	 * @param maxGaps separate gaps kept in memory
	 */
	constructor(
		private readonly note: Note,
		private readonly maxGaps: number,
	) {}

	/** @returns id of the chain, null as long as no entry said it */
	get chain(): string | null {
		return this.chainId;
	}

	/** @returns number of the last entry, 0 before the first */
	get end(): number {
		return this.last?.sequence ?? 0;
	}

	/** @returns the last entry in the order of the chain */
	get lastEvent(): InspectedEvent | null {
		return this.last?.event ?? null;
	}

	/** @returns whether every number from 1 to `end` came */
	get complete(): boolean {
		return this.gaps.size === 0;
	}

	/**
	 * @param event the next entry that was read
	 * @param sequence the number it counts under
	 * @param at its running number
	 * @returns where it stands
	 */
	add(event: InspectedEvent, sequence: number, at: number): Standing {
		this.chainId ??= event.chain;
		const { chain, line } = event;
		if (chain !== null && chain !== this.chainId) {
			this.note(
				{ kind: 'foreignChain', sequence, params: { chain }, line, trustUntil: this.end },
				at,
			);
			return 'foreign';
		}
		const before = this.before(event, sequence);
		if (before && sequence <= before.sequence) return this.repeat(event, sequence, before, at);
		this.link(event, sequence, before, at);
		this.last = { sequence, event };
		if (event.sequence !== null) this.certain = this.last;
		return 'placed';
	}

	/** Notes what is still missing. */
	finish(): void {
		for (let gap = this.gaps.takeOldest(); gap; gap = this.gaps.takeOldest()) this.noteGap(gap);
	}

	/**
	 * The entry to hold the next one against. Lines that could not be read were given the numbers due; when
	 * there were more such lines than entries missing, the surplus takes no number away.
	 */
	private before(event: InspectedEvent, sequence: number): Placed | null {
		const surplus = event.sequence !== null && this.last !== this.certain && sequence <= this.end;
		return surplus ? this.certain : this.last;
	}

	private link(event: InspectedEvent, sequence: number, before: Placed | null, at: number): void {
		const due = (before?.sequence ?? 0) + 1;
		const { line, time } = event;
		if (sequence > due) {
			if (before === this.last) this.openGap({ from: due, to: sequence - 1, foundAt: at });
		} else if (!follows(event, before?.event ?? null)) {
			// Either side of a broken link may be the forged one.
			this.note({ kind: 'linkBroken', sequence, line, trustUntil: sequence - 2 }, at);
		}
		if (time !== null && isEarlier(time, before?.event.time ?? null)) {
			this.note({ kind: 'clockWentBack', sequence, params: { time }, line }, at);
		}
	}

	private repeat(event: InspectedEvent, sequence: number, before: Placed, at: number): Standing {
		const { line } = event;
		if (this.gaps.fill(sequence)) {
			const params = { after: before.sequence };
			this.note({ kind: 'outOfOrder', sequence, params, line }, at);
			return 'late';
		}
		const isFork = sequence === before.sequence && event.actualHash !== before.event.actualHash;
		this.note({ kind: isFork ? 'fork' : 'duplicate', sequence, line }, at);
		return 'repeated';
	}

	private openGap(gap: Gap): void {
		this.gaps.open(gap);
		// Bounded memory: beyond the limit a latecomer is reported as a copy, the gap stays reported.
		if (this.gaps.size <= this.maxGaps) return;
		const oldest = this.gaps.takeOldest();
		if (oldest) this.noteGap(oldest);
	}

	private noteGap({ from, to, foundAt }: Gap): void {
		this.note({ kind: 'gap', sequence: from, params: { to } }, foundAt);
	}
}

function follows({ previous }: InspectedEvent, before: InspectedEvent | null): boolean {
	if (previous === null) return true;
	if (!before) return previous === NO_PREDECESSOR;
	// A line without hash is already named, and nothing can follow from it.
	if (before.filedHash === null) return true;
	// A changed predecessor is already named; its successor still names the hash it once had.
	return previous === before.actualHash || previous === before.filedHash;
}

function isEarlier(time: string, before: string | null): boolean {
	if (before === null) return false;
	// Written alike, as this package does, they sort as text.
	if (time.length === before.length) return time < before;
	return Date.parse(time) < Date.parse(before);
}
