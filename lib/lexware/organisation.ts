import type { LexwareClient } from './client';
import { readProfile, type Profile } from './resources/profile';

const known = new Map<string, Promise<Profile>>();

/**
 * The organisation a client speaks for: the tenant in every idempotency key, and the one whose events count.
 * It is asked for once an account and process, since a key belongs to one organisation for ever; a question
 * that failed is asked again.
 *
 * @param client for one organisation
 * @returns that organisation
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function organisationOf(client: LexwareClient): Promise<Profile> {
	const asked = known.get(client.account);
	if (asked) return asked;
	const question = readProfile(client);
	known.set(client.account, question);
	question.catch(() => known.delete(client.account));
	return question;
}
