import { BelegflussError } from '../errors/belegfluss-error';
import { appendEvents } from '../ledger/append';
import { canonicalize } from '../ledger/event/canonical-json';
import { sha256Hex } from '../ledger/event/hash';
import { writeIntentSchema, type WriteIntent } from '../ledger/store/records';
import type { LedgerStore } from '../ledger/store/store';
import { readDecision } from './decision';
import { guardError, NotBooked } from './errors';
import { refusalBySetting } from './gates';
import { refusalEvent } from './intent-event';
import type {
	Booked,
	Found,
	GuardContext,
	PartWrite,
	WriteOrder,
	WriteResult,
	WriteSetting,
	WriteTarget,
} from './order';
import { issuePermit } from './permit';
import { inTime } from './in-time';
import { reserve, type Reservation, type WriteCall } from './reserve';
import { settle, type Attempt, type Settlement } from './settle';

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
 * cannot be written, the vendor's reason when the target system refused; whatever the target system's
 * look-up throws. Nothing was booked by this call except where the error says otherwise
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
	const call: WriteCall = {
		order: { ...order, decision: readDecision(order.decision) },
		requestSha256,
		owner: context.newOwner(),
		target,
	};
	const write = new GuardedWrite(store, call, target, { setting, context });
	const refusal = refusalBySetting(order, setting, store.kind);
	if (refusal) {
		await write.recordRefusal(refusal, 1);
		throw refusal;
	}
	const result = await write.run();
	await write.complete(result);
	return result;
}

type SentResult = Exclude<WriteResult, { status: 'preview' }>;

class GuardedWrite {
	constructor(
		private readonly store: LedgerStore,
		private readonly call: WriteCall,
		private readonly target: WriteTarget,
		private readonly around: { readonly setting: WriteSetting; readonly context: GuardContext },
	) {}

	private get context(): GuardContext {
		return this.around.context;
	}

	async run(): Promise<SentResult> {
		// Twice as a rule: once to find out what became of an earlier attempt, once to go on from there.
		for (;;) {
			const reservation = await reserve(this.store, this.call, this.context);
			switch (reservation.next) {
				case 'refuse':
					throw reservation.error;
				case 'answer':
					return this.earlier(reservation.intent);
				case 'send':
					return this.send(reservation);
				case 'lookUp': {
					const found = await this.findOut(reservation);
					// What was booked with other values is no answer; the next look at the ledger says so.
					if (found?.requestSha256 === this.call.requestSha256) return this.earlier(found);
				}
			}
		}
	}

	async recordRefusal(refusal: BelegflussError, attempt: number): Promise<void> {
		const { order, requestSha256 } = this.call;
		const facts = { attempt, requestSha256, phase: null, approval: null };
		const event = refusalEvent(order, facts, refusal.code);
		await appendEvents(this.store, [{ event, payload: null }], this.context);
	}

	/** @throws BelegflussError GUARD_PART_MISSING for the first part that cannot be made */
	async complete(whole: SentResult): Promise<void> {
		const { system, operation } = this.call.order;
		for (const part of this.target.afterwards?.(whole) ?? []) {
			await this.make(part).catch((cause: unknown) => {
				const { remoteId } = whole;
				const params = { system, operation, remoteId, part: part.operation };
				throw guardError('GUARD_PART_MISSING', { ...params, reason: reasonOf(cause) }, { cause });
			});
		}
	}

	private async makeFirst(part: PartWrite): Promise<Booked> {
		const { system, operation } = this.call.order;
		try {
			return await this.make(part);
		} catch (cause) {
			const params = { system, operation, part: part.operation, reason: reasonOf(cause) };
			throw new NotBooked(guardError('GUARD_PART_FAILED', params, { cause }));
		}
	}

	private async make(part: PartWrite): Promise<Booked> {
		const { operation, key, request } = part;
		const partOf = this.call.order.key;
		const own = { operation, key, request, partOf, approvalId: null, amount: null };
		const order: WriteOrder = { ...this.call.order, ...own };
		const { setting, context } = this.around;
		const result = await guardedWrite(this.store, order, setting, part, context);
		if (result.status === 'preview') throw new TypeError('A part is never previewed.');
		return result;
	}

	private async send(reserved: Reservation & { next: 'send' }): Promise<SentResult> {
		const { system, operation, key } = this.call.order;
		const attempt: Attempt = { order: this.call.order, ...reserved };
		const milliseconds = this.target.timeoutMs - this.sinceAnnounced(reserved);
		// A process that slept past its announcement might send what others have meanwhile looked up in vain.
		if (!(milliseconds > 0)) {
			const error = guardError('GUARD_NOT_SENT_IN_TIME', { system, operation });
			return this.notBooked(attempt, error);
		}
		const { permit, revoke } = issuePermit(system, key);
		let booked: Booked;
		try {
			booked = await inTime(
				milliseconds,
				() => guardError('GUARD_NO_ANSWER', { system, timeoutMs: this.target.timeoutMs }),
				(signal) => this.target.send(permit, signal, (part) => this.makeFirst(part)),
			).finally(revoke);
			this.assertRemoteId(booked);
		} catch (cause) {
			if (cause instanceof NotBooked) return this.notBooked(attempt, cause.reason);
			return this.unknown(attempt, cause);
		}
		const intent = await this.record(attempt, booked);
		return this.result('written', intent, booked);
	}

