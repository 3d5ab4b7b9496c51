import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callControl } from '../support/call-control';
import { startChildVendor } from '../support/child-process';
import { groupByReference, type Booking } from './books';
import type { VendorState } from './desk';
import type { FaultPlan, FaultPlanInput } from './faults';
import type { VendorOptionsInput } from './options';
import type { ReadyLine } from './process';

const POLL_MS = 10;

/** Asks and directs a vendor from another process, over its control routes. */
export class VendorControl {
	/** @param address address of the control routes, without a slash at the end */
	constructor(private readonly address: string) {}

	/** @returns books, writes, counters and plan as they are now */
	async state(): Promise<VendorState> {
		return (await this.call('GET', 'state')) as VendorState;
	}

	/** @returns everything booked so far, oldest first, whether it can be looked up or not */
	async vouchers(): Promise<readonly Booking[]> {
		return (await this.state()).bookings;
	}

	/** @returns the same by reference; a list longer than 1 is a double booking */
	async bookingsByReference(): Promise<ReadonlyMap<string, readonly Booking[]>> {
		return groupByReference(await this.vouchers());
	}

	/**
	 * Replaces the plan; positions in it count from here.
	 *
	 * @returns the plan with its gaps filled
	 * @throws when the vendor refuses it; the message says why
	 */
	async setFaults(plan: FaultPlanInput): Promise<FaultPlan> {
		return (await this.call('POST', 'faults', plan)) as FaultPlan;
	}

	/** Ends all waits that run now, late bookings and late answers alike; gives their number. */
	async release(): Promise<number> {
		return ((await this.call('POST', 'release')) as { released: number }).released;
	}

	/** Waits until no write that has arrived can still book. */
	async settled(): Promise<void> {
		while ((await this.state()).pendingWrites > 0) await sleep(POLL_MS);
	}

	private async call(method: 'GET' | 'POST', name: string, body?: unknown): Promise<unknown> {
		return await callControl(this.address, method, name, body);
	}
}

/** A vendor in a process of its own. */
export interface VendorProcess extends ReadyLine {
	readonly books: VendorControl;
	/** Ends it in order; gives the exit code. */
	stop(): Promise<number | null>;
	/** Kills it on the spot; a journal keeps its books. */
	kill(): Promise<void>;
}

/**
 * Starts the vendor in a process of its own, which ends with this one.
 *
 * @param options how it behaves; everything has a default
 * @returns the running vendor
 * @throws when it does not start; the message is what it printed
 */
export async function startVendorProcess(options: VendorOptionsInput = {}): Promise<VendorProcess> {
	const child = await startChildVendor(join(__dirname, 'process.ts'), options);
	const ready = child.ready as ReadyLine;
	return {
		...ready,
		books: new VendorControl(ready.control),
		stop: () => child.stop(),
		kill: () => child.kill(),
	};
}
