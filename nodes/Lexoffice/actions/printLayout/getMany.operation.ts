import { readsMany } from '../read-operation';

/** Lists print layouts. */
export const getMany = readsMany({
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many print layouts',
		description: 'Layouts sales documents can be printed in',
	},
	properties: [],
	async *rows(client) {
		const { listPrintLayouts } = await import('../../../../lib/lexware/resources/print-layouts');
		yield* await listPrintLayouts(client);
	},
});
