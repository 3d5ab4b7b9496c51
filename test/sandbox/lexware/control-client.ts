import { join } from 'node:path';
import { callControl } from '../support/call-control';
import { startChildVendor } from '../support/child-process';
import type { ControlState } from './control-routes';
import type { EventType } from './events/event-types';
import type { FaultPlanInput } from './faults/schema';
import type { LexwareOptionsInput } from './options';
import type { ReadyLine } from './process';
import type { SeededIds, SeedInput } from './seed/schema';

/** Asks and directs a simulated Lexware Office from another process, over its control routes. */
export class LexwareControl {
	/** @param address address of the control routes, without a slash at the end */
	constructor(private readonly address: string) {}

	/** @returns everything that exists, and every request that arrived */
	async state(): Promise<ControlState> {
		return (await callControl(this.address, 'GET', 'state')) as ControlState;
	}

	/** Adds records as if typed in the app. Throws when the data is refused; the message says why. */
	async seed(data: SeedInput): Promise<SeededIds> {
		return (await callControl(this.address, 'POST', 'seed', data)) as SeededIds;
	}

	/** Replaces the plan. Throws when it is refused; the message says why. */
	async setFaults(plan: FaultPlanInput): Promise<void> {
		await callControl(this.address, 'POST', 'faults', plan);
	}

	/** Delivers an event and waits for the first attempts. */
	async emit(eventType: EventType, resourceId: string): Promise<void> {
		await callControl(this.address, 'POST', 'emit', { eventType, resourceId });
	}

	/** Deletes the key, as in the app. */
	async revokeKey(): Promise<void> {
		await callControl(this.address, 'POST', 'revoke');
	}

	/** Ends all waits that run now; gives their number. */
	async release(): Promise<number> {
		const answer = await callControl(this.address, 'POST', 'release');
		return (answer as { released: number }).released;
	}

	/** Waits until all deliveries, recognition and late bookings have ended. */
	async settled(): Promise<void> {
		await callControl(this.address, 'POST', 'settled');
	}
}

/** A simulated Lexware Office in a process of its own. */
export interface LexwareProcess extends ReadyLine {
	readonly office: LexwareControl;
	/** Ends it in order; gives the exit code. */
	stop(): Promise<number | null>;
	/** Kills it on the spot. */
	kill(): Promise<void>;
}

/**
 * Starts a simulated Lexware Office in a process of its own, which ends with this one.
 *
 * @param options how it behaves; everything has a default
 * @returns the running vendor
 * @throws when it does not start; the message is what it printed
 */
export async function startLexwareProcess(
	options: LexwareOptionsInput = {},
): Promise<LexwareProcess> {
	const child = await startChildVendor(join(__dirname, 'process.ts'), options);
	const ready = child.ready as ReadyLine;
	return {
		...ready,
		office: new LexwareControl(ready.control),
		stop: () => child.stop(),
		kill: () => child.kill(),
	};
}
