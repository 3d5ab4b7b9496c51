import { z } from 'zod/v4';
import { optionalFlag, optionalText, requiredText } from '../body/atoms';
import { addFlaw } from '../body/flaws';
import { isCountry } from '../lists/countries';

const LONGEST_NOTE = 1000;

const address = z
	.object({
		supplement: optionalText,
		street: optionalText,
		zip: optionalText,
		city: optionalText,
		countryCode: optionalText,
	})
	.superRefine(({ countryCode }, context) => {
		if (countryCode === undefined || !isCountry(countryCode)) {
			addFlaw(context, ['countryCode'], 'countrycode_is_not_valid@countryCode');
		}
	});

const contactPerson = z.object({
	salutation: optionalText,
	firstName: optionalText,
	lastName: optionalText,
	primary: optionalFlag,
	emailAddress: optionalText,
	phoneNumber: optionalText,
});

/** Two entries typed in the app can be read, but the API writes one. */
function listOf<T extends z.ZodType>(entry: T, name: string, maxEntries: number) {
	return z
		.array(entry)
		.nullish()
		.transform((list) => list ?? undefined)
		.superRefine((list, context) => {
			if (list && list.length > maxEntries) addFlaw(context, [], `invalid_value@${name}.size`);
		});
}

function lists(of: string, kinds: readonly string[], maxEntries: number) {
	const shape = kinds.map(
		(kind) => [kind, listOf(z.string(), `${of}.${kind}`, maxEntries)] as const,
	);
	return z
		.object(Object.fromEntries(shape))
		.nullish()
		.transform((value) => value ?? undefined);
}

const role = z
	.object({})
	.nullish()
	.transform((value) => value ?? undefined);

/** Which roles a contact has; their numbers are the vendor's business. */
export interface RoleNames {
	readonly customer?: object | undefined;
	readonly vendor?: object | undefined;
}

function fields(maxEntries: number) {
	return {
		roles: z
			.object({ customer: role, vendor: role })
			.nullish()
			.transform((value): RoleNames => value ?? {}),
		company: z
			.object({
				name: requiredText,
				taxNumber: optionalText,
				vatRegistrationId: optionalText,
				allowTaxFreeInvoices: optionalFlag,
				contactPersons: listOf(contactPerson, 'company.contactPersons', maxEntries),
			})
			.nullish()
			.transform((value) => value ?? undefined),
		person: z
			.object({ salutation: optionalText, firstName: optionalText, lastName: requiredText })
			.nullish()
			.transform((value) => value ?? undefined),
		addresses: z
			.object({
				billing: listOf(address, 'addresses.billing', maxEntries),
				shipping: listOf(address, 'addresses.shipping', maxEntries),
			})
			.nullish()
			.transform((value) => value ?? undefined),
		emailAddresses: lists('emailAddresses', ['business', 'office', 'private', 'other'], maxEntries),
		phoneNumbers: lists(
			'phoneNumbers',
			['business', 'office', 'mobile', 'private', 'fax', 'other'],
			maxEntries,
		),
		xRechnung: z
			.object({ buyerReference: optionalText, vendorNumberAtCustomer: optionalText })
			.nullish()
			.transform((value) => value ?? undefined),
		note: z
			.string()
			.max(LONGEST_NOTE)
			.nullish()
			.transform((value) => value ?? undefined),
	};
}

interface Essentials {
	readonly roles: RoleNames;
	readonly company?: unknown;
	readonly person?: unknown;
}

function essentials({ roles, company, person }: Essentials, context: z.RefinementCtx): void {
	if (roles.customer === undefined && roles.vendor === undefined) {
		addFlaw(context, ['roles'], 'missing_entity@roles.customer or roles.vendor');
	}
	if (company === undefined && person === undefined) {
		addFlaw(context, [], 'missing_entity@company or person');
	}
	if (company !== undefined && person !== undefined) {
		addFlaw(context, [], 'invalid_value@company and person');
	}
}

/** Body of POST and PUT: one entry a list, exactly one of company and person, at least one role. */
export const contactBodySchema = z
	.object({ ...fields(1), version: z.int().min(0) })
	.superRefine(essentials);

/** A contact typed in the app, where a list may have several entries. */
export const contactSeedSchema = z
	.strictObject({
		...fields(Number.POSITIVE_INFINITY),
		id: z.guid().optional(),
		version: z.int().min(1).default(1),
		archived: z.boolean().default(false),
	})
	.superRefine(essentials);

export type ContactBody = z.infer<typeof contactBodySchema>;
export type ContactSeed = z.input<typeof contactSeedSchema>;
