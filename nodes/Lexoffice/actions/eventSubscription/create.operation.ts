import { eventTypes } from '../../../../lib/lexware/webhooks/event-types';
import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeAccess } from '../../client';

/** Subscribes another program to an event. */
export const create = guardedOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create an event subscription',
		description:
			'Let Lexware Office report an event to another program. The Lexoffice Trigger makes its own subscriptions.',
	},
	properties: [
		{
			displayName: 'Event',
			name: 'eventType',
			type: 'options',
			required: true,
			default: 'voucher.created',
			options: eventTypes
				.map(({ type, label }) => ({ name: label, value: type }))
				.toSorted((left, right) => (left.name < right.name ? -1 : 1)),
			description: 'What is reported',
		},
		{
			displayName: 'Callback URL',
			name: 'callbackUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://reports.example.com/lexware',
			hint: 'HTTPS, public, and answering HEAD with success: Lexware Office looks before it takes it',
			description: 'Where it is reported to',
		},
	],
	system: 'lexoffice',
	operation: 'eventSubscription.create',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, _item, itemIndex) {
		const [writes, { assertReachable }, { organisationOf }, { client, baseUrl }] =
			await Promise.all([
				import('../../../../lib/lexware/webhooks/writes'),
				import('../../../../lib/lexware/webhooks/callback-url'),
				import('../../../../lib/lexware/organisation'),
				lexofficeAccess(context),
			]);
		const text = (name: string) => String(context.getNodeParameter(name, itemIndex, '')).trim();
		const wish = { eventType: text('eventType'), callbackUrl: text('callbackUrl') };
		assertReachable(wish.callbackUrl, baseUrl);
		const { organizationId: tenant } = await organisationOf(client);
		const existing = await writes.existingSubscription(client, wish);
		return {
			...writes.subscriptionCreation(client, wish),
			tenant,
			// The vendor deletes subscriptions by itself, so a later run may have to make it anew.
			subject: `${wish.eventType} ${wish.callbackUrl} ${context.getExecutionId()}`,
			documentSha256: null,
			amount: null,
			...(existing.kind === 'one' ? { unchanged: existing } : {}),
		};
	},
});
