import type { IBinaryKeyData, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { LexwareClient, LexwareFile } from '../../../lib/lexware/client';
import type { LexwareEvent } from '../../../lib/lexware/webhooks/payload';
import { DOCUMENT_FIELD } from '../../support/envelope';
import { toErrorData } from '../../support/errors';

/**
 * @param context of the trigger
 * @param client for the organisation of the event
 * @param event what happened
 * @returns the item that starts the workflow: the event, the record and its files when they are wanted, and
 * what kept them from being read
 */
export async function itemOf(
	context: IWebhookFunctions,
	client: LexwareClient,
	event: LexwareEvent,
): Promise<INodeExecutionData> {
	if (context.getNodeParameter('fetchDocument') !== true)
		return { json: { event, lexoffice: null } };
	const [{ fetchDocument }, { realPacing }] = await Promise.all([
		import('../../../lib/lexware/webhooks/fetch-document'),
		import('../../../lib/http/pacing'),
	]);
	const fetched = await fetchDocument(client, event, realPacing);
	let { failure } = fetched;
	let binary: IBinaryKeyData = {};
	try {
		binary = await binaryOf(context, event, fetched.files);
	} catch (cause) {
		failure ??= cause;
	}
	const json = {
		event,
		lexoffice: fetched.record,
		...(failure === null ? {} : { error: toErrorData(failure) }),
	} as INodeExecutionData['json'];
	return { json, ...(Object.keys(binary).length > 0 ? { binary } : {}) };
}

async function binaryOf(
	context: IWebhookFunctions,
	{ eventType, resourceId }: LexwareEvent,
	files: readonly LexwareFile[],
): Promise<IBinaryKeyData> {
	const binary: IBinaryKeyData = {};
	for (const [index, { bytes, fileName, mimeType }] of files.entries()) {
		const field = index === 0 ? DOCUMENT_FIELD : `${DOCUMENT_FIELD}_${index + 1}`;
		const name = fileName ?? `${eventType.split('.')[0]}-${resourceId}`;
		binary[field] = await context.helpers.prepareBinaryData(Buffer.from(bytes), name, mimeType);
	}
	return binary;
}
