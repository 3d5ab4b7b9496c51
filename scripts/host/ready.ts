import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;

/** What is waited for. */
export interface Waiting {
	/** Asked again and again until it says yes. */
	ready: () => Promise<boolean>;
	/** Ends the waiting early: what is dead will not become ready. */
	alive: () => boolean;
	timeoutMs: number;
}

/** Waits until something is ready; false if it dies before or takes too long. */
export async function becomesReady({ ready, alive, timeoutMs }: Waiting): Promise<boolean> {
	const deadline = Date.now() + timeoutMs;
	while (!(await ready())) {
		if (!alive() || Date.now() > deadline) return false;
		await sleep(POLL_MS);
	}
	return alive();
}
