import { parseDecimal, toAmount, toBig } from '../invoice/money';
import type { BelegflussError } from '../errors/belegfluss-error';
import { isRecorded, type RecordedApproval } from '../ledger/approvals/recorded-approval';
import { samePerson } from '../ledger/approvals/same-person';
import type { ApprovalRecord, WriteIntent } from '../ledger/store/records';
import type { WriteUsage } from '../ledger/store/store';
import type { Policy } from '../ledger/switches/policy';
import { centsOf, type GuardLimits } from '../ledger/switches/settings';
import { guardError } from './errors';
import type { WriteOrder, WriteSetting } from './order';

/** What the gates look at; everything was read in the transaction that reserves the write. */
export interface GateState {
	readonly policy: Policy;
	readonly usage: WriteUsage;
	/** the approval the order names, null when the ledger has none of that id */
	readonly approval: RecordedApproval | null;
	/** hash of the request as it would be sent */
	readonly requestSha256: string;
	/** the write this one is a part of, null when it is none or the ledger does not know that one */
	readonly whole: WriteIntent | null;
	readonly now: Date;
}

/**
 * The gates that need no ledger.
 *
 * @param order what shall be written
 * @param setting the circumstances
 * @param storeKind home of the ledger
 * @returns the first gate that is shut, null when all are open
 */
export function refusalBySetting(
	{ system, operation }: WriteOrder,
	{ inToolCall, writeAllowed, queueMode }: WriteSetting,
	storeKind: 'sqlite' | 'postgres',
): BelegflussError | null {
	if (inToolCall) return guardError('GUARD_TOOL_CALL', { system, operation });
	if (!writeAllowed) return guardError('GUARD_CREDENTIAL_READ_ONLY', { system, operation });
	if (queueMode && storeKind === 'sqlite') {
		return guardError('GUARD_QUEUE_NEEDS_POSTGRES', { operation });
	}
	return null;
}

/**
 * The gates that hold at the moment of effect, in the order they are to be understood in: kill switch,
 * phase, decision or approval, limits.
 *
 * @param order what shall be written
 * @param state what holds at this moment
 * @returns the first gate that is shut, null when all are open
 */
export function refusalByPolicy(order: WriteOrder, state: GateState): BelegflussError | null {
	return (
		killed(order, state.policy) ??
		(state.policy.phase === 'readOnly'
			? guardError('GUARD_PHASE_READ_ONLY', { system: order.system, operation: order.operation })
			: null) ??
		(order.partOf === undefined ? refusalOfWhole(order, state) : partOfNothing(order, state))
	);
}

function refusalOfWhole(order: WriteOrder, state: GateState): BelegflussError | null {
	return (
		(order.approvalId === null
			? needsApproval(order, state.policy)
			: approvalFault(order, state)) ?? beyondLimits(order, state)
	);
}

/** A part may be made while its whole is under way, or is booked and not complete. */
function partOfNothing({ system, operation, documentSha256 }: WriteOrder, { whole }: GateState) {
	const admitted = whole?.state === 'reserved' || whole?.state === 'done';
	const fits = whole?.system === system && whole.documentSha256 === documentSha256;
	return admitted && fits ? null : guardError('GUARD_PART_OF_NOTHING', { system, operation });
}

function killed({ system, operation }: WriteOrder, { killed: kill }: Policy) {
	if (!kill) return null;
	const codes = {
		global: 'GUARD_KILLED_GLOBAL',
		workflow: 'GUARD_KILLED_WORKFLOW',
		system: 'GUARD_KILLED_SYSTEM',
	} as const;
	const { setBy, setAt, reason } = kill;
	return guardError(codes[kill.scope.type], { system, operation, setBy, setAt, reason });
}

