import { z } from 'zod/v4';
import type { LexwareClient } from '../client';
import { callOf, reads, writes } from '../endpoint';

/** Calls about contacts. The Public API neither deletes nor archives them. */
export const contactEndpoints = {
	list: reads('/v1/contacts', ['email', 'name', 'number', 'customer', 'vendor', 'page', 'size']),
	get: reads('/v1/contacts/{id}'),
	create: writes('POST', '/v1/contacts'),
	update: writes('PUT', '/v1/contacts/{id}'),
};

const optionalText = z.string().nullish();

/** A customer or supplier number; the vendor gives it. */
const roleSchema = z.looseObject({ number: z.int().nullish() });

const addressSchema = z.looseObject({
	supplement: optionalText,
	street: optionalText,
	zip: optionalText,
	city: optionalText,
	/** ISO 3166-1 alpha-2 */ countryCode: optionalText,
});

const addressesSchema = z.record(z.string(), z.array(addressSchema).nullish());
const textsSchema = z.record(z.string(), z.array(z.string()).nullish());

/** A contact as it is read; what the vendor adds is kept, because a PUT has to give it back. */
export const contactSchema = z.looseObject({
	id: z.string().min(1),
	version: z.int(),
	roles: z.looseObject({ customer: roleSchema.nullish(), vendor: roleSchema.nullish() }).nullish(),
	company: z
		.looseObject({
			name: optionalText,
			taxNumber: optionalText,
			vatRegistrationId: optionalText,
			contactPersons: z
				.array(z.looseObject({ lastName: optionalText, emailAddress: optionalText }))
				.nullish(),
		})
		.nullish(),
	person: z
		.looseObject({ salutation: optionalText, firstName: optionalText, lastName: optionalText })
		.nullish(),
	/** by kind: `billing`, `shipping` */ addresses: addressesSchema.nullish(),
	/** by kind: `business`, `office`, `private`, `other` */ emailAddresses: textsSchema.nullish(),
	/** the same and `mobile`, `fax` */ phoneNumbers: textsSchema.nullish(),
	archived: z.boolean().nullish(),
});

export type Contact = z.infer<typeof contactSchema>;

/**
 * @param client for one organisation
 * @param id of the contact
 * @returns the contact; a read by ID shows what was written a moment ago, a search does not
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function readContact(client: LexwareClient, id: string): Promise<Contact> {
	return client.read(callOf(contactEndpoints.get, { id }), contactSchema);
}
