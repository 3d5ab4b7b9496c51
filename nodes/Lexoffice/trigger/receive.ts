import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { LexwareClient } from '../../../lib/lexware/client';
import type { LexwareEvent } from '../../../lib/lexware/webhooks/payload';
import { toErrorData } from '../../support/errors';
import { lexofficeAccess } from '../client';
import { itemOf } from './item';
import { selectedEvents } from './selected-events';

type WebhookLib = Awaited<ReturnType<typeof loadLib>>;

/**
 * The vendor gives up after 5 seconds. This is spent twice at most, on organisation and document; the rest is
 * for n8n, before this node is called.
 */
const ANSWER_WITHIN_MS = 2_000;

/**
 * Takes an event in.
 *
 * The answer goes as soon as the item is complete, at the latest when the vendor would give up; whatever fails
 * before is sent again by the vendor. What cannot be read in the end is named in the item. A process that dies
 * between the answer and the start of the workflow loses the event: that are milliseconds as a rule, and as
 * long as reading takes where it takes longer than the vendor waits.
 *
 * The node answers by itself, although n8n would do so once it holds the execution: n8n forgets that static
 * data has changed while it starts one, and stores it only where the answer is there before.
 *
 * Known events are dropped: by what this process took in, and by what any process stored with the workflow.
 * Two processes that take in the same event at the same moment both pass it on, and so does the vendor's
 * repetition of an event when more than some hundred others came in between.
 *
 * @param context of one request
 * @param answerWithinMs how long organisation and document may each keep the vendor waiting
 * @returns the item, and nothing where the request is no event to act on
 */
export async function receive(
	context: IWebhookFunctions,
	answerWithinMs = ANSWER_WITHIN_MS,
): Promise<IWebhookResponseData> {
	// The vendor looks whether somebody is there before it takes a subscription.
	if (context.getRequestObject().method === 'HEAD') return answer(context, 200);
	try {
		return await receiveEvent(context, answerWithinMs);
	} catch (cause) {
		// The vendor tries again for about two days.
		complain(context, toErrorData(cause).message);
		return answer(context, 503);
	}
}

async function receiveEvent(
	context: IWebhookFunctions,
	answerWithinMs: number,
): Promise<IWebhookResponseData> {
	const lib = await loadLib();
	const { headers, rawBody } = context.getRequestObject();
	const signature = headers[lib.SIGNATURE_HEADER];
	// Asked first, because it costs nothing: the address is public.
	if (!signature || !rawBody) return answer(context, 401);
	const { client, webhookPublicKey } = await lexofficeAccess(context);
	if (!lib.isSignedBy(rawBody, signature, lib.webhookKey(webhookPublicKey))) {
		complain(context, 'an event with a wrong signature was refused');
		// A new key of the vendor looks the same; it tries again until the credential has that key.
		return answer(context, 401);
	}
	const event = lib.parseEvent(rawBody);
	if (event === null) {
		complain(context, 'something was signed that is no event');
		return answer(context, 400);
	}
	const organisation = await within(answerWithinMs, lib.organisationOf(client));
	if (organisation.organizationId.toLowerCase() !== event.organizationId.toLowerCase()) {
		complain(context, 'an event of another organisation was dropped');
		// It is no use sending it again, and an error might end a subscription that belongs to somebody else.
		return answer(context, 204);
	}
	if (!selectedEvents(context).includes(event.eventType)) return answer(context, 204);
	return takeOver(context, lib, client, event, answerWithinMs);
}

async function takeOver(
	context: IWebhookFunctions,
	lib: WebhookLib,
	client: LexwareClient,
	event: LexwareEvent,
	answerWithinMs: number,
): Promise<IWebhookResponseData> {
	const key = lib.eventKey(event);
	const memory = lib.eventMemoryOf(receiverOf(context));
	const stored = context.getWorkflowStaticData('node');
	if (memory.begin(key, stored['events']) === 'duplicate') return answer(context, 204);
	const early = setTimeout(() => answer(context, 204), answerWithinMs);
	try {
		const item = await itemOf(context, client, event);
		stored['events'] = memory.toStore(key);
		return { ...answer(context, 204), workflowData: [[item]] };
	} finally {
		clearTimeout(early);
		memory.end(key, context.getResponseObject().headersSent);
	}
}

async function loadLib() {
	const [signature, payload, memory, organisation] = await Promise.all([
		import('../../../lib/lexware/webhooks/signature'),
		import('../../../lib/lexware/webhooks/payload'),
		import('../../../lib/lexware/webhooks/event-memory'),
		import('../../../lib/lexware/organisation'),
	]);
	return { ...signature, ...payload, ...memory, ...organisation };
}

function receiverOf(context: IWebhookFunctions): string {
	// Events of a test run must not be missing in production.
	const address = context.getMode() === 'manual' ? 'test' : 'production';
	return `${context.getWorkflow().id} ${context.getNode().id} ${address}`;
}

async function within<Value>(milliseconds: number, value: Promise<Value>): Promise<Value> {
	let timer: NodeJS.Timeout | undefined;
	const tooLate = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() => reject(new Error('Lexware Office did not say in time which organisation this is')),
			milliseconds,
		);
	});
	try {
		return await Promise.race([value, tooLate]);
	} finally {
		clearTimeout(timer);
	}
}

/** Answers, unless the vendor has its answer already. */
function answer(context: IWebhookFunctions, status: number): IWebhookResponseData {
	const response = context.getResponseObject();
	if (!response.headersSent) response.status(status).end();
	return { noWebhookResponse: true };
}

function complain(context: IWebhookFunctions, what: string): void {
	context.logger.warn(`Lexoffice Trigger: ${what}`, {
		workflowId: context.getWorkflow().id,
		node: context.getNode().name,
	});
}
