import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { subscriptionIdProperty } from './subscription-id';

/** Ends a subscription. */
export const deleteOperation = guardedOperation({
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete an event subscription',
		description:
			'End a subscription. That of a published trigger is missing until it is published again.',
	},
	properties: [subscriptionIdProperty],
	system: 'lexoffice',
	operation: 'eventSubscription.delete',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, _item, itemIndex) {
		const [{ subscriptionDeletion }, { organisationOf }, client] = await Promise.all([
			import('../../../../lib/lexware/webhooks/writes'),
			import('../../../../lib/lexware/organisation'),
			lexofficeClient(context),
		]);
		const id = String(context.getNodeParameter('subscriptionId', itemIndex, ''))
			.trim()
			.toLowerCase();
		const { organizationId: tenant } = await organisationOf(client);
		return {
			...subscriptionDeletion(client, id),
			tenant,
			subject: id,
			documentSha256: null,
			amount: null,
		};
	},
});
