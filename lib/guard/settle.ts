import type { Phase } from '../envelope/envelope';
import { chainUp, prepareEntry } from '../ledger/append';
import { canonicalize } from '../ledger/event/canonical-json';
import { writeIntentSchema, type ApprovalRecord, type WriteIntent } from '../ledger/store/records';
import type { Decided, LedgerState, LedgerStore } from '../ledger/store/store';
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
	/** null when an earlier call made the attempt */
	readonly approval: ApprovalRecord | null;
	/** null when an earlier call made the attempt */
	readonly phase: Phase | null;
}

/** How a write stands after an outcome was recorded. */
export interface Settlement {
	readonly intent: WriteIntent;
	/** whether the outcome is a booking although another one is recorded already */
	readonly surplus: boolean;
}

/**
 * Records what became of an attempt. That something was booked is recorded whatever others have concluded
 * in the meantime, since nobody else may know. Of everything less certain, what others recorded stands.
 *
 * @param store where the ledger lives
 * @param attempt the attempt
 * @param outcome what became of it
 * @param context clock, ids and the program that writes
 * @returns how the write stands now
 * @throws BelegflussError when the ledger cannot be written; the intent then stays as it was announced
 */
export async function settle(
	store: LedgerStore,
	attempt: Attempt,
	outcome: Outcome,
	context: GuardContext,
): Promise<Settlement> {
	const { key } = attempt.order;
	return store.transact({ intents: [key] }, ({ head, intents }) => {
		const current = intents.get(key) ?? attempt.intent;
		return outcome.state === 'done'
			? recordBooking({ head, current }, attempt, outcome, context)
			: recordDoubt({ head, current }, attempt, outcome, context);
	});
}

interface Standing {
	readonly head: LedgerState['head'];
	/** the intent as it is recorded now */
	readonly current: WriteIntent;
}

function recordBooking(
	{ head, current }: Standing,
	attempt: Attempt,
	outcome: Outcome & { state: 'done' },
	context: GuardContext,
): Decided<Settlement> {
	const { remoteId } = outcome;
	if (current.state === 'done' && current.remoteId === remoteId) return unchanged(current);
	const { batch, sequence } = chained(head, attempt, outcome, context);
	// The first booking stays the one that is answered with; the trail names the surplus one as well.
	if (current.state === 'done') return { batch, result: { intent: current, surplus: true } };
	const intent: WriteIntent = {
		...current,
		state: 'done',
		updatedAt: context.now().toISOString(),
		remoteId,
		result: resultText(outcome.result),
		errorCode: null,
		sequence,
	};
	return { batch: { ...batch, intents: [intent] }, result: { intent, surplus: false } };
}

function recordDoubt(
	{ head, current }: Standing,
	attempt: Attempt,
	outcome: Exclude<Outcome, { state: 'done' }>,
	context: GuardContext,
): Decided<Settlement> {
	const settled = current.state === 'done' || current.state === 'failed';
	if (settled || current.attempt !== attempt.intent.attempt) return unchanged(current);
	const { batch, sequence } = chained(head, attempt, outcome, context);
	const intent: WriteIntent = {
		...current,
		state: outcome.state,
		settlesAt: outcome.state === 'unknown' ? outcome.settlesAt.toISOString() : current.settlesAt,
		updatedAt: context.now().toISOString(),
		errorCode: outcome.errorCode,
		sequence,
	};
	return { batch: { ...batch, intents: [intent] }, result: { intent, surplus: false } };
}

function unchanged(intent: WriteIntent): Decided<Settlement> {
	return { batch: null, result: { intent, surplus: false } };
}

function chained(
	head: LedgerState['head'],
	{ order, intent, approval, phase }: Attempt,
	outcome: Outcome,
	context: GuardContext,
) {
	const { attempt, requestSha256 } = intent;
	const booked = outcome.state === 'done';
	const event = attemptEvent(
		order,
		{ attempt, requestSha256, phase, approval },
		{
			errorCode: booked ? null : outcome.errorCode,
			remoteId: booked ? outcome.remoteId : null,
			state: outcome.state,
		},
	);
	const entry = prepareEntry({ event, payload: null }, context);
	const { events, payloads, receipts } = chainUp(head, [entry], context);
	return { batch: { events, payloads }, sequence: receipts[0]?.sequence ?? intent.sequence };
}

/** What cannot be kept must not keep the booking itself from being recorded. */
function resultText(result: unknown): string | null {
	try {
		const text = canonicalize(result ?? null, 'jcs');
		return writeIntentSchema.shape.result.safeParse(text).success ? text : null;
	} catch {
		return null;
	}
}
