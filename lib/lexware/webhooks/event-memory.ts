/** Events remembered for one receiver; the vendor repeats an event for about two days at most. */
const REMEMBERED = 500;

/** What became of a delivery. */
export type Verdict = 'new' | 'duplicate';

/**
 * Tells deliveries of one event apart from those of another, for one receiver in one process. What other
 * processes took is known only from what they stored. An event that was not taken over in the end is
 * forgotten, so that the vendor's next attempt counts.
 */
export class EventMemory {
	/** oldest first */
	private readonly taken = new Set<string>();
	private readonly underway = new Set<string>();

	/**
	 * @param key see `eventKey`
	 * @param stored what any process stored, hostile
	 * @returns whether the event has to be taken over now; if so, `end` has to follow
	 */
	begin(key: string, stored: unknown): Verdict {
		for (const known of keysOf(stored)) this.remember(known);
		if (this.taken.has(key) || this.underway.has(key)) return 'duplicate';
		this.underway.add(key);
		return 'new';
	}

	/**
	 * @param key of an event that is taken over now
	 * @returns what to store, oldest first
	 */
	toStore(key: string): string[] {
		return [...new Set([...this.taken, key])].slice(-REMEMBERED);
	}

	/**
	 * @param key of an event that is under way
	 * @param isTaken whether the vendor was told that it need not send it again
	 */
	end(key: string, isTaken: boolean): void {
		this.underway.delete(key);
		if (isTaken) this.remember(key);
	}

	private remember(key: string): void {
		this.taken.add(key);
		if (this.taken.size <= REMEMBERED) return;
		const [oldest] = this.taken;
		if (oldest !== undefined) this.taken.delete(oldest);
	}
}

const KEY = /^[\w-]{22}$/;

function keysOf(stored: unknown): string[] {
	if (!Array.isArray(stored)) return [];
	return stored
		.slice(-REMEMBERED)
		.filter((key): key is string => typeof key === 'string' && KEY.test(key));
}

const memories = new Map<string, EventMemory>();

/**
 * @param receiver stands for one trigger node and one of its addresses
 * @returns the memory this process has of it
 */
export function eventMemoryOf(receiver: string): EventMemory {
	const known = memories.get(receiver);
	if (known) return known;
	const memory = new EventMemory();
	memories.set(receiver, memory);
	return memory;
}
