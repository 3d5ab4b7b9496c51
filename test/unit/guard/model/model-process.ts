import { guardedWrite } from '../../../../lib/guard/guarded-write';
import type { GuardContext, WriteResult, WriteTarget } from '../../../../lib/guard/order';
import { assertPermitted } from '../../../../lib/guard/permit';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import type { Clock } from '../support/clock';
import { Broken } from '../support/hooked-store';
import { open, orderFor, SYSTEM } from '../support/orders';
import { SETTLE, TIMEOUT } from './commands';
import type { ModelVendor } from './model-vendor';

/** Where a process stands when it may be stopped. */
type Place = 'ledger' | 'lookUp' | 'answer';

interface Stop {
	readonly place: Place;
	goOn(): void;
	fail(cause: Error): void;
}

/** How a call ended, null while it has not. */
export type End = { readonly result: WriteResult } | { readonly cause: unknown };

/**
 * A process that writes one document, held at every place where it may be starved, killed or failed:
 * before and after every use of the ledger and of a look-up, and between arrival and answer of what it
 * sent. Between the guard's look at the clock and the sending there is no such place: nothing can protect
 * a request that lies there for minutes.
 */
export class ModelProcess {
	private stop: Stop | null = null;
	private end: End | null = null;
	private noticed: () => void = () => undefined;

	constructor(
		private readonly world: {
			readonly store: LedgerStore;
			readonly vendor: ModelVendor;
			readonly clock: Clock;
			readonly context: GuardContext;
		},
		readonly document: number,
	) {}

	/** Begins; resolves when it stands at its first place. */
	async begin(): Promise<void> {
		const { context } = this.world;
		const order = orderFor(this.document);
		const call = guardedWrite(this.heldStore(), order, open, this.target(), context);
		void call.then(
			(result) => this.finish({ result }),
			(cause: unknown) => this.finish({ cause }),
		);
		await this.settled();
	}

	/** Goes on to the next place, or to the end. Gives the end, null while there is none. */
	async step(): Promise<End | null> {
		const { stop } = this;
		this.stop = null;
		stop?.goOn();
		await this.settled();
		return this.end;
	}

	/** Fails it where it stands, if that is the place for it. */
	async break(place: Place): Promise<End | null> {
		const { stop } = this;
		if (stop?.place !== place) return this.end;
		this.stop = null;
		stop.fail(new Broken(place));
		await this.settled();
		return this.end;
	}

	private finish(end: End): void {
		this.end = end;
		this.noticed();
	}

	private async settled(): Promise<void> {
		if (this.end || this.stop) return;
		await new Promise<void>((resolve) => (this.noticed = resolve));
	}

	private async hold(place: Place): Promise<void> {
		await new Promise<void>((goOn, fail) => {
			this.stop = { place, goOn, fail };
			this.noticed();
		});
	}

	private heldStore(): LedgerStore {
		const { store } = this.world;
		const held: Pick<LedgerStore, 'transact'> = {
			transact: async (needs, decide) => {
				await this.hold('ledger');
				const result = await store.transact(needs, decide);
				await this.hold('ledger');
				return result;
			},
		};
		return { ...held, kind: store.kind } as LedgerStore;
	}

	private target(): WriteTarget {
		const { vendor, clock } = this.world;
		return {
			timeoutMs: TIMEOUT,
			settleMs: SETTLE,
			send: async (permit) => {
				assertPermitted(permit, SYSTEM);
				const sentAt = clock.monotonic();
				const answer = vendor.receive(this.document);
				await this.hold('answer');
				if (clock.monotonic() - sentAt > TIMEOUT) throw new Error('no answer in time');
				return answer();
			},
			lookUp: async () => {
				await this.hold('lookUp');
				const found = vendor.find(this.document);
				await this.hold('lookUp');
				return found;
			},
		};
	}
}
