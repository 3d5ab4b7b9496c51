import type { GuardErrorCode } from '../../../../lib/guard/errors';
import { assertPermitted } from '../../../../lib/guard/permit';
import { FakeTarget } from '../support/fake-target';
import { failing, hookedStore } from '../support/hooked-store';
import { orderFor, SYSTEM } from '../support/orders';
import { partOf, WholeTarget } from '../support/parts';
import type { World } from '../support/world';

/** A code that is no shut gate: what a sending can come to. */
export interface OutcomeCase {
	readonly code: GuardErrorCode;
	/** where it shows: as the error, as its cause, or in the audit trail only */
	readonly shows: 'error' | 'cause' | 'trail';
	/** comes to it; everything else about it is asserted elsewhere */
	reach(world: World): Promise<unknown>;
}

function target(...sendings: FakeTarget['sendings']): FakeTarget {
	const made = new FakeTarget();
	made.sendings.push(...sendings);
	return made;
}

const lost = () => Promise.reject(new Error('connection lost'));

async function sentAndLost(world: World): Promise<FakeTarget> {
	const vendor = target(lost);
	await world.write(vendor).catch(() => undefined);
	return vendor;
}

/** What a sending can come to. */
export const outcomeCases: readonly OutcomeCase[] = [
	{
		code: 'GUARD_OUTCOME_UNKNOWN',
		shows: 'error',
		reach: (world) => world.write(target(lost)),
	},
	{
		code: 'GUARD_OUTCOME_OPEN',
		shows: 'error',
		reach: async (world) => world.write(await sentAndLost(world)),
	},
	{
		code: 'GUARD_NO_ANSWER',
		shows: 'cause',
		reach: (world) => {
			const silent = target(() => new Promise(() => undefined));
			return world.write(Object.assign(silent, { timeoutMs: 10 }));
		},
	},
	{
		code: 'GUARD_NO_REMOTE_ID',
		shows: 'cause',
		reach: (world) => world.write(target(() => ({ remoteId: '', result: null }))),
	},
	{
		code: 'GUARD_NOT_FOUND',
		shows: 'trail',
		reach: async (world) => {
			const vendor = await sentAndLost(world);
			world.clock.pass(vendor.settleMs);
			return world.write(vendor);
		},
	},
	{
		code: 'GUARD_FOUND_SEVERAL',
		shows: 'error',
		reach: (world) =>
			world.write(
				target((book) => {
					book();
					book();
					throw new Error('connection lost');
				}),
			),
	},
	{
		code: 'GUARD_NOT_SENT_IN_TIME',
		shows: 'error',
		reach: (world) => {
			const vendor = target();
			world.store = hookedStore(world.store, {
				after: (n) => n === 1 && world.clock.pass(vendor.timeoutMs),
			});
			return world.write(vendor);
		},
	},
	{
		code: 'GUARD_BOOKED_NOT_RECORDED',
		shows: 'error',
		reach: (world) => {
			world.store = hookedStore(world.store, { before: failing(2) });
			return world.write(target());
		},
	},
	{
		code: 'GUARD_ORDER_INVALID',
		shows: 'error',
		reach: (world) => world.write(target(), orderFor(1, { workflowId: '' })),
	},
	{
		code: 'GUARD_PART_FAILED',
		shows: 'error',
		reach: (world) => world.write(new WholeTarget([partOf('contact', target(lost))])),
	},
	{
		code: 'GUARD_PART_MISSING',
		shows: 'error',
		reach: (world) => world.write(new WholeTarget([], [partOf('file', target(lost))])),
	},
	{
		code: 'GUARD_PART_OF_NOTHING',
		shows: 'error',
		reach: (world) => world.write(target(), orderFor(1, { partOf: orderFor(2).key })),
	},
	{
		code: 'GUARD_NO_PERMIT',
		shows: 'error',
		reach: async () => assertPermitted(undefined, SYSTEM),
	},
];
