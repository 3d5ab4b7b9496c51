import type { LexwareClient } from './client';
import { readProfile, type Profile } from './resources/profile';

const known = new WeakMap<LexwareClient, Promise<Profile>>();

/**
 * The organisation a client speaks for: the tenant in every idempotency key. It is asked for once a client,
 * since a key belongs to one organisation for ever; a question that failed is asked again.
 *
 * @param client for one organisation
 * @returns that organisation
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function organisationOf(client: LexwareClient): Promise<Profile> {
	const asked = known.get(client);
	if (asked) return asked;
	const question = readProfile(client);
	known.set(client, question);
	question.catch(() => known.delete(client));
	return question;
}
