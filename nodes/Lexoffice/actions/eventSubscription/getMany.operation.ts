import type { LexwareClient } from '../../../../lib/lexware/client';
import { listSubscriptions } from '../../../../lib/lexware/resources/event-subscriptions';
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
	yield* await listSubscriptions(client);
}
