import type { ServerResponse } from 'node:http';
import type { Waiting } from '../../support/waiting';
import { dropConnection, html, json, send, sendHalf, type Reply } from '../../support/wire';
import { mangle } from './mangle';
import type { Turn } from './fault-desk';
import type { Fault } from './schema';

/** What a fault works with. */
export interface Stage {
	/** does what was asked; gives the answer of a good day */
	serve(): Promise<Reply>;
	readonly waiting: Waiting;
	readonly response: ServerResponse;
	/** told of every status sent; a connection that is dropped has none */
	sent(status: number): void;
	/** @returns the answer to a request too many */
	tooMany(retryAfterSeconds: number | undefined, asDate: boolean): Reply;
}

/** One of the documented texts; it leaves open what happened. */
const AMBIGUOUS = 'Internal server error or rate limit exceeded';

const TEXTS: Readonly<Record<number, string>> = {
	500: AMBIGUOUS,
	502: 'Bad Gateway',
	503: 'Service Unavailable',
	504: 'Endpoint request timed out',
};

/**
 * Serves one request with its fault. Goes on when the client has gone: a real vendor does not stop
 * booking because nobody listens any more.
 *
 * @param turn what the request meets
 * @param stage what it works with
 */
export async function carryOut({ fault, draw }: Turn, stage: Stage): Promise<void> {
	const { serve, waiting, response } = stage;
	const answer = (reply: Reply) => {
		stage.sent(reply.status);
		send(response, reply);
	};
	const failure = ({
		status,
		body,
	}: {
		status?: number | undefined;
		body?: FailureBody | undefined;
	}) =>
		failureReply(
			status ?? draw.pick([500, 502, 503, 504]),
			body ?? draw.pick(['json', 'html', 'empty']),
		);

	switch (fault.kind) {
		case 'none':
			return answer(await serve());
		case 'answerLate': {
			const reply = await serve();
			await waiting.for(fault.afterMs);
			return waiting.closed ? undefined : answer(reply);
		}
		case 'slowBooking':
			await waiting.for(fault.afterMs);
			return waiting.closed ? undefined : answer(await serve());
		case 'lateBooking':
			answer(failure({ status: 504, body: fault.body }));
			await waiting.for(fault.afterMs);
			if (!waiting.closed) await serve();
			return;
		case 'errorBeforeBooking':
			return answer(failure(fault));
		case 'errorAfterBooking':
			await serve();
			return answer(failure(fault));
		case 'dropAfterBooking':
			await serve();
			return dropConnection(response, fault.how ?? draw.pick(['close', 'reset']));
		case 'dropBeforeBooking':
			return dropConnection(response, fault.how ?? draw.pick(['close', 'reset']));
		case 'halfAnswer': {
			const reply = await serve();
			stage.sent(reply.status);
			return sendHalf(response, reply);
		}
		case 'htmlError':
			return answer(failure({ ...fault, body: 'html' }));
		case 'emptyBody':
			if (fault.status !== undefined) return answer(failureReply(fault.status, 'empty'));
			return answer({ ...(await serve()), body: '' });
		case 'ambiguous500':
			if (fault.booked ?? draw.pick([true, false])) await serve();
			return answer(json(500, { message: AMBIGUOUS }));
		case 'tooMany':
			return answer(stage.tooMany(fault.retryAfterSeconds, fault.asDate));
		case 'redirect': {
			const location = fault.location ?? '/login';
			return answer(html(fault.status ?? draw.pick([302, 307]), 'Moved', { location }));
		}
		case 'malformedJson':
		case 'wrongTypes':
			return answer(spoil(await serve(), fault, draw));
	}
}

type FailureBody = 'json' | 'html' | 'empty';

function failureReply(status: number, body: FailureBody): Reply {
	const text = TEXTS[status] ?? 'Error';
	if (body === 'html') return html(status, text);
	if (body === 'empty') return { status, headers: {}, body: '' };
	return json(status, { message: text });
}

function spoil(
	reply: Reply,
	fault: Extract<Fault, { kind: 'malformedJson' | 'wrongTypes' }>,
	draw: Turn['draw'],
): Reply {
	if (typeof reply.body !== 'string' || reply.body === '') return reply;
	if (fault.kind === 'wrongTypes') return { ...reply, body: mangle(reply.body, fault.path, draw) };
	return { ...reply, body: `${reply.body.slice(0, -1)},` };
}
