import { HttpFailure, type HttpRequest, type HttpResponse, type HttpSend } from './message';
import type { Pacing } from './pacing';
import { retryAfterMs } from './retry-after';
import type { TokenBucket } from './token-bucket';

/** Reason of a failure that came before the request's turn did. */
export const WAITED_TOO_LONG = 'WAITED_TOO_LONG';

/** How often something is tried again. */
export interface Patience {
	/** repetitions after "too many requests", which a vendor did not carry out */
	readonly afterTooMany: number;
	/** repetitions of what cannot do harm twice, or certainly never arrived */
	readonly afterFailure: number;
	/** first wait in milliseconds; each further one is twice as long */
	readonly firstWaitMs: number;
	/** no wait is longer, in milliseconds, unless the vendor asks for it */
	readonly longestWaitMs: number;
}

/** Waits of 1, 2, 4, … seconds. */
export const usualPatience: Patience = {
	afterTooMany: 8,
	afterFailure: 3,
	firstWaitMs: 1_000,
	longestWaitMs: 32_000,
};

/**
 * Sends at the vendor's pace and tries again where that can do no harm: always after 429, which means that
 * nothing was carried out, and when the request certainly did not arrive; after a server's error or a lost
 * answer only when the request merely reads.
 *
 * @param send sends once
 * @param bucket the vendor's pace, shared by everything under one limit
 * @param pacing clock, timer and chance
 * @param patience how often and how long
 * @returns sends with repetition; what comes back may still be a 429 or 5xx when patience ran out. What has to
 * wait too long fails as unsent, for whatever was sent before was not carried out
 */
export function persistentSend(
	send: HttpSend,
	bucket: TokenBucket,
	pacing: Pacing,
	patience: Patience = usualPatience,
): HttpSend {
	return async (request) => {
		let tooMany = 0;
		let failures = 0;
		const waiting = waitingSignal(request);
		for (;;) {
			await patiently(bucket.take(waiting));
			const outcome = await attempt(send, request);
			if (outcome instanceof HttpFailure) {
				const harmless = outcome.notSent || request.method === 'GET';
				if (!harmless || failures >= patience.afterFailure) throw outcome;
				await patiently(pacing.sleep(waitOf(failures++, patience, pacing), waiting));
			} else if (outcome.status === 429) {
				if (tooMany >= patience.afterTooMany) return outcome;
				const asked = retryAfterMs(outcome.header('retry-after'), pacing.now());
				// Everybody who shares the limit has to wait, not only this request.
				bucket.pause(asked ?? waitOf(tooMany, patience, pacing));
				tooMany++;
			} else {
				const again = request.method === 'GET' && outcome.status >= 500;
				if (!again || failures >= patience.afterFailure) return outcome;
				await patiently(pacing.sleep(waitOf(failures++, patience, pacing), waiting));
			}
		}
	};
}

function waitingSignal({ signal, waitMs }: HttpRequest): AbortSignal {
	const timeUp = waitMs === undefined ? [] : [AbortSignal.timeout(waitMs)];
	return AbortSignal.any([...(signal ? [signal] : []), ...timeUp]);
}

async function patiently(wait: Promise<void>): Promise<void> {
	try {
		await wait;
	} catch (cause) {
		throw new HttpFailure(true, WAITED_TOO_LONG, { cause });
	}
}

async function attempt(send: HttpSend, request: HttpRequest): Promise<HttpResponse | HttpFailure> {
	try {
		return await send(request);
	} catch (cause) {
		if (cause instanceof HttpFailure) return cause;
		throw cause;
	}
}

/** Between half and the whole of the wait, so that those who failed together do not come back together. */
function waitOf(repetition: number, patience: Patience, { random }: Pacing): number {
	const whole = Math.min(patience.firstWaitMs * 2 ** repetition, patience.longestWaitMs);
	return whole * (0.5 + random() / 2);
}
