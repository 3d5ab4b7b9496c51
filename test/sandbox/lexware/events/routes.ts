import { z } from 'zod/v4';
import { json, type Reply } from '../../support/wire';
import { requiredText } from '../body/atoms';
import { parseRegular } from '../body/parse';
import type { Exchange, Route } from '../wire/exchange';
import { notFound, RegularProblem } from '../wire/problems';
import { written } from '../wire/written';
import type { Subscription } from './courier';
import { isEventType } from './event-types';
import { isReachable } from './post';

const FAILED = 'Validation failed for request, please see details list for specific causes.';
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

const bodySchema = z.object({ eventType: requiredText, callbackUrl: requiredText });

/** List, read, create and delete; nothing changes a subscription. */
export const subscriptionRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/v1/event-subscriptions',
		family: 'regular',
		serve: ({ office }) => json(200, { content: office.courier.all() }),
	},
	{
		method: 'POST',
		path: '/v1/event-subscriptions',
		family: 'regular',
		takes: 'application/json',
		serve: create,
	},
	{
		method: 'GET',
		path: '/v1/event-subscriptions/:id',
		family: 'regular',
		serve: (exchange) => json(200, asked(exchange)),
	},
	{
		method: 'DELETE',
		path: '/v1/event-subscriptions/:id',
		family: 'regular',
		serve: (exchange) => {
			exchange.office.courier.remove(asked(exchange).subscriptionId);
			return { status: 204, headers: {}, body: '' };
		},
	},
];

async function create({ office, body }: Exchange): Promise<Reply> {
	const { eventType, callbackUrl } = parseRegular(bodySchema, body);
	const { allowHttpLoopback, answerTimeoutMs, unconfirmedEventTypes } = office.options.webhook;
	if (!isEventType(eventType, unconfirmedEventTypes)) throw failed('eventType', 'INVALID');
	if (!isCallback(callbackUrl, allowHttpLoopback)) throw failed('callbackUrl', 'INVALID');
	if (!(await isReachable(callbackUrl, answerTimeoutMs))) {
		throw failed('callbackUrl', 'CALLBACK_NOT_REACHABLE');
	}
	const subscription = office.courier.add(eventType, callbackUrl);
	if (!subscription) throw new RegularProblem(409, 'The event subscription exists already.');
	const { subscriptionId: id, createdDate } = subscription;
	const record = { id, createdDate, updatedDate: createdDate, version: 1 };
	return written(office, 201, 'event-subscriptions', record);
}

function isCallback(text: string, allowHttpLoopback: boolean): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	return (
		protocol === 'https:' || (protocol === 'http:' && allowHttpLoopback && LOOPBACK.has(hostname))
	);
}

function asked({ office, params }: Exchange): Subscription {
	const subscription = office.courier.find(params['id'] ?? '');
	if (!subscription) throw notFound();
	return subscription;
}

function failed(field: string, violation: string): RegularProblem {
	return new RegularProblem(406, FAILED, [{ field, violation }]);
}
