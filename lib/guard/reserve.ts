import { addDays } from '../calendar/day';
import { berlinDay, berlinDayStart } from '../calendar/berlin';
import type { Phase } from '../envelope/envelope';
import { BelegflussError } from '../errors/belegfluss-error';
import { appendEvents, chainUp, prepareEntry } from '../ledger/append';
import { readRecordedApproval, type RecordedApproval } from '../ledger/approvals/recorded-approval';
import type { ApprovalRecord, WriteIntent } from '../ledger/store/records';
import type { Decided, LedgerNeeds, LedgerState, LedgerStore } from '../ledger/store/store';
import { policyFor, type Policy } from '../ledger/switches/policy';
import { earlierAnswer } from './earlier-attempt';
import { guardError } from './errors';
import { refusalByPolicy } from './gates';
import { attemptEvent, refusalEvent, type AttemptFacts } from './intent-event';
import { newIntent } from './new-intent';
import type { GuardContext, WriteOrder, WriteTarget } from './order';

/** No run lasts longer, so older writes need not be looked at when a run's are counted. */
const LONGEST_RUN_DAYS = 7;

/** What a call may do next. */
export type Reservation =
	| {
			readonly next: 'send';
			readonly intent: WriteIntent;
			readonly approval: ApprovalRecord | null;
			readonly phase: Phase;
			/** reading of the monotonic clock when the attempt was announced */
			readonly announcedAt: number;
	  }
	| { readonly next: 'answer'; readonly intent: WriteIntent }
	| { readonly next: 'lookUp'; readonly intent: WriteIntent; readonly final: boolean }
	| { readonly next: 'refuse'; readonly error: BelegflussError };

/** A call of the guard. */
export interface WriteCall {
	readonly order: WriteOrder;
	readonly requestSha256: string;
	/** name of this call */
	readonly owner: string;
	readonly target: Pick<WriteTarget, 'timeoutMs' | 'settleMs' | 'hasStableReference'>;
}

/**
 * Decides in one transaction whether a write may be sent, and if so announces it: the intent and its audit
 * event are on disk before anything leaves. A refusal is recorded as well.
 *
 * @param store where the ledger lives
 * @param call what shall be written
 * @param context clock, ids and the program that writes
 * @returns what to do next
 * @throws BelegflussError when the ledger cannot be written; then nothing may be sent
 */
export async function reserve(
	store: LedgerStore,
	call: WriteCall,
	context: GuardContext,
): Promise<Reservation> {
	try {
		const { approvalId } = call.order;
		// Read beforehand, because a store reads events outside of transactions only; they never change.
		const approval = approvalId === null ? null : await readRecordedApproval(store, approvalId);
		return await store.transact(needsOf(call.order, context.now()), (state) =>
			decideReservation(state, { ...call, approval }, context),
		);
	} catch (cause) {
		if (!(cause instanceof BelegflussError) || cause.code !== 'LEDGER_ROW_UNREADABLE') throw cause;
		return refuseUnreadable(store, call, cause, context);
	}
}

function needsOf(order: WriteOrder, now: Date): LedgerNeeds {
	const { key, partOf, approvalId, workflowId, run } = order;
	const today = berlinDay(now);
	return {
		intents: partOf === undefined ? [key] : [key, partOf],
		approvals: approvalId === null ? [] : [approvalId],
		switches: true,
		usage: {
			workflowId,
			executionId: run?.executionId ?? null,
			since: berlinDayStart(today).toISOString(),
			horizon: berlinDayStart(addDays(today, -LONGEST_RUN_DAYS)).toISOString(),
		},
	};
}

interface ReadCall extends WriteCall {
	/** the approval the order names, as it was read before the transaction */
	readonly approval: RecordedApproval | null;
}

