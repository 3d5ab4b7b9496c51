import type { Booked, Found, WriteTarget } from '../../guard/order';
import { beforeSending } from '../before-sending';
import { SETTLE_MS, WRITE_TIMEOUT_MS, type LexwareClient } from '../client';
import { callOf } from '../endpoint';
import { permalink } from '../permalink';
import { contactEndpoints, contactSchema } from '../resources/contacts';
import { savedSchema } from '../saved';
import type { ContactBody } from './body';
import { inputError } from '../input/errors';
import { contactError } from './errors';
import { findContacts, type ContactMatch } from './find';
import { agreeingTraits, displayNameOf, isOtherCompany, type ContactTraits } from './traits';

const call = callOf(contactEndpoints.create);

/** A write that creates a contact, and the request as it is sent. */
export interface ContactCreation extends WriteTarget {
	readonly request: { readonly method: 'POST'; readonly path: string; readonly body: ContactBody };
}

/**
 * @param client for one organisation
 * @param body of the contact
 * @param options `evenIfSimilar`: create it although one seems to exist
 * @throws BelegflussError LEXWARE_RAW_JSON_SHAPE when raw JSON made no contact of it
 * @returns how it is sent and found again, for the guard. Right before it is sent, a look makes sure that the
 * contact does not exist yet; so what is found afterwards is what was sent
 */
export function contactCreation(
	client: LexwareClient,
	body: ContactBody,
	{ evenIfSimilar }: { readonly evenIfSimilar: boolean },
): ContactCreation {
	const traits = traitsOf(body);
	return {
		request: { method: 'POST', path: call.url, body },
		async send(permit, signal) {
			if (!evenIfSimilar) await beforeSending(() => assertNewContact(client, body));
			const saved = await client.write(permit, call, { body, signal }, savedSchema);
			return bookedContact(saved);
		},
		lookUp: async () => lookUpContact(client, traits, evenIfSimilar),
		timeoutMs: WRITE_TIMEOUT_MS,
		settleMs: SETTLE_MS,
	};
}

/**
 * @param client for one organisation
 * @param body of a contact that is to be created
 * @throws BelegflussError LEXWARE_CONTACT_EXISTS when one agrees in VAT ID, tax number, e-mail or name, and no
 * other VAT ID speaks against it
 */
export async function assertNewContact(client: LexwareClient, body: ContactBody): Promise<void> {
	const traits = traitsOf(body);
	const same = (await findContacts(client, traits)).filter(
		({ contact }) => !isOtherCompany(contact, traits),
	);
	const [first] = same;
	if (!first) return;
	const { en, de } = traitNames[first.by[0]];
	const ids = listed(same);
	throw contactError('LEXWARE_CONTACT_EXISTS', { by: en, nach: de, ids });
}

const traitNames = {
	vatId: { en: 'VAT ID', de: 'USt-IdNr.' },
	taxNumber: { en: 'tax number', de: 'Steuernummer' },
	number: { en: 'number', de: 'Nummer' },
	email: { en: 'e-mail address', de: 'E-Mail-Adresse' },
	name: { en: 'name', de: 'Name' },
} as const;

function listed(matches: readonly ContactMatch[]): string {
	return matches
		.slice(0, 5)
		.map(({ contact: { id, archived } }) => (archived ? `${id} (archived)` : id))
		.join(', ');
}

/**
 * @param body of a contact
 * @returns what it is recognised by
 * @throws BelegflussError LEXWARE_RAW_JSON_SHAPE when raw JSON made something else of it
 */
export function traitsOf(body: ContactBody): ContactTraits {
	// What is sent is shaped like what is read.
	const shaped = contactSchema.safeParse({ ...body, id: 'new', version: 0 });
	if (!shaped.success) {
		const field = shaped.error.issues[0]?.path.join('.') ?? '';
		throw inputError('LEXWARE_RAW_JSON_SHAPE', { field });
	}
	const contact = shaped.data;
	const [email] = Object.values(contact.emailAddresses ?? {}).flatMap((list) => list ?? []);
	return {
		vatId: contact.company?.vatRegistrationId || null,
		taxNumber: contact.company?.taxNumber || null,
		number: null,
		email: email || null,
		name: displayNameOf(contact) || null,
	};
}

function bookedContact({ id, version }: { id: string; version?: number | null }): Booked {
	const result = { version: version ?? null, url: permalink('contacts', id) };
	return { remoteId: id, result };
}

async function lookUpContact(
	client: LexwareClient,
	traits: ContactTraits,
	evenIfSimilar: boolean,
): Promise<Found> {
	const wanted = Object.values(traits).filter(Boolean).length;
	const same = (await findContacts(client, traits))
		.map(({ contact }) => contact)
		.filter((contact) => agreeingTraits(contact, traits).length === wanted);
	const [first] = same;
	if (!first) return { kind: 'none' };
	// Where another one was there before, nobody but a person can tell them apart.
	if (same.length > 1 || evenIfSimilar) {
		return { kind: 'several', remoteIds: same.map(({ id }) => id) };
	}
	return { kind: 'one', ...bookedContact(first) };
}
