import { z } from 'zod/v4';

/** Limit as it stands in a vendor's options. */
export const rateLimitSchema = z.strictObject({
	requestsPerSecond: z.number().positive().max(100_000),
	/** requests that may come at once after a quiet time */
	burst: z.int().min(1).max(100_000),
});

/** Rate and burst. */
export type RateLimit = z.infer<typeof rateLimitSchema>;

/** Token bucket over all requests of one key. */
export class TokenBucket {
	private tokens: number;
	private countedAt: number;

	/**
	 * @param limit rate and burst
	 * @param now clock in milliseconds
	 * @param refusalCost tokens a refused request takes, so that whoever keeps hammering stays out; the
	 * bucket never owes more than it holds
	 */
	constructor(
		private readonly limit: RateLimit,
		private readonly now: () => number,
		private readonly refusalCost = 0,
	) {
		this.tokens = limit.burst;
		this.countedAt = now();
	}

	/** @returns null when the request may pass, otherwise the whole seconds to wait, at least 1 */
	take(): number | null {
		const now = this.now();
		// A clock set back must not take tokens away.
		const elapsedSeconds = Math.max(0, now - this.countedAt) / 1000;
		this.countedAt = now;
		this.tokens = Math.min(
			this.limit.burst,
			this.tokens + elapsedSeconds * this.limit.requestsPerSecond,
		);
		if (this.tokens < 1) {
			this.tokens = Math.max(-this.limit.burst, this.tokens - this.refusalCost);
			return Math.max(1, Math.ceil((1 - this.tokens) / this.limit.requestsPerSecond));
		}
		this.tokens -= 1;
		return null;
	}
}
