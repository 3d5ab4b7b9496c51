import { readsOne } from '../read-operation';

/** Tells which organisation the key belongs to. */
export const get = readsOne({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get the profile',
		description: 'Name, tax type and features of the organisation the API key belongs to',
	},
	properties: [],
	read: async (client) => {
		const { readProfile } = await import('../../../../lib/lexware/resources/profile');
		return readProfile(client);
	},
});
