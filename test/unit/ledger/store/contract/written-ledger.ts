import { NotBooked, guardError } from '../../../../../lib/guard/errors';
import type { WriteOrder } from '../../../../../lib/guard/order';
import { settle } from '../../../../../lib/guard/settle';
import { appendEvents } from '../../../../../lib/ledger/append';
import type { WriteIntent } from '../../../../../lib/ledger/store/records';
import type { LedgerStore } from '../../../../../lib/ledger/store/store';
import { FakeTarget } from '../../../guard/support/fake-target';
import { Broken, hookedStore } from '../../../guard/support/hooked-store';
import { documentHash, keyOf, orderFor, SYSTEM, WORKFLOW } from '../../../guard/support/orders';
import { GLOBAL, noLimits, World } from '../../../guard/support/world';
import { draft } from '../../draft';

/** Ids of the approvals in a written ledger. */
export const approvals = { used: 'used', unused: 'unused', rejected: 'rejected' } as const;

/** Documents of a written ledger, by how their write stands. */
export const documents = {
	done: 1,
	approved: 2,
	failed: 3,
	unknown: 4,
	reserved: 5,
	doneAtSecondAttempt: 6,
	doneTwice: 7,
	answeredLate: 8,
	foundLater: 9,
} as const;

/** Rows of a written ledger by table. */
export const rowCounts = { switches: 4, approvals: 3, intents: 9 } as const;

/** A world whose guard works on a given ledger. */
export async function worldOf(store: LedgerStore): Promise<World> {
	const world = await World.fresh();
	world.store = store;
	return world;
}

/**
 * Fills a ledger as guard, switches and approvals do: every state a row can have, and what no row stands for.
 *
 * @param store an empty ledger
 * @returns the world to go on with
 */
export async function fillByGuard(store: LedgerStore): Promise<World> {
	const world = await worldOf(store);
	const steps: readonly (() => Promise<unknown>)[] = [
		() => world.set('phase', { phase: 'writeBack' }),
		() => world.set('limits', noLimits, { type: 'workflow', id: WORKFLOW }),
		() => world.set('kill', { engaged: false }),
		() => world.set('kill', { engaged: true }, { type: 'system', id: SYSTEM }),
		() => world.write(new FakeTarget(), orderFor(documents.done)).catch(expected),
		() => world.set('kill', { engaged: false }, { type: 'system', id: SYSTEM }),
		() => world.write(new FakeTarget(), orderFor(documents.done)),
		() => world.approve(orderFor(documents.approved), { id: approvals.used }),
		() => world.approve(orderFor(documents.failed), { id: approvals.unused }),
		() => world.approve(orderFor(99), { id: approvals.rejected, state: 'rejected' }),
		() =>
			world.write(
				new FakeTarget(),
				orderFor(documents.approved, { approvalId: approvals.used, decision: null }),
			),
		() => world.write(refusing(), orderFor(documents.failed)).catch(expected),
		() => world.write(silent(), orderFor(documents.unknown)).catch(expected),
		() => announceOnly(world, orderFor(documents.reserved)),
		() => world.write(refusing(), orderFor(documents.doneAtSecondAttempt)).catch(expected),
		() => world.write(new FakeTarget(), orderFor(documents.doneAtSecondAttempt)),
		() => world.write(new FakeTarget(), orderFor(documents.doneTwice)),
		() => answer(world, orderFor(documents.doneTwice), 'V-surplus'),
		...lateAnswer(world, documents.answeredLate),
		() => world.write(silent(), orderFor(documents.foundLater)).catch(expected),
		() => answer(world, laterOrder(documents.foundLater), 'V-found'),
		() => logSteps(world),
		() => world.set('kill', { engaged: true }, GLOBAL),
	];
	for (const step of steps) {
		await step();
		world.clock.pass(1_000);
	}
	return world;
}

function expected(cause: unknown): void {
	if (!(cause instanceof Error) || !('code' in cause)) throw cause;
}

function refusing(): FakeTarget {
	const target = new FakeTarget();
	const reason = guardError('GUARD_NO_REMOTE_ID', { system: SYSTEM, operation: 'voucher.create' });
	target.sendings.push(() => Promise.reject(new NotBooked(reason)));
	return target;
}

/** Takes the request and never says what became of it. */
function silent(): FakeTarget {
	const target = new FakeTarget();
	target.sendings.push(() => Promise.reject(new Error('socket hang up')));
	return target;
}

/** The process ends between announcement and answer. */
async function announceOnly(world: World, order: WriteOrder): Promise<void> {
	const { store } = world;
	const end = (n: number) => {
		if (n > 1) throw new Broken('ended');
	};
	world.store = hookedStore(store, { before: end });
	await world.write(new FakeTarget(), order).catch(expected);
	world.store = store;
}

/** A call finds out that something was booked: the one that sent it, or a later one. */
async function answer(
	world: World,
	order: WriteOrder,
	remoteId: string,
	attempt?: WriteIntent,
): Promise<void> {
	const intent = attempt ?? (await world.intent(order.key));
	if (!intent) throw new Error('Nothing was announced.');
	const facts = { order, intent, approval: null, phase: null };
	await settle(world.store, facts, { state: 'done', remoteId, result: null }, world.context);
}

/** The same thing in another file, in a later run. */
function laterOrder(document: number): WriteOrder {
	const order = orderFor(document);
	const run = order.run && { ...order.run, executionId: '9999' };
	return { ...order, run, documentSha256: documentHash(document + 1_000) };
}

/** The first attempt is answered when the second one, with other values, is under way already. */
function lateAnswer(world: World, document: number): (() => Promise<unknown>)[] {
	let first: WriteIntent;
	return [
		async () => {
			await world.write(refusing(), orderFor(document)).catch(expected);
			first = (await world.intent(keyOf(document))) as WriteIntent;
		},
		() => announceOnly(world, orderFor(document, { amount: { gross: '120.00', currency: 'EUR' } })),
		() => answer(world, orderFor(document), 'V-late', first),
	];
}

/** What the Audit Logger logs under the same names is about no row. */
async function logSteps({ store, context }: World): Promise<void> {
	const done = { state: 'done', remoteId: null, errorCode: null } as const;
	const events = [
		draft({ action: 'approved' }),
		draft({ action: 'rejected' }),
		draft({ action: 'written', outcome: done }),
	];
	await appendEvents(
		store,
		events.map((event) => ({ event, payload: null })),
		context,
	);
}
