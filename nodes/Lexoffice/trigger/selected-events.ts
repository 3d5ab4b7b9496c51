import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { eventTypeOf } from '../../../lib/lexware/webhooks/event-types';
import { lexwareWebhookError } from '../../../lib/lexware/webhooks/errors';

/**
 * @param context of the trigger
 * @returns the selected events, each once
 * @throws BelegflussError LEXWARE_NO_EVENTS, LEXWARE_EVENT_TYPE_UNKNOWN
 */
export function selectedEvents(context: IHookFunctions | IWebhookFunctions): string[] {
	const value: unknown = context.getNodeParameter('events', []);
	const selected = new Set(Array.isArray(value) ? (value as unknown[]).map(String) : []);
	if (selected.size === 0) throw lexwareWebhookError('LEXWARE_NO_EVENTS');
	for (const eventType of selected) {
		if (eventTypeOf(eventType)) continue;
		throw lexwareWebhookError('LEXWARE_EVENT_TYPE_UNKNOWN', { eventType: eventType.slice(0, 60) });
	}
	return [...selected];
}
