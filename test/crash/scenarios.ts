import type { FaultPlanInput } from '../sandbox/voucher-vendor/faults';
import type { ViolationKind } from './judge';
import type { WriterKind } from './writer-protocol';

/** How long sending may take, in milliseconds. */
export const TIMEOUT_MS = 300;

/**
 * How long the vendor may still book after that, in milliseconds. Twice what it ever takes, because a busy
 * machine may be late as well, and a late vendor is the one thing no guard can make good.
 */
export const SETTLE_MS = 600;

/** One way to kill writers. */
export interface Scenario {
	readonly name: string;
	readonly ledger: 'sqlite' | 'postgres';
	/** at once, over the same work list */
	readonly writers: number;
	readonly faults: Omit<FaultPlanInput, 'seed'>;
	readonly kills: number;
	readonly writer: WriterKind;
	/** what must be found in the end: nothing, or what a naive writer cannot avoid */
	readonly finds: ViolationKind | null;
}

/** About every second write meets one of the vendor's bad moments. */
const badDays: Scenario['faults'] = {
	rates: {
		answerLate: 0.04,
		slowBooking: 0.04,
		lateBooking: 0.04,
		errorAfterBooking: 0.08,
		errorBeforeBooking: 0.05,
		dropAfterBooking: 0.06,
		dropBeforeBooking: 0.05,
		halfAnswer: 0.06,
		html500: 0.03,
		redirect: 0.02,
		reject: 0.03,
		tooMany: 0.04,
	},
	lookupRates: { late: 0.05, error: 0.08, drop: 0.05, halfAnswer: 0.04, tooMany: 0.04 },
	durations: {
		// Longer than anybody waits.
		answerLateMs: TIMEOUT_MS + 100,
		slowBookingMs: TIMEOUT_MS + 50,
		lateBookingMs: 250,
		lookupLateMs: 100,
	},
};

const guarded = { writer: 'guarded', finds: null } as const;

/** Every scenario of the whole test. */
export const scenarios: readonly Scenario[] = [
	{ name: 'SQLite', ledger: 'sqlite', writers: 1, faults: {}, kills: 200, ...guarded },
	{
		name: 'SQLite, vendor on its bad days',
		ledger: 'sqlite',
		writers: 1,
		faults: badDays,
		kills: 150,
		...guarded,
	},
	{ name: 'SQLite, two writers', ledger: 'sqlite', writers: 2, faults: {}, kills: 150, ...guarded },
	{
		name: 'PostgreSQL, two writers',
		ledger: 'postgres',
		writers: 2,
		faults: {},
		kills: 150,
		...guarded,
	},
	{
		name: 'PostgreSQL, two writers, vendor on its bad days',
		ledger: 'postgres',
		writers: 2,
		faults: badDays,
		kills: 100,
		...guarded,
	},
	{
		name: 'self-check: send, then record',
		ledger: 'sqlite',
		writers: 1,
		faults: {},
		kills: 20,
		writer: 'sendThenRecord',
		finds: 'twice',
	},
	{
		name: 'self-check: record, then send',
		ledger: 'sqlite',
		writers: 1,
		faults: {},
		kills: 20,
		writer: 'recordThenSend',
		finds: 'lost',
	},
];
