/*
 * A process that books documents until it is killed. It loads everything, says that it is ready, and waits
 * for its orders, so that the next writer can be loaded while the last one still lives.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { BelegflussError } from '../../lib/errors/belegfluss-error';
import { guardedWrite } from '../../lib/guard/guarded-write';
import type { GuardContext, WriteTarget } from '../../lib/guard/order';
import { openPostgresLedger } from '../../lib/ledger/store/postgres/ledgers';
import { openSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore } from '../../lib/ledger/store/store';
import { open, orderFor } from '../unit/guard/support/orders';
import { VoucherTarget } from '../unit/guard/support/voucher-target';
import { documentsDone, recordThenSend, sendThenRecord } from './naive-writers';
import { Random } from './random';
import type { Step } from './steps';
import type { LedgerPlace, Orders, Said } from './writer-protocol';

/** Pause of a writer that has nothing to do but to wait, in milliseconds. */
const PAUSE = 15;

const context: GuardContext = {
	now: () => new Date(),
	monotonic: () => performance.now(),
	newOwner: () => `${process.pid}:${randomUUID()}`,
	newChainId: randomUUID,
	newSalt: () => randomBytes(16).toString('hex'),
	software: { name: 'crash-test', version: '1.0.0' },
};

/** Written at once, because nothing that is still buffered survives. */
function say(said: Said): void {
	writeSync(1, `${JSON.stringify(said)}\n`);
}

/** Stands still where it was told to, as a process does that is killed there. */
class Halt {
	private seen = 0;

	constructor(private readonly orders: Orders['halt']) {}

	at(step: Step): void {
		if (step !== this.orders?.step || ++this.seen < this.orders.occurrence) return;
		say({ said: 'halted', step });
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
	}
}

async function openLedger(place: LedgerPlace): Promise<LedgerStore> {
	return place.kind === 'sqlite'
		? await openSqliteLedger(place.path, { create: true })
		: await openPostgresLedger(place.settings, { create: true });
}

/** The ledger, with places to stand still around and within its transactions. */
function halting(store: LedgerStore, halt: Halt): LedgerStore {
	const held: Pick<LedgerStore, 'transact'> = {
		transact: async (needs, decide) => {
			const reserves = needs.usage !== undefined;
			halt.at(reserves ? 'before the announcement' : 'before the record');
			const result = await store.transact(needs, (state) => {
				const decided = decide(state);
				if (decided.batch) {
					halt.at(reserves ? 'announcing, not yet committed' : 'recording, not yet committed');
				}
				return decided;
			});
			halt.at(reserves ? 'announced' : 'recorded');
			return result;
		},
	};
	return new Proxy(store, {
		get: (target, name) => {
			if (name === 'transact') return held.transact;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		},
	});
}

function targetFor(orders: Orders, document: number, halt: Halt): WriteTarget {
	const { vendor, timeoutMs, settleMs } = orders;
	const target = new VoucherTarget(vendor, orderFor(document).request, {
		timeoutMs,
		settleMs,
		onSent: () => halt.at('sent, no answer yet'),
		onAnswered: () => halt.at('answered, not yet looked at'),
	});
	return {
		timeoutMs,
		settleMs,
		send: (permit, signal) => {
			halt.at('about to send');
			return target.send(permit, signal);
		},
		lookUp: async () => {
			halt.at('before a look-up');
			const found = await target.lookUp();
			halt.at('after a look-up');
			return found;
		},
	};
}

class Writer {
	private readonly halt: Halt;
	private readonly random: Random;
	private readonly ends = new Map<string, number>();
	private readonly remoteIds = new Map<number, string>();

	constructor(
		private readonly store: LedgerStore,
		private readonly orders: Orders,
	) {
		this.halt = new Halt(orders.halt);
		this.random = new Random(orders.seed);
	}

	async work(): Promise<void> {
		const { rounds } = this.orders;
		let left = rounds === 'untilDone' ? await this.undone() : this.everything();
		while (left.length > 0) {
			const booked = new Set<number>();
			for (const document of this.random.shuffled(left)) {
				if (await this.book(document)) booked.add(document);
			}
			if (rounds !== 'untilDone') break;
			if (booked.size === 0) await sleep(PAUSE);
			left = left.filter((document) => !booked.has(document));
		}
		say({
			said: 'finished',
			ends: Object.fromEntries(this.ends),
			remoteIds: Object.fromEntries(this.remoteIds),
		});
	}

	private everything(): number[] {
		return Array.from({ length: this.orders.documents }, (_, document) => document);
	}

	private async undone(): Promise<number[]> {
		const done = await documentsDone(this.store, this.orders.writer);
		return this.everything().filter((document) => !done.has(orderFor(document).key));
	}

	private async book(document: number): Promise<boolean> {
		const { writer } = this.orders;
		const store = halting(this.store, this.halt);
		const order = orderFor(document);
		const target = targetFor(this.orders, document, this.halt);
		try {
			const result =
				writer === 'guarded'
					? await guardedWrite(store, order, open, target, context)
					: await { sendThenRecord, recordThenSend }[writer](store, order, target, context);
			this.halt.at('after the call');
			this.count(result.status);
			if ('remoteId' in result) this.remoteIds.set(document, result.remoteId);
			return true;
		} catch (cause) {
			this.count(cause instanceof BelegflussError ? cause.code : `other: ${String(cause)}`);
			return false;
		}
	}

	private count(end: string): void {
		this.ends.set(end, (this.ends.get(end) ?? 0) + 1);
	}
}

async function main(): Promise<void> {
	say({ said: 'ready' });
	const input = createInterface({ input: process.stdin });
	const orders = await new Promise<Orders>((resolve, reject) => {
		input.once('line', (line) => resolve(JSON.parse(line) as Orders));
		input.once('close', () => reject(new Error('no orders')));
	});
	const store = await openLedger(orders.ledger);
	say({ said: 'working' });
	await new Writer(store, orders).work();
	await store.close();
}

main().then(
	() => process.exit(0),
	(cause: unknown) => {
		const code = cause instanceof BelegflussError ? `${cause.code}: ` : '';
		say({ said: 'failed', reason: `${code}${String(cause)}` });
		process.exit(1);
	},
);
