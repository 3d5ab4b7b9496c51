import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
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
		const response = await fetch(`${this.address}/${name}`, {
			method,
			...(body !== undefined && {
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
		});
		const answer = await response.text();
		if (!response.ok) throw new Error(`The vendor refuses "${name}": ${response.status} ${answer}`);
		return JSON.parse(answer) as unknown;
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
	const script = join(__dirname, 'process.ts');
	const args = [
		'--import',
		createRequire(__filename).resolve('tsx'),
		script,
		JSON.stringify(options),
	];
	const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
	const complaint = text(child.stderr);
	const exit = once(child, 'close');
	const output = createInterface({ input: child.stdout });
	const [line] = (await Promise.race([once(output, 'line'), exit])) as unknown[];
	if (typeof line !== 'string') {
		throw new Error(`The vendor did not start: ${(await complaint).trim()}`);
	}
	const ready = JSON.parse(line) as ReadyLine;
	return {
		...ready,
		books: new VendorControl(ready.control),
		async stop() {
			if (child.exitCode === null && child.signalCode === null) child.stdin.end();
			await exit;
			return child.exitCode;
		},
		async kill() {
			child.kill('SIGKILL');
			await exit;
		},
	};
}
