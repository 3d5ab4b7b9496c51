import type { BelegflussError } from '../errors/belegfluss-error';
import type { WriteIntent } from '../ledger/store/records';
import { guardError } from './errors';
import type { WriteOrder } from './order';

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

/**
 * @param known an attempt that was not recorded as failed
 * @param order what shall be written now
 * @param requestSha256 hash of the request as it would be sent now
 * @param now current instant
 * @returns what it means for the call
 */
export function earlierAnswer(
	known: WriteIntent,
	{ system, operation }: WriteOrder,
	requestSha256: string,
	now: Date,
): EarlierAnswer {
	const until = known.settlesAt;
	const booked = known.state === 'done';
	if (known.requestSha256 !== requestSha256) {
		const error = booked
			? guardError('GUARD_ALREADY_WRITTEN_DIFFERENTLY', {
					system,
					operation,
					remoteId: known.remoteId ?? '',
				})
			: guardError('GUARD_ALREADY_SENT_DIFFERENTLY', { system, operation, until });
		return { kind: 'differs', error };
	}
	if (booked) return { kind: 'booked' };
	const final = Date.parse(until) <= now.getTime();
	// Another process may be sending at this moment; what it finds out is its own business.
	if (known.state === 'reserved' && !final) {
		return { kind: 'wait', error: guardError('GUARD_OUTCOME_OPEN', { system, operation, until }) };
	}
	return { kind: 'lookUp', final };
}