	/** A suspended computer stops the one clock, somebody who sets it the other. */
	private sinceAnnounced({ announcedAt, intent }: Reservation & { next: 'send' }): number {
		const byMonotonic = this.context.monotonic() - announcedAt;
		return Math.max(byMonotonic, this.context.now().getTime() - Date.parse(intent.reservedAt));
	}

	private async notBooked(attempt: Attempt, reason: BelegflussError): Promise<SentResult> {
		const outcome = { state: 'failed', errorCode: reason.code } as const;
		const { intent } = await settle(this.store, attempt, outcome, this.context);
		if (intent.state === 'done') return this.earlier(intent);
		throw reason;
	}

	/** A record that is found now settles the matter; one that is not may still appear. */
	private async unknown(attempt: Attempt, cause: unknown): Promise<SentResult> {
		const errorCode = cause instanceof BelegflussError ? cause.code : 'UNEXPECTED';
		const settlesAt = new Date(this.context.now().getTime() + this.target.settleMs);
		const outcome = { state: 'unknown', errorCode, settlesAt } as const;
		let intent: WriteIntent;
		try {
			({ intent } = await settle(this.store, attempt, outcome, this.context));
		} catch (failure) {
			// That it was sent matters more than that the ledger is out of order.
			throw this.open('GUARD_OUTCOME_UNKNOWN', attempt.intent, cause, failure);
		}
		if (intent.state === 'done') return this.earlier(intent);
		let found: Found;
		try {
			found = await this.target.lookUp();
		} catch {
			throw this.open('GUARD_OUTCOME_UNKNOWN', intent, cause);
		}
		const known = await this.recordFound({ ...attempt, intent }, found);
		if (known) return this.earlier(known, 'written');
		throw this.open('GUARD_OUTCOME_UNKNOWN', intent, cause);
	}

	/**
	 * @param reservation an earlier attempt whose outcome is open
	 * @returns the intent when the record was found, null when it is certain that there will be none
	 */
	private async findOut({
		intent,
		final,
	}: Reservation & { next: 'lookUp' }): Promise<WriteIntent | null> {
		const attempt: Attempt = { order: this.call.order, intent, approval: null, phase: null };
		const known = await this.recordFound(attempt, await this.target.lookUp());
		if (known) return known;
		if (!final) throw this.open('GUARD_OUTCOME_OPEN', intent);
		const outcome = { state: 'failed', errorCode: 'GUARD_NOT_FOUND' } as const;
		const settlement = await settle(this.store, attempt, outcome, this.context);
		return settlement.intent.state === 'done' ? settlement.intent : null;
	}

	/** @returns the intent when something was found, null when not */
	private async recordFound(attempt: Attempt, found: Found): Promise<WriteIntent | null> {
		if (found.kind === 'none') return null;
		if (found.kind === 'one') {
			this.assertRemoteId(found);
			return this.record(attempt, found);
		}
		const error = this.several(found.remoteIds);
		await this.recordRefusal(error, attempt.intent.attempt).catch(() => undefined);
		throw error;
	}

	private async record(attempt: Attempt, { remoteId, result }: Booked): Promise<WriteIntent> {
		let settlement: Settlement;
		try {
			const outcome = { state: 'done', remoteId, result } as const;
			settlement = await settle(this.store, attempt, outcome, this.context);
		} catch (cause) {
			const { system, operation } = this.call.order;
			const params = { system, operation, remoteId, reason: reasonOf(cause) };
			throw guardError('GUARD_BOOKED_NOT_RECORDED', params, { cause });
		}
		const { intent, surplus } = settlement;
		if (surplus) throw this.several([intent.remoteId ?? '', remoteId]);
		return intent;
	}

	/** An answer without an id may come from something between us and the books. */
	private assertRemoteId({ remoteId }: Booked): void {
		if (remoteId && writeIntentSchema.shape.remoteId.safeParse(remoteId).success) return;
		const { system, operation } = this.call.order;
		throw guardError('GUARD_NO_REMOTE_ID', { system, operation });
	}

	private earlier(
		intent: WriteIntent,
		status: 'written' | 'alreadyWritten' = 'alreadyWritten',
	): SentResult {
		const result: unknown = intent.result === null ? null : JSON.parse(intent.result);
		return this.result(status, intent, { remoteId: intent.remoteId ?? '', result });
	}

	private result(
		status: 'written' | 'alreadyWritten',
		{ key, requestSha256, attempt }: WriteIntent,
		{ remoteId, result }: Booked,
	): SentResult {
		return { status, key, requestSha256, attempt, remoteId, result };
	}

	private several(remoteIds: readonly string[]): BelegflussError {
		const { system } = this.call.order;
		const count = remoteIds.length;
		const listed = remoteIds.slice(0, 5).join(', ');
		return guardError('GUARD_FOUND_SEVERAL', { system, count, remoteIds: listed });
	}

	private open(
		code: 'GUARD_OUTCOME_OPEN' | 'GUARD_OUTCOME_UNKNOWN',
		{ settlesAt: until }: WriteIntent,
		...causes: readonly unknown[]
	): BelegflussError {
		const { system, operation } = this.call.order;
		const reason = causes.map(reasonOf).join('; ');
		return guardError(code, { system, operation, until, reason }, { cause: causes[0] });
	}
}

/** A sentence that is to stand in brackets. */
function reasonOf(cause: unknown): string {
	const message = cause instanceof Error ? cause.message : String(cause);
	return message.replace(/\.$/, '');
}
