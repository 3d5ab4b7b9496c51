import { Books, type Booking } from './books';
import {
	faultPlanSchema,
	type FaultPlan,
	type FaultPlanInput,
	type WriteFaultKind,
} from './faults';
import { Journal } from './journal';
import type { VendorOptions } from './options';
import { planLookup, planWrite } from './plan';
import { TokenBucket } from '../support/token-bucket';
import { PendingWork, Waiting } from '../support/waiting';

/** A well-formed write and what it met. */
export interface WriteRecord {
	readonly reference: string;
	readonly fault: WriteFaultKind;
}

/** Requests by route, and within a route by the fault they met or the status they were refused with. */
export type RequestCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Everything a test may ask about the vendor at one moment. */
export interface VendorState {
	readonly bookings: readonly Booking[];
	readonly writes: readonly WriteRecord[];
	readonly counters: RequestCounts;
	/** writes that have arrived and may still book */
	readonly pendingWrites: number;
	readonly faults: FaultPlan;
}

/** The vendor without its wire: books, plan, clock and counters. */
export class Desk {
	readonly books: Books;
	readonly waiting = new Waiting();
	readonly pending = new PendingWork();
	readonly limiter: TokenBucket | null;
	private readonly journal: Journal | null;
	private readonly writes: WriteRecord[] = [];
	private readonly counts = new Map<string, Map<string, number>>();
	private plan: FaultPlan;
	private planBegan = { writes: 0, lookups: 0 };
	private lookups = 0;
	private attempts = new Map<string, number>();

	/**
	 * @param options as parsed
	 * @param now clock in milliseconds
	 * @throws when the journal cannot be used
	 */
	constructor(
		readonly options: VendorOptions,
		now: () => number,
	) {
		this.journal = options.journal === null ? null : new Journal(options.journal);
		this.books = new Books(now, this.journal);
		this.limiter = options.rateLimit && new TokenBucket(options.rateLimit, now);
		this.plan = options.faults;
	}

	/** Age a voucher needs to be looked up, in milliseconds. */
	get visibleAfterMs(): number {
		return this.plan.visibleAfterMs;
	}

	/**
	 * Replaces the plan; positions in it count from here.
	 *
	 * @param plan the new plan
	 * @throws ZodError when it is not a plan; the old one stays
	 */
	setFaults(plan: FaultPlanInput): void {
		this.plan = faultPlanSchema.parse(plan);
		this.planBegan = { writes: this.writes.length, lookups: this.lookups };
		this.attempts = new Map();
	}

	/** Takes the next place in the plan for a well-formed write. */
	nextWrite(reference: string) {
		const write = this.writes.length;
		const attempt = this.attempts.get(reference) ?? 0;
		this.attempts.set(reference, attempt + 1);
		const position = write - this.planBegan.writes;
		const planned = planWrite(this.plan, { position, reference, attempt });
		this.writes.push({ reference, fault: planned.fault });
		return { ...planned, write };
	}

	/** Takes the next place in the plan for a well-formed lookup. */
	nextLookup() {
		return planLookup(this.plan, this.lookups++ - this.planBegan.lookups);
	}

	/** Counts one request. */
	count(route: string, outcome: string): void {
		const outcomes = this.counts.get(route) ?? new Map<string, number>();
		outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
		this.counts.set(route, outcomes);
	}

	/** @returns a copy of everything a test may ask */
	state(): VendorState {
		return {
			bookings: this.books.all(),
			writes: [...this.writes],
			counters: Object.fromEntries(
				[...this.counts].map(([route, outcomes]) => [route, Object.fromEntries(outcomes)]),
			),
			pendingWrites: this.pending.count,
			faults: this.plan,
		};
	}

	/** Ends all waits; what was still to be booked never is. */
	close(): void {
		this.waiting.close();
		this.journal?.close();
	}
}
