import { chainUp, prepareEntry } from '../ledger/append';
import { canonicalize } from '../ledger/event/canonical-json';
import type { ApprovalRecord, WriteIntent } from '../ledger/store/records';
import type { LedgerStore } from '../ledger/store/store';
import { attemptEvent } from './intent-event';
import type { Booked, GuardContext, WriteOrder } from './order';

/** What became of an attempt. */
export type Outcome =
	| ({ readonly state: 'done' } & Booked)
	| { readonly state: 'failed'; readonly errorCode: string }
	| { readonly state: 'unknown'; readonly errorCode: string; readonly settlesAt: Date };

/** An attempt whose outcome is now known, or known to be unknown. */
export interface Attempt {
	readonly order: WriteOrder;
	readonly intent: WriteIntent;
	readonly approval: ApprovalRecord | null;
}

/**
 * Records what became of an attempt, unless somebody else has done so in the meantime: then theirs stands.
 *
 * @param store where the ledger lives
 * @param attempt the attempt
 * @param outcome what became of it
 * @param context clock, ids and the program that writes
 * @returns the intent as it stands now
 * @throws BelegflussError when the ledger cannot be written; the intent then stays as it was announced
 */
export async function settle(
	store: LedgerStore,
	{ order, intent, approval }: Attempt,
	outcome: Outcome,
	context: GuardContext,
): Promise<WriteIntent> {
	return store.transact({ intents: [order.key] }, ({ head, intents }) => {
		const current = intents.get(order.key) ?? intent;
		if (current.attempt !== intent.attempt || isSettled(current)) {
			return { batch: null, result: current };
		}
		const event = attemptEvent(
			order,
			{ attempt: intent.attempt, requestSha256: intent.requestSha256, phase: null, approval },
			{
				errorCode: outcome.state === 'done' ? null : outcome.errorCode,
				remoteId: outcome.state === 'done' ? outcome.remoteId : null,
				state: outcome.state,
			},
		);
		const entry = prepareEntry({ event, payload: null }, context);
		const { events, payloads, receipts } = chainUp(head, [entry], context);
		const settled: WriteIntent = {
			...current,
			state: outcome.state,
			settlesAt: outcome.state === 'unknown' ? outcome.settlesAt.toISOString() : current.settlesAt,
			updatedAt: context.now().toISOString(),
			remoteId: outcome.state === 'done' ? outcome.remoteId : null,
			result: outcome.state === 'done' ? canonicalize(outcome.result ?? null, 'jcs') : null,
			errorCode: outcome.state === 'done' ? null : outcome.errorCode,
			sequence: receipts[0]?.sequence ?? current.sequence,
		};
		return { batch: { events, payloads, intents: [settled] }, result: settled };
	});
}

function isSettled({ state }: WriteIntent): boolean {
	return state === 'done' || state === 'failed';
}
