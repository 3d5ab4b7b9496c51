import type { IHookFunctions } from 'n8n-workflow';
import type { Wanted } from '../../../lib/lexware/webhooks/reconcile';
import { toNodeError } from '../../support/errors';
import { lexofficeAccess, type LexofficeAccess } from '../client';
import { selectedEvents } from './selected-events';

/**
 * @param context while the workflow is being published, or n8n starts
 * @returns whether Lexware Office sends exactly the selected events to this node's address
 * @throws NodeOperationError when it cannot be asked, or could never reach the address
 */
export async function isSubscribedNow(context: IHookFunctions): Promise<boolean> {
	return withReconcile(context, async ({ isSubscribed }, { client }, wanted) =>
		isSubscribed(client, wanted),
	);
}

/**
 * @param context as above
 * @returns true
 * @throws NodeOperationError when a subscription is refused
 */
export async function subscribe(context: IHookFunctions): Promise<boolean> {
	return withReconcile(context, async ({ reconcileSubscriptions }, { client }, wanted) => {
		await reconcileSubscriptions(client, wanted);
		return true;
	});
}

/**
 * Ends what is sent to this node's address, and nothing else.
 *
 * @param context while the workflow is being unpublished
 * @returns whether it was ended; if not, the vendor ends it by itself as soon as nobody answers there
 */
export async function unsubscribe(context: IHookFunctions): Promise<boolean> {
	try {
		const [{ client }, { reconcileSubscriptions }] = await Promise.all([
			lexofficeAccess(context),
			import('../../../lib/lexware/webhooks/reconcile'),
		]);
		const callbackUrl = context.getNodeWebhookUrl('default') ?? '';
		await reconcileSubscriptions(client, { eventTypes: [], callbackUrl });
		return true;
	} catch (cause) {
		// n8n would keep the address of a workflow that cannot be left, and so the vendor its subscriptions.
		const { message } = toNodeError(context.getNode(), cause);
		context.logger.warn(`Lexoffice Trigger: subscriptions were not deleted: ${message}`);
		return false;
	}
}

type Reconcile = typeof import('../../../lib/lexware/webhooks/reconcile');

async function withReconcile<Result>(
	context: IHookFunctions,
	work: (reconcile: Reconcile, access: LexofficeAccess, wanted: Wanted) => Promise<Result>,
): Promise<Result> {
	try {
		const [access, reconcile, { assertReachable }, { webhookKey }] = await Promise.all([
			lexofficeAccess(context),
			import('../../../lib/lexware/webhooks/reconcile'),
			import('../../../lib/lexware/webhooks/callback-url'),
			import('../../../lib/lexware/webhooks/signature'),
		]);
		// Better refused here, where somebody looks, than with every event.
		webhookKey(access.webhookPublicKey);
		const callbackUrl = context.getNodeWebhookUrl('default');
		assertReachable(callbackUrl, access.baseUrl);
		const eventTypes = selectedEvents(context);
		return await work(reconcile, access, { eventTypes, callbackUrl: callbackUrl ?? '' });
	} catch (cause) {
		throw toNodeError(context.getNode(), cause);
	}
}
