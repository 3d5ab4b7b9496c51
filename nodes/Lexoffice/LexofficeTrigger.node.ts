import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { triggerProperties } from './trigger/properties';
import { receive } from './trigger/receive';
import { isSubscribedNow, subscribe, unsubscribe } from './trigger/subscriptions';

/** Starts a workflow when something happens in Lexware Office (formerly lexoffice). */
export class LexofficeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lexoffice Trigger',
		name: 'lexofficeTrigger',
		icon: { light: 'file:lexoffice.svg', dark: 'file:lexoffice.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow when Lexware Office reports an event, such as a new voucher. Checks signature and organisation, and fetches the record and its files.',
		defaults: { name: 'Lexoffice Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'lexofficeApi', required: true }],
		webhooks: [
			{
				// First, because the vendor asks by HEAD while the subscriptions of the other one are being made.
				name: 'setup',
				httpMethod: 'HEAD',
				responseMode: 'onReceived',
				path: 'webhook',
				ndvHideUrl: true,
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
			},
		],
		properties: triggerProperties,
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return isSubscribedNow(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return subscribe(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return unsubscribe(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return receive(this);
	}
}
