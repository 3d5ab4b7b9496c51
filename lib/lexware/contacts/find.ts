import type { LexwareClient } from '../client';
import { readRows } from '../paging';
import { contactEndpoints, contactSchema, type Contact } from '../resources/contacts';
import {
	ALL_CONTACTS,
	contactQuery,
	escapeWildcards,
	textFilter,
	type ContactFilters,
	type TextFilter,
} from './filters';
import { agreeingTraits, TRAITS, type ContactTraits, type Trait } from './traits';

/** A contact that agrees with what is looked for. */
export interface ContactMatch {
	readonly contact: Contact;
	/** in what it agrees, the trait that says most first */
	readonly by: readonly [Trait, ...Trait[]];
}

/**
 * @param client for one organisation
 * @param filters which contacts
 * @returns the contacts, a page at a time; those written in the last seconds may be missing
 * @throws BelegflussError LEXWARE_CONTACT_FILTER_… before anything is asked; LEXWARE_WINDOW beyond what the
 * vendor's search shows; LEXWARE_… or HTTP_… otherwise
 */
export function listContacts(
	client: LexwareClient,
	filters: ContactFilters,
): AsyncGenerator<Contact> {
	const query = contactQuery(filters);
	return readRows(client, { endpoint: contactEndpoints.list, query, row: contactSchema });
}

/**
 * Looks for contacts that agree in at least one trait, archived ones included. The vendor's search knows
 * number, e-mail and name, but neither VAT ID nor tax number: for these every contact is looked at, 250 at a
 * time.
 *
 * @param client for one organisation
 * @param traits what is known
 * @returns the matches, each contact once, those by the trait that says most first
 * @throws BelegflussError LEXWARE_WINDOW when not every contact could be seen; LEXWARE_… or HTTP_… otherwise
 */
export async function findContacts(
	client: LexwareClient,
	traits: Partial<ContactTraits>,
): Promise<readonly ContactMatch[]> {
	const found = new Map<string, ContactMatch>();
	for (const filters of searchesFor(traits)) {
		for await (const contact of listContacts(client, filters)) {
			// Should a filter not have worked, everything would look like the same contact.
			const [first, ...further] = agreeingTraits(contact, traits);
			if (first) found.set(contact.id, { contact, by: [first, ...further] });
		}
	}
	return [...found.values()].toSorted((left, right) => weight(left) - weight(right));
}

function weight({ by: [first] }: ContactMatch): number {
	return TRAITS.indexOf(first);
}

/** The fewest questions that show every contact in question. */
function searchesFor(traits: Partial<ContactTraits>): readonly ContactFilters[] {
	const { vatId, taxNumber, number, email, name } = traits;
	if (vatId || taxNumber) return [ALL_CONTACTS];
	const searches: ContactFilters[] = [];
	if (number) searches.push({ ...ALL_CONTACTS, number });
	for (const [field, text] of [
		['email', email],
		['name', name],
	] as const) {
		if (!text) continue;
		const filter = looseFilter(text);
		// What is too short or too long for the search can still be looked for among all.
		if (!isSearchable(field, filter)) return [ALL_CONTACTS];
		searches.push({ ...ALL_CONTACTS, [field]: filter });
	}
	return searches;
}

/** Blanks are easily one more or one less. */
function looseFilter(text: string): TextFilter {
	const words = text.trim().split(/\s+/).map(escapeWildcards);
	return { text: `%${words.join('%')}%`, match: 'pattern' };
}

function isSearchable(field: string, filter: TextFilter): boolean {
	try {
		textFilter(field, filter);
		return true;
	} catch {
		return false;
	}
}
