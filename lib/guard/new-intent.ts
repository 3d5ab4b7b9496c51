import { writeIntentSchema, type WriteIntent } from '../ledger/store/records';
import { guardError } from './errors';
import { grossInEuro } from './gates';
import type { WriteOrder, WriteTarget } from './order';

/** An attempt about to be announced. */
export interface Announcement {
	readonly order: WriteOrder;
	readonly requestSha256: string;
	/** name of the call */
	readonly owner: string;
	readonly target: Pick<WriteTarget, 'timeoutMs' | 'settleMs'>;
	/** counted from 1 */
	readonly attempt: number;
	readonly now: Date;
	/** sequence of the audit event that announces it */
	readonly sequence: number;
}

/**
 * @param announcement the attempt
 * @returns the intent, which can be read back as it is written: one that could not would shut the key for
 * good, with a booking behind it that nobody can record
 * @throws BelegflussError GUARD_ORDER_INVALID
 */
export function newIntent(announcement: Announcement): WriteIntent {
	const { order, requestSha256, owner, target, attempt, now, sequence } = announcement;
	const at = now.toISOString();
	const result = writeIntentSchema.safeParse({
		key: order.key,
		state: 'reserved',
		attempt,
		owner,
		system: order.system,
		operation: order.operation,
		documentSha256: order.documentSha256,
		requestSha256,
		workflowId: order.workflowId,
		executionId: order.run?.executionId ?? null,
		amountCents: grossInEuro(order.amount),
		reservedAt: at,
		settlesAt: new Date(now.getTime() + durationOf(target)).toISOString(),
		updatedAt: at,
		remoteId: null,
		result: null,
		errorCode: null,
		sequence,
	} satisfies WriteIntent);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw guardError('GUARD_ORDER_INVALID', {
		field: issue?.path.join('.') ?? '',
		reason: issue?.message ?? '',
	});
}

/** Longest timer Node.js knows, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

function durationOf(target: Announcement['target']): number {
	for (const field of ['timeoutMs', 'settleMs'] as const) {
		if (target[field] >= 0 && target[field] <= LONGEST) continue;
		throw guardError('GUARD_ORDER_INVALID', { field, reason: String(target[field]) });
	}
	return target.timeoutMs + target.settleMs;
}
