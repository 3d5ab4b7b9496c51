import { randomUUID } from 'node:crypto';
import type {
	GuardContext,
	WriteOrder,
	WriteSetting,
	WriteTarget,
} from '../../../../lib/guard/order';
import { guardedWrite } from '../../../../lib/guard/guarded-write';
import {
	recordApproval,
	type ApprovalDecision,
} from '../../../../lib/ledger/approvals/record-approval';
import { readEvent, type RecordedEvent } from '../../../../lib/ledger/event/read-event';
import type { WriteIntent } from '../../../../lib/ledger/store/records';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { setSwitch } from '../../../../lib/ledger/switches/set-switch';
import type {
	GuardLimits,
	SwitchKind,
	SwitchScope,
	SwitchValue,
} from '../../../../lib/ledger/switches/settings';
import { temporaryLedger } from '../../ledger/helpers';
import { Clock } from './clock';
import { documentHash, OPERATION, open, orderFor, requestHash, SYSTEM } from './orders';

export const GLOBAL: SwitchScope = { type: 'global', id: '' };

export const noLimits: GuardLimits = {
	maxGrossPerDocument: null,
	maxCountPerRun: null,
	maxSumPerRun: null,
	maxCountPerDay: null,
	maxSumPerDay: null,
};

/** A real ledger in a file, with clocks moved by hand. */
export class World {
	readonly clock = new Clock();
	readonly context: GuardContext;

	private constructor(
		/** through which the guard works; a test may put something in between */
		public store: LedgerStore,
		readonly path: string,
	) {
		this.context = testContext(this.clock);
	}

	/** @returns a new ledger, still in the phase everything begins in */
	static async fresh(): Promise<World> {
		const path = temporaryLedger();
		return new World(await openSqliteLedger(path, { create: true }), path);
	}

	/** @returns a ledger of a workflow that may write without limits */
	static async writing(): Promise<World> {
		const world = await World.fresh();
		await world.set('phase', { phase: 'writeBack' });
		await world.set('limits', noLimits);
		return world;
	}

	async set<Kind extends SwitchKind>(
		kind: Kind,
		value: SwitchValue<Kind>,
		scope: SwitchScope = GLOBAL,
	): Promise<void> {
		const setBy = { id: 'Gerda Gründlich', kind: 'person', via: null } as const;
		const change = { kind, scope, value, setBy, reason: 'Test', run: null };
		await setSwitch(this.store, change, this.context);
	}

	/** @returns id of an approval of the order, with changes */
	async approve(order: WriteOrder, changes: Partial<ApprovalDecision> = {}): Promise<string> {
		const id = changes.id ?? randomUUID();
		const decision: ApprovalDecision = {
			id,
			state: 'approved',
			system: SYSTEM,
			operation: OPERATION,
			documentSha256: order.documentSha256,
			payloadSha256: requestHash(order.request),
			proposer: 'KI-Workflow-01',
			approver: { id: 'Gerda Gründlich', kind: 'person', via: 'mail' },
			decision: null,
			reason: null,
			expiresAt: new Date(this.clock.now().getTime() + 86_400_000),
			run: null,
			...changes,
		};
		await recordApproval(this.store, decision, this.context);
		return id;
	}

	async write(
		target: WriteTarget,
		order: WriteOrder = orderFor(1),
		setting: Partial<WriteSetting> = {},
	) {
		return await guardedWrite(this.store, order, { ...open, ...setting }, target, this.context);
	}

	async intent(key: string): Promise<WriteIntent | null> {
		return (await this.store.readIntents({ keys: [key] }))[0] ?? null;
	}

	/** @returns every event about the n-th document, in order */
	async trail(n = 1): Promise<RecordedEvent[]> {
		const events: RecordedEvent[] = [];
		for await (const { canonical } of this.store.readEvents({ documents: [documentHash(n)] })) {
			events.push(readEvent(canonical) as RecordedEvent);
		}
		return events;
	}

	/** @returns the same in short: action, attempt, state, error code, id */
	async story(n = 1): Promise<string[]> {
		return (await this.trail(n)).map(({ action, outcome, write }) =>
			[action, write?.attempt, outcome?.state, outcome?.errorCode, outcome?.remoteId]
				.filter((part) => part !== null && part !== undefined)
				.join(' '),
		);
	}
}

/** Clocks moved by hand, everything else as in production. */
export function testContext(clock: Clock): GuardContext {
	let salts = 1;
	return {
		now: clock.now,
		monotonic: clock.monotonic,
		newOwner: randomUUID,
		newChainId: randomUUID,
		newSalt: () => (salts++).toString(16).padStart(32, '0'),
		software: { name: 'n8n-nodes-belegfluss', version: '9.9.9' },
	};
}