function needsApproval({ operation, decision, amount }: WriteOrder, { phase, limits }: Policy) {
	if (phase === 'shadow') return guardError('GUARD_APPROVAL_NEEDED_SHADOW', { operation });
	// Whoever forges the one might forget the other; the Ampel Router never says write of anything but green.
	if (decision?.action !== 'write' || decision.ampel !== 'green') {
		return guardError('GUARD_APPROVAL_NEEDED_DECISION', { operation });
	}
	const limit = limits.maxGrossPerDocument;
	if (limit === null || amount === null) return null;
	const gross = grossInEuro(amount);
	if (gross === null) return guardError('GUARD_APPROVAL_NEEDED_NO_AMOUNT', { operation, limit });
	if (Math.abs(gross) <= centsOf(limit)) return null;
	return guardError('GUARD_APPROVAL_NEEDED_AMOUNT', { operation, limit, amount: euro(gross) });
}

function approvalFault(order: WriteOrder, { approval, requestSha256, now }: GateState) {
	const { operation, approvalId: id } = order;
	if (!approval) return guardError('GUARD_APPROVAL_UNKNOWN', { operation, id: id ?? '' });
	const { record } = approval;
	const { approver, expiresAt, consumedBy } = record;
	const params = { operation, id: record.id, approver, expiresAt };
	if (!isRecorded(approval)) return guardError('GUARD_APPROVAL_NOT_RECORDED', params);
	if (record.state === 'rejected') return guardError('GUARD_APPROVAL_REJECTED', params);
	if (samePerson(approver, record.proposer)) return guardError('GUARD_APPROVAL_OWN', params);
	if (!isFor(record, order, requestSha256)) {
		return guardError('GUARD_APPROVAL_OTHER_REQUEST', params);
	}
	if (Date.parse(expiresAt) <= now.getTime()) return guardError('GUARD_APPROVAL_EXPIRED', params);
	const used = consumedBy !== null && consumedBy !== order.key;
	return used ? guardError('GUARD_APPROVAL_USED', params) : null;
}

function isFor(record: ApprovalRecord, order: WriteOrder, requestSha256: string): boolean {
	return (
		record.payloadSha256 === requestSha256 &&
		record.documentSha256 === order.documentSha256 &&
		record.system === order.system &&
		record.operation === order.operation
	);
}

function beyondLimits(order: WriteOrder, { policy, usage }: GateState) {
	return (
		beyond(order, usage.run, {
			count: policy.limits.maxCountPerRun,
			sum: policy.limits.maxSumPerRun,
			codes: ['GUARD_LIMIT_COUNT_RUN', 'GUARD_LIMIT_SUM_RUN'],
		}) ??
		beyond(order, usage.day, {
			count: policy.limits.maxCountPerDay,
			sum: policy.limits.maxSumPerDay,
			codes: ['GUARD_LIMIT_COUNT_DAY', 'GUARD_LIMIT_SUM_DAY'],
		})
	);
}

interface Bound {
	readonly count: number | null;
	readonly sum: GuardLimits['maxSumPerRun'];
	readonly codes: readonly [
		'GUARD_LIMIT_COUNT_RUN' | 'GUARD_LIMIT_COUNT_DAY',
		'GUARD_LIMIT_SUM_RUN' | 'GUARD_LIMIT_SUM_DAY',
	];
}

function beyond({ operation, amount }: WriteOrder, used: WriteUsage['run'], bound: Bound) {
	const { count, sum, codes } = bound;
	if (count !== null && used.count >= count) {
		return guardError(codes[0], { operation, allowed: count });
	}
	if (sum === null || amount === null) return null;
	const gross = grossInEuro(amount);
	if (gross === null) return guardError('GUARD_LIMIT_NO_AMOUNT', { operation });
	const reached = used.cents + Math.abs(gross);
	if (reached <= centsOf(sum)) return null;
	return guardError(codes[1], { operation, allowed: sum, reached: euro(reached) });
}

/**
 * @param amount what a write moves
 * @returns cents, null when it is unknown, in another currency or beyond exact counting
 */
export function grossInEuro(amount: WriteOrder['amount']): number | null {
	if (typeof amount?.gross !== 'string' || amount.currency !== 'EUR') return null;
	const gross = parseDecimal(amount.gross);
	const cents = gross === undefined ? NaN : centsOf(gross);
	return Number.isSafeInteger(cents) ? cents : null;
}

function euro(cents: number): string {
	return toAmount(toBig(String(cents)).div(100));
}
