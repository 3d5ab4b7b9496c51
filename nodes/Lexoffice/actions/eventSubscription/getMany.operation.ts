import type { LexwareClient } from '../../../../lib/lexware/client';
import { readsMany } from '../read-operation';

/** Lists every subscription of the API key. */
export const getMany = readsMany({
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many event subscriptions',
		description: 'List every subscription of the API key, those of triggers and other programs too',
	},
	properties: [],
	rows: (client) => subscriptions(client),
});

async function* subscriptions(client: LexwareClient): AsyncGenerator<object> {
	const { listSubscriptions } = await import(
		'../../../../lib/lexware/resources/event-subscriptions'
	);
	yield* await listSubscriptions(client);
}