function decideReservation(
	state: LedgerState,
	call: ReadCall,
	context: GuardContext,
): Decided<Reservation> {
	const { order, requestSha256 } = call;
	const now = context.now();
	const known = state.intents.get(order.key) ?? null;
	const attempt = (known?.attempt ?? 0) + 1;
	if (known && known.state !== 'failed') {
		const answer = earlierAnswer(known, call, now);
		if (answer.kind === 'differs') {
			const facts = { attempt, requestSha256, phase: null, approval: null };
			return refused(state, call, { facts, refusal: answer.error, context });
		}
		// Asking for the outcome again changes nothing, so it leaves no entry either.
		return { batch: null, result: reservationOf(answer, known) };
	}
	const approval = approvalNow(state, call);
	const { policy, error } = readPolicy(state, order);
	const facts: AttemptFacts = {
		attempt,
		requestSha256,
		phase: policy?.phase ?? null,
		approval: approval?.record ?? null,
	};
	if (policy === null) return refused(state, call, { facts, refusal: error, context });
	const usage = state.usage ?? { day: { count: 0, cents: 0 }, run: { count: 0, cents: 0 } };
	const whole = state.intents.get(order.partOf ?? '') ?? null;
	const refusal = refusalByPolicy(order, { policy, usage, approval, requestSha256, whole, now });
	if (refusal) return refused(state, call, { facts, refusal, context });
	return reserved(state, call, { ...facts, phase: policy.phase }, { now, context });
}

function reservationOf(
	answer: Exclude<ReturnType<typeof earlierAnswer>, { kind: 'differs' }>,
	intent: WriteIntent,
): Reservation {
	switch (answer.kind) {
		case 'booked':
			return { next: 'answer', intent };
		case 'lookUp':
			return { next: 'lookUp', intent, final: answer.final };
		case 'wait':
			return { next: 'refuse', error: answer.error };
	}
}

/** The approval as it is in this transaction; whether it was used is known here only. */
function approvalNow({ approvals }: LedgerState, { approval }: ReadCall): RecordedApproval | null {
	const record = approval && approvals.get(approval.record.id);
	return record ? { record, event: approval.event } : null;
}

/** Unreadable switches stop the write like an engaged one. */
function readPolicy(
	state: LedgerState,
	order: WriteOrder,
): { policy: Policy; error: null } | { policy: null; error: BelegflussError } {
	try {
		const { workflowId, system } = order;
		return { policy: policyFor(state.switches, { workflowId, system }), error: null };
	} catch (cause) {
		if (!(cause instanceof BelegflussError)) throw cause;
		return { policy: null, error: switchUnreadable(order, cause) };
	}
}

function switchUnreadable({ system, operation }: WriteOrder, cause: BelegflussError) {
	// It ends up in brackets.
	const reason = cause.message.replace(/\.$/, '');
	return guardError('GUARD_SWITCH_UNREADABLE', { system, operation, reason }, { cause });
}

/** Somebody edited a row the decision needs, so there is no decision; that much can still be recorded. */
async function refuseUnreadable(
	store: LedgerStore,
	{ order, requestSha256 }: WriteCall,
	cause: BelegflussError,
	context: GuardContext,
): Promise<Reservation> {
	const error = cause.params['table'] === 'switches' ? switchUnreadable(order, cause) : cause;
	const facts = { attempt: 1, requestSha256, phase: null, approval: null };
	const event = refusalEvent(order, facts, error.code);
	await appendEvents(store, [{ event, payload: null }], context);
	return { next: 'refuse', error };
}

function refused(
	{ head }: LedgerState,
	{ order }: WriteCall,
	{
		facts,
		refusal,
		context,
	}: { facts: AttemptFacts; refusal: BelegflussError; context: GuardContext },
): Decided<Reservation> {
	const event = refusalEvent(order, facts, refusal.code);
	const entry = prepareEntry({ event, payload: null }, context);
	const { events, payloads } = chainUp(head, [entry], context);
	return { batch: { events, payloads }, result: { next: 'refuse', error: refusal } };
}

function reserved(
	{ head }: LedgerState,
	call: WriteCall,
	facts: AttemptFacts & { phase: Phase },
	{ now, context }: { now: Date; context: GuardContext },
): Decided<Reservation> {
	const { order } = call;
	const { attempt, approval, phase } = facts;
	const outcome = { errorCode: null, remoteId: null, state: 'intent' } as const;
	const event = attemptEvent(order, facts, outcome);
	const entry = prepareEntry({ event, payload: null }, context);
	const { events, payloads, receipts } = chainUp(head, [entry], context);
	const intent = newIntent({ ...call, attempt, now, sequence: receipts[0]?.sequence ?? 0 });
	const consumed =
		approval && approval.consumedBy === null ? [{ ...approval, consumedBy: order.key }] : [];
	return {
		batch: { events, payloads, intents: [intent], approvals: consumed },
		result: { next: 'send', intent, approval, phase, announcedAt: context.monotonic() },
	};
}
