import { BelegflussError } from '../errors/belegfluss-error';
import { appendEvents } from '../ledger/append';
import { canonicalize } from '../ledger/event/canonical-json';
import { sha256Hex } from '../ledger/event/hash';
import type { WriteIntent } from '../ledger/store/records';
import type { LedgerStore } from '../ledger/store/store';
import { guardError, NotBooked } from './errors';
import { refusalBySetting } from './gates';
import { refusalEvent } from './intent-event';
import type {
	Booked,
	GuardContext,
	WriteOrder,
	WriteResult,
	WriteSetting,
	WriteTarget,
} from './order';
import { issuePermit } from './permit';
import { reserve, type WriteCall } from './reserve';
import { settle, type Attempt, type Outcome } from './settle';

/**
 * The one way anything is written into a core system.
 *
 * Phase, kill switch, approval and limits are read in the transaction that announces the write, so nothing
 * can change between the look and the announcement. Only what was announced is sent, once. What came of it
 * is recorded; where that is not certain, the record is looked up in the target system before anything is
 * sent again. So whatever dies at whatever instant, running again books every document exactly once, as
 * far as the target system can be asked for what it holds.
 *
 * @param store where the ledger lives
 * @param order what shall be written
 * @param setting the circumstances
 * @param target how to send it and how to find it again
 * @param context clocks, ids and the program that writes
 * @returns what was booked now or earlier, or in preview what would be sent
 * @throws BelegflussError GUARD_… when a gate is shut or the outcome is open, the ledger's error when it
 * cannot be written, the vendor's reason when the target system refused; nothing was booked except where
 * the error says otherwise
 */
export async function guardedWrite(
	store: LedgerStore,
	order: WriteOrder,
	setting: WriteSetting,
	target: WriteTarget,
	context: GuardContext,
): Promise<WriteResult> {
	const requestSha256 = sha256Hex(canonicalize(order.request, 'jcs'));
	if (setting.mode !== 'write') {
		return { status: 'preview', key: order.key, requestSha256, request: order.request };
	}
	const refusal = refusalBySetting(order, setting, store.kind);
	if (refusal) {
		const facts = { attempt: 1, requestSha256, phase: null, approval: null };
		const event = refusalEvent(order, facts, refusal.code);
		await appendEvents(store, [{ event, payload: null }], context);
		throw refusal;
	}
	const call: WriteCall = { order, requestSha256, owner: context.newOwner(), target };
	return new GuardedWrite(store, call, target, context).run();
}

class GuardedWrite {
	constructor(
		private readonly store: LedgerStore,
		private readonly call: WriteCall,
		private readonly target: WriteTarget,
		private readonly context: GuardContext,
	) {}

	async run(): Promise<WriteResult> {
		// Twice at most: once to find out that an earlier attempt never arrived, once to send anew.
		for (;;) {
			const announcedAt = this.context.monotonic();
			const reservation = await reserve(this.store, this.call, this.context);
			if (reservation.next === 'refuse') throw reservation.error;
			if (reservation.next === 'answer') return this.earlier(reservation.intent);
			const { order } = this.call;
			if (reservation.next === 'send') {
				return this.send({ order, ...reservation }, announcedAt);
			}
			const found = await this.lookUp({ order, intent: reservation.intent, approval: null });
			if (found) return this.earlier(found);
			if (!reservation.final) throw this.open('GUARD_OUTCOME_OPEN', reservation.intent);
		}
	}

	private async send(attempt: Attempt, announcedAt: number): Promise<WriteResult> {
		const { system, operation, key } = this.call.order;
		// A process that slept past its announcement might send what others have meanwhile looked up in vain.
		if (this.context.monotonic() - announcedAt > this.target.timeoutMs) {
			const error = guardError('GUARD_NOT_SENT_IN_TIME', { system, operation });
			await settle(this.store, attempt, { state: 'failed', errorCode: error.code }, this.context);
			throw error;
		}
		const { permit, revoke } = issuePermit(system, key);
		let booked: Booked;
		try {
			booked = await inTime(this.target.timeoutMs, (signal) => this.target.send(permit, signal));
		} catch (cause) {
			if (cause instanceof NotBooked) return await this.notBooked(attempt, cause);
			return await this.unknown(attempt, cause);
		} finally {
			revoke();
		}
		const intent = await this.record(attempt, { state: 'done', ...booked });
		return this.result('written', intent, booked);
	}

