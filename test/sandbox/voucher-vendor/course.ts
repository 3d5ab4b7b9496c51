import type { Draw } from '../support/draw';
import type { FaultPlan, LookupFault, WriteFault } from './faults';

/** How the vendor answers. `proper` is the answer the route gives on a good day. */
export type Answer =
	| { readonly kind: 'proper' }
	| { readonly kind: 'half' }
	| { readonly kind: 'failure'; readonly status: number; readonly body: 'html' | 'json' }
	| { readonly kind: 'drop'; readonly how: 'close' | 'reset' }
	| { readonly kind: 'redirect'; readonly status: 302 | 307 }
	| { readonly kind: 'reject' }
	| { readonly kind: 'tooMany'; readonly retryAfterSeconds: number };

/** One step of a course; waits are in milliseconds. */
export type Step =
	| { readonly do: 'book' }
	| { readonly do: 'wait'; readonly ms: number }
	| { readonly do: 'answer'; readonly answer: Answer };

/** What happens to one request, in order. A course without `book` books nothing. */
export type Course = readonly Step[];

const book: Step = { do: 'book' };
const answer = (given: Answer): Step => ({ do: 'answer', answer: given });
const wait = (ms: number): Step => ({ do: 'wait', ms });
const properly = answer({ kind: 'proper' });

/**
 * Says what a fault does to a write.
 *
 * @param fault the fault, with or without its details
 * @param durations waits of faults that name none of their own
 * @param draw where details left open come from
 * @returns the steps in order
 */
export function courseOfWrite(
	fault: WriteFault,
	durations: FaultPlan['durations'],
	draw: Draw,
): Course {
	switch (fault.kind) {
		case 'none':
			return [book, properly];
		case 'answerLate':
			return [book, wait(fault.afterMs ?? durations.answerLateMs), properly];
		case 'slowBooking':
			return [wait(fault.afterMs ?? durations.slowBookingMs), book, properly];
		case 'lateBooking':
			return [
				answer({ kind: 'failure', status: 504, body: draw.pick(['html', 'json']) }),
				wait(fault.afterMs ?? durations.lateBookingMs),
				book,
			];
		case 'errorAfterBooking':
			return [book, failure(fault, draw)];
		case 'errorBeforeBooking':
			return [failure(fault, draw)];
		case 'dropAfterBooking':
			return [book, ...drop(fault, durations, draw)];
		case 'dropBeforeBooking':
			return drop(fault, durations, draw);
		case 'halfAnswer':
			return [book, answer({ kind: 'half' })];
		case 'html500':
			return [answer({ kind: 'failure', status: 500, body: 'html' })];
		case 'redirect':
			return [answer({ kind: 'redirect', status: fault.status ?? draw.pick([302, 307]) })];
		case 'reject':
			return [answer({ kind: 'reject' })];
		case 'tooMany':
			return [tooMany(fault, durations)];
	}
}

/**
 * Says what a fault does to a lookup. Parameters as for a write.
 *
 * @param fault the fault, with or without its details
 * @param durations waits of faults that name none of their own
 * @param draw where details left open come from
 * @returns the steps in order; none of them books
 */
export function courseOfLookup(
	fault: LookupFault,
	durations: FaultPlan['durations'],
	draw: Draw,
): Course {
	switch (fault.kind) {
		case 'none':
			return [properly];
		case 'late':
			return [wait(fault.afterMs ?? durations.lookupLateMs), properly];
		case 'error':
			return [failure(fault, draw)];
		case 'drop':
			return drop(fault, durations, draw);
		case 'halfAnswer':
			return [answer({ kind: 'half' })];
		case 'tooMany':
			return [tooMany(fault, durations)];
	}
}

interface FailureDetails {
	readonly status?: number | undefined;
	readonly body?: 'html' | 'json' | undefined;
}

function failure(details: FailureDetails, draw: Draw): Step {
	return answer({
		kind: 'failure',
		status: details.status ?? draw.pick([500, 502, 503, 504]),
		body: details.body ?? draw.pick(['html', 'json']),
	});
}

interface DropDetails {
	readonly how?: 'close' | 'reset' | undefined;
	readonly afterMs?: number | undefined;
}

function drop(details: DropDetails, durations: FaultPlan['durations'], draw: Draw): Course {
	const how = details.how ?? draw.pick(['close', 'reset']);
	return [wait(details.afterMs ?? durations.dropMs), answer({ kind: 'drop', how })];
}

function tooMany(
	details: { readonly retryAfterSeconds?: number | undefined },
	durations: FaultPlan['durations'],
): Step {
	const retryAfterSeconds = details.retryAfterSeconds ?? durations.retryAfterSeconds;
	return answer({ kind: 'tooMany', retryAfterSeconds });
}
