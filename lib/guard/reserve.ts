import { addDays } from '../calendar/day';
import { berlinDay, berlinDayStart } from '../calendar/berlin';
import { BelegflussError } from '../errors/belegfluss-error';
import { chainUp, prepareEntry } from '../ledger/append';
import type { ApprovalRecord, WriteIntent } from '../ledger/store/records';
import type { Decided, LedgerNeeds, LedgerState, LedgerStore } from '../ledger/store/store';
import { policyFor, type Policy } from '../ledger/switches/policy';
import { guardError } from './errors';
import { grossInEuro, refusalByPolicy } from './gates';
import { attemptEvent, refusalEvent, type AttemptFacts } from './intent-event';
import type { GuardContext, WriteOrder, WriteTarget } from './order';

/** No run lasts longer, so older writes need not be looked at when a run's are counted. */
const LONGEST_RUN_DAYS = 7;

/** What a call may do next. */
export type Reservation =
	| {
			readonly next: 'send';
			readonly intent: WriteIntent;
			readonly approval: ApprovalRecord | null;
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
	readonly target: Pick<WriteTarget, 'timeoutMs' | 'settleMs'>;
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
	return store.transact(needsOf(call.order, context.now()), (state) =>
		decideReservation(state, call, context),
	);
}

function needsOf({ key, approvalId, workflowId, run }: WriteOrder, now: Date): LedgerNeeds {
	const today = berlinDay(now);
	return {
		intents: [key],
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

function decideReservation(
	state: LedgerState,
	call: WriteCall,
	context: GuardContext,
): Decided<Reservation> {
	const { order, requestSha256 } = call;
	const now = context.now();
	const known = state.intents.get(order.key) ?? null;
	const answer = known && known.state !== 'failed' ? answerFrom(known, call, now) : null;
	// Asking again changes nothing, so it leaves no entry either.
	if (answer) return { batch: null, result: answer };

	const attempt = (known?.attempt ?? 0) + 1;
	const approval = order.approvalId ? (state.approvals.get(order.approvalId) ?? null) : null;
	const { policy, error } = readPolicy(state, order);
	const facts: AttemptFacts = { attempt, requestSha256, phase: policy?.phase ?? null, approval };
	const refusal =
		error ??
		refusalByPolicy(order, {
			policy: policy as Policy,
			usage: state.usage ?? { day: { count: 0, cents: 0 }, run: { count: 0, cents: 0 } },
			approval,
			requestSha256,
			now,
		});
	if (refusal) return refused(state, call, { facts, refusal, context });
	return reserved(state, call, { facts, approval, now, context });
}

/** What an earlier attempt already answers: it was booked, or may still have been. */
function answerFrom(known: WriteIntent, call: WriteCall, now: Date): Reservation {
	const { system, operation } = call.order;
	const until = known.settlesAt;
	if (known.requestSha256 !== call.requestSha256) {
		const params = { system, operation, remoteId: known.remoteId ?? '', until };
		const code =
			known.state === 'done'
				? 'GUARD_ALREADY_WRITTEN_DIFFERENTLY'
				: 'GUARD_ALREADY_SENT_DIFFERENTLY';
		return { next: 'refuse', error: guardError(code, params) };
	}
	if (known.state === 'done') return { next: 'answer', intent: known };
	const settled = Date.parse(until) <= now.getTime();
	// Another process may be sending at this moment; what it finds out is its own business.
	if (known.state === 'reserved' && !settled) {
		return {
			next: 'refuse',
			error: guardError('GUARD_OUTCOME_OPEN', { system, operation, until }),
		};
	}
	return { next: 'lookUp', intent: known, final: settled };
}

/** Unreadable switches stop the write like an engaged one. */
function readPolicy(
	state: LedgerState,
	{ workflowId, system, operation }: WriteOrder,
): { policy: Policy | null; error: BelegflussError | null } {
	try {
		return { policy: policyFor(state.switches, { workflowId, system }), error: null };
	} catch (cause) {
		if (!(cause instanceof BelegflussError)) throw cause;
		const params = { system, operation, reason: cause.describe('en').message };
		return { policy: null, error: guardError('GUARD_SWITCH_UNREADABLE', params, { cause }) };
	}
}

function refused(
	state: LedgerState,
	{ order }: WriteCall,
	{
		facts,
		refusal,
		context,
	}: { facts: AttemptFacts; refusal: BelegflussError; context: GuardContext },
): Decided<Reservation> {
	const event = refusalEvent(order, facts, refusal.code);
	const entry = prepareEntry({ event, payload: null }, context);
	const { events, payloads } = chainUp(state.head, [entry], context);
	return { batch: { events, payloads }, result: { next: 'refuse', error: refusal } };
}

function reserved(
	state: LedgerState,
	{ order, requestSha256, owner, target }: WriteCall,
	facts: {
		facts: AttemptFacts;
		approval: ApprovalRecord | null;
		now: Date;
		context: GuardContext;
	},
): Decided<Reservation> {
	const { approval, now, context } = facts;
	const event = attemptEvent(order, facts.facts, {
		errorCode: null,
		remoteId: null,
		state: 'intent',
	});
	const entry = prepareEntry({ event, payload: null }, context);
	const { events, payloads, receipts } = chainUp(state.head, [entry], context);
	const sequence = receipts[0]?.sequence ?? 0;
	const at = now.toISOString();
	const intent: WriteIntent = {
		key: order.key,
		state: 'reserved',
		attempt: facts.facts.attempt,
		owner,
		system: order.system,
		operation: order.operation,
		documentSha256: order.documentSha256,
		requestSha256,
		workflowId: order.workflowId,
		executionId: order.run?.executionId ?? null,
		amountCents: grossInEuro(order.amount),
		reservedAt: at,
		settlesAt: new Date(now.getTime() + target.timeoutMs + target.settleMs).toISOString(),
		updatedAt: at,
		remoteId: null,
		result: null,
		errorCode: null,
		sequence,
	};
	const consumed =
		approval && approval.consumedBy === null ? [{ ...approval, consumedBy: order.key }] : [];
	return {
		batch: { events, payloads, intents: [intent], approvals: consumed },
		result: { next: 'send', intent, approval },
	};
}
