import type { Pacing } from './pacing';

/** What a vendor lets pass. */
export interface Rate {
	/** requests per second in the long run */
	readonly perSecond: number;
	/** requests that may follow each other at once */
	readonly burst: number;
}

/**
 * Lets requests pass one after the other, in the order they asked, at a rate a vendor accepts. One bucket
 * serves everything that shares a limit, however many items and executions that is.
 */
export class TokenBucket {
	/** tokens at the instant `filledAt`; below zero are tokens already promised to those who wait */
	private tokens: number;
	private filledAt: number;
	private queue: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly rate: Rate,
		private readonly pacing: Pacing,
	) {
		this.tokens = rate.burst;
		this.filledAt = pacing.monotonic();
	}

	/**
	 * Waits for the caller's turn.
	 *
	 * @param signal ends the wait at once, wherever in line the caller is
	 * @throws the signal's reason; the turn then goes to the next in line
	 */
	async take(signal?: AbortSignal): Promise<void> {
		const turn = this.queue.then(() => this.waitForToken(signal));
		this.queue = turn.catch(() => undefined);
		await orAborted(turn, signal);
	}

	/**
	 * Lets nobody pass for a while, because the vendor said that it was too much.
	 *
	 * @param milliseconds how long
	 */
	pause(milliseconds: number): void {
		this.refill();
		this.tokens = Math.min(this.tokens, 1 - (milliseconds * this.rate.perSecond) / 1000);
	}

	private async waitForToken(signal?: AbortSignal): Promise<void> {
		for (;;) {
			signal?.throwIfAborted();
			this.refill();
			if (this.tokens >= 1) {
				this.tokens -= 1;
				return;
			}
			// Rounded up, for a timer that fires early would only find the token missing.
			const milliseconds = Math.ceil(((1 - this.tokens) / this.rate.perSecond) * 1000);
			await this.pacing.sleep(milliseconds, signal);
		}
	}

	private refill(): void {
		const now = this.pacing.monotonic();
		const gained = ((now - this.filledAt) / 1000) * this.rate.perSecond;
		this.tokens = Math.min(this.rate.burst, this.tokens + gained);
		this.filledAt = now;
	}
}

/** Who stands further back in line would otherwise learn of it only when the turn comes. */
async function orAborted(turn: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
	if (!signal) return turn;
	let leave = () => {};
	const aborted = new Promise<never>((_, reject) => {
		leave = () => reject(signal.reason as Error);
	});
	signal.addEventListener('abort', leave, { once: true });
	if (signal.aborted) leave();
	try {
		await Promise.race([turn, aborted]);
	} finally {
		signal.removeEventListener('abort', leave);
	}
}

const buckets = new Map<string, TokenBucket>();

/**
 * @param key stands for what the vendor limits, e.g. a hash of the API key; never the key itself
 * @param rate what the vendor lets pass; taken from the first caller
 * @param pacing clock and timer; taken from the first caller
 * @returns the one bucket of this process for the key
 */
export function sharedBucket(key: string, rate: Rate, pacing: Pacing): TokenBucket {
	const known = buckets.get(key);
	if (known) return known;
	const bucket = new TokenBucket(rate, pacing);
	buckets.set(key, bucket);
	return bucket;
}
