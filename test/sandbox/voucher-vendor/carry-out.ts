import type { ServerResponse } from 'node:http';
import type { Waiting } from '../support/waiting';
import { dropConnection, html, json, send, sendHalf, type Reply } from '../support/wire';
import type { Answer, Course } from './course';
import { invalid } from './request-schema';

/** What a course works with: a lookup brings its answer along, a write gets it by booking. */
export type Work = { readonly found: Reply } | { readonly book: () => Promise<Reply> };

/**
 * Does the steps of a course one after the other. Goes on when the client has gone: a real vendor does
 * not stop booking because nobody listens any more.
 *
 * @param course the steps
 * @param work what is answered or booked
 * @param waiting where waits run; a vendor that closes ends the course there
 * @param response where the answer goes
 * @throws what a listener to the booking throws
 */
export async function carryOut(
	course: Course,
	work: Work,
	waiting: Waiting,
	response: ServerResponse,
): Promise<void> {
	let proper = 'found' in work ? work.found : null;
	for (const step of course) {
		if (waiting.closed) return;
		switch (step.do) {
			case 'wait':
				await waiting.for(step.ms);
				break;
			case 'book':
				if (!('book' in work)) throw new Error('The course of a lookup books.');
				proper = await work.book();
				break;
			case 'answer':
				give(step.answer, proper, response);
		}
	}
}

function give(answer: Answer, proper: Reply | null, response: ServerResponse): void {
	switch (answer.kind) {
		case 'proper':
			return send(response, known(proper));
		case 'half':
			return sendHalf(response, known(proper));
		case 'failure':
			return send(response, failure(answer.status, answer.body));
		case 'drop':
			return dropConnection(response, answer.how);
		case 'redirect': {
			// 302 leads to a page that says 200, 307 makes a client that follows send its write again.
			const location = answer.status === 307 ? '/v1/vouchers' : '/login';
			return send(response, html(answer.status, 'Moved', { location }));
		}
		case 'reject':
			return send(response, invalid([{ field: 'supplier', problem: 'is locked' }]).reply);
		case 'tooMany': {
			const headers = { 'retry-after': String(answer.retryAfterSeconds) };
			return send(response, json(429, { error: 'too many requests' }, headers));
		}
	}
}

function known(reply: Reply | null): Reply {
	if (reply === null) throw new Error('The course of a write answers before it books.');
	return reply;
}

function failure(status: number, body: 'html' | 'json'): Reply {
	const title = status === 500 ? 'Internal Server Error' : 'The service is not available';
	return body === 'html' ? html(status, title) : json(status, { error: title });
}
