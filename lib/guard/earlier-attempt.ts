import type { BelegflussError } from '../errors/belegfluss-error';
import type { WriteIntent } from '../ledger/store/records';
import { guardError } from './errors';
import type { WriteOrder, WriteTarget } from './order';

/** What an earlier attempt under the same key means for a call. */
export type EarlierAnswer =
	/** it was booked */
	| { readonly kind: 'booked' }
	/** it may have been booked; `final` when finding nothing proves that it was not */
	| { readonly kind: 'lookUp'; readonly final: boolean }
	/** it may be under way at this moment */
	| { readonly kind: 'wait'; readonly error: BelegflussError }
	/** it carried other values than the call */
	| { readonly kind: 'differs'; readonly error: BelegflussError };

/** A call as far as an earlier attempt is concerned. */
export interface LaterCall {
	readonly order: Pick<WriteOrder, 'system' | 'operation'>;
	/** hash of the request as it would be sent now */
	readonly requestSha256: string;
	readonly target: Pick<WriteTarget, 'hasStableReference'>;
}

/**
 * @param known an attempt that was not recorded as failed
 * @param call what shall be written now
 * @param now current instant
 * @returns what it means for the call
 */
export function earlierAnswer(known: WriteIntent, call: LaterCall, now: Date): EarlierAnswer {
	const { system, operation } = call.order;
	const until = known.settlesAt;
	const booked = known.state === 'done';
	const same = known.requestSha256 === call.requestSha256;
	if (booked && same) return { kind: 'booked' };
	if (booked) {
		const params = { system, operation, remoteId: known.remoteId ?? '' };
		return { kind: 'differs', error: guardError('GUARD_ALREADY_WRITTEN_DIFFERENTLY', params) };
	}
	if (!same && call.target.hasStableReference !== true) {
		const params = { system, operation, until };
		return { kind: 'differs', error: guardError('GUARD_ALREADY_SENT_DIFFERENTLY', params) };
	}
	const final = Date.parse(until) <= now.getTime();
	// Another process may be sending at this moment; what it finds out is its own business.
	if (known.state === 'reserved' && !final) {
		return { kind: 'wait', error: guardError('GUARD_OUTCOME_OPEN', { system, operation, until }) };
	}
	return { kind: 'lookUp', final };
}