	private async notBooked(attempt: Attempt, { reason }: NotBooked): Promise<never> {
		await settle(this.store, attempt, { state: 'failed', errorCode: reason.code }, this.context);
		throw reason;
	}

	/** A record that is found now settles the matter; one that is not may still appear. */
	private async unknown(attempt: Attempt, cause: unknown): Promise<WriteResult> {
		const errorCode = cause instanceof BelegflussError ? cause.code : 'UNEXPECTED';
		const settlesAt = new Date(this.context.now().getTime() + this.target.settleMs);
		const intent = await settle(
			this.store,
			attempt,
			{ state: 'unknown', errorCode, settlesAt },
			this.context,
		);
		const found = await this.lookUp({ ...attempt, intent }, false).catch(() => null);
		if (found) return this.earlier(found, 'written');
		throw this.open('GUARD_OUTCOME_UNKNOWN', intent, cause);
	}

	/**
	 * @param attempt an attempt whose outcome is open
	 * @param final whether finding nothing settles it as well
	 * @returns the intent when the record was found
	 */
	private async lookUp(
		attempt: Attempt,
		final = Date.parse(attempt.intent.settlesAt) <= this.context.now().getTime(),
	): Promise<WriteIntent | null> {
		const { system } = this.call.order;
		const found = await this.target.lookUp();
		if (found.kind === 'several') {
			const remoteIds = found.remoteIds.slice(0, 5).join(', ');
			throw guardError('GUARD_FOUND_SEVERAL', {
				system,
				count: found.remoteIds.length,
				remoteIds,
			});
		}
		if (found.kind === 'one') {
			const { remoteId, result } = found;
			const intent = await this.record(attempt, { state: 'done', remoteId, result });
			return intent;
		}
		if (final) {
			const outcome = { state: 'failed', errorCode: 'GUARD_NOT_FOUND_AT_TARGET' } as const;
			const intent = await settle(this.store, attempt, outcome, this.context);
			return intent.state === 'done' ? intent : null;
		}
		return null;
	}

	private async record(attempt: Attempt, outcome: Outcome & { state: 'done' }) {
		try {
			return await settle(this.store, attempt, outcome, this.context);
		} catch (cause) {
			const { system, operation } = this.call.order;
			const reason = cause instanceof Error ? cause.message : String(cause);
			const params = { system, operation, remoteId: outcome.remoteId, reason };
			throw guardError('GUARD_BOOKED_NOT_RECORDED', params, { cause });
		}
	}

	private earlier(
		intent: WriteIntent,
		status: 'written' | 'alreadyWritten' = 'alreadyWritten',
	): WriteResult {
		const result: unknown = intent.result === null ? null : JSON.parse(intent.result);
		return this.result(status, intent, { remoteId: intent.remoteId ?? '', result });
	}

	private result(
		status: 'written' | 'alreadyWritten',
		{ key, requestSha256, attempt }: WriteIntent,
		{ remoteId, result }: Booked,
	): WriteResult {
		return { status, key, requestSha256, attempt, remoteId, result };
	}

	private open(
		code: 'GUARD_OUTCOME_OPEN' | 'GUARD_OUTCOME_UNKNOWN',
		{ settlesAt: until }: WriteIntent,
		cause?: unknown,
	): BelegflussError {
		const { system, operation } = this.call.order;
		const reason = cause instanceof Error ? cause.message : String(cause ?? '');
		return guardError(code, { system, operation, until, reason }, { cause });
	}
}

/** Ends waiting when the time is up, even where the work does not listen to the signal. */
async function inTime<Result>(
	milliseconds: number,
	work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const abort = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new Error(`no answer within ${milliseconds} ms`));
			abort.abort();
		}, milliseconds);
	});
	try {
		return await Promise.race([work(abort.signal), late]);
	} finally {
		clearTimeout(timer);
	}
}
