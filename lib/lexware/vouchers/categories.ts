import type { LexwareClient } from '../client';
import { listPostingCategories, type PostingCategory } from '../resources/posting-categories';

const known = new WeakMap<LexwareClient, Promise<readonly PostingCategory[]>>();

/**
 * @param client for one organisation
 * @returns its posting categories; asked for once a client, which serves one run
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function categoriesOf(client: LexwareClient): Promise<readonly PostingCategory[]> {
	const asked = known.get(client) ?? listPostingCategories(client);
	known.set(client, asked);
	asked.catch(() => known.delete(client));
	return asked;
}
