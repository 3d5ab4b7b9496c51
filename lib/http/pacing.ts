import { setTimeout } from 'node:timers/promises';

/** Time and chance, as far as talking to a vendor needs them; replaceable in tests. */
export interface Pacing {
	/** milliseconds of a clock that never goes back */
	readonly monotonic: () => number;
	/** current instant, for dates a vendor names */
	readonly now: () => Date;
	/** @throws the signal's reason when it is aborted before the time is over */
	readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
	/** 0 up to, but not including, 1 */
	readonly random: () => number;
}

/** The clocks of the computer. */
export const realPacing: Pacing = {
	monotonic: () => performance.now(),
	now: () => new Date(),
	sleep: async (milliseconds, signal) => {
		signal?.throwIfAborted();
		await setTimeout(milliseconds, undefined, { signal }).catch((cause: unknown) => {
			throw signal?.reason ?? cause;
		});
	},
	random: Math.random,
};
