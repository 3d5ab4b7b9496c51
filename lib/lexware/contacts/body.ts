import type { Party } from '../../invoice/schema';
import { contactError } from './errors';

/** What a contact may be to the organisation. */
export type ContactRole = 'customer' | 'vendor';

/** Kinds of e-mail addresses and phone numbers the vendor keeps a list for; it takes one entry a list. */
export const EMAIL_KINDS = ['business', 'office', 'private', 'other'] as const;
export const PHONE_KINDS = ['business', 'office', 'mobile', 'private', 'fax', 'other'] as const;

/** A postal address of a contact. */
export interface ContactAddress {
	readonly supplement?: string;
	readonly street?: string;
	readonly zip?: string;
	readonly city?: string;
	/** ISO 3166-1 alpha-2 */ readonly countryCode?: string;
}

/** A person to talk to at a company. */
export interface ContactPerson {
	readonly salutation?: string;
	readonly firstName?: string;
	readonly lastName?: string;
	readonly emailAddress?: string;
	readonly phoneNumber?: string;
}

/** A company's own fields. */
export interface CompanyFields {
	readonly name?: string;
	readonly taxNumber?: string;
	readonly vatRegistrationId?: string;
	readonly allowTaxFreeInvoices?: boolean;
	readonly contactPerson?: ContactPerson;
}

/** A person's own fields. */
export interface PersonFields {
	readonly salutation?: string;
	readonly firstName?: string;
	readonly lastName?: string;
}

/** Fields of a contact; what is missing or an empty text is not set. */
export interface ContactFields {
	readonly roles: readonly ContactRole[];
	readonly company?: CompanyFields;
	readonly person?: PersonFields;
	readonly billing?: ContactAddress;
	readonly shipping?: ContactAddress;
	readonly emails?: Readonly<Partial<Record<(typeof EMAIL_KINDS)[number], string>>>;
	readonly phones?: Readonly<Partial<Record<(typeof PHONE_KINDS)[number], string>>>;
	/** for invoices to public customers: Leitweg-ID, and our number in their books */
	readonly xRechnung?: {
		readonly buyerReference?: string;
		readonly vendorNumberAtCustomer?: string;
	};
	readonly note?: string;
}

/** Body of a request about a contact. */
export type ContactBody = Readonly<Record<string, unknown>>;

/**
 * @param fields of the contact
 * @returns body of the creating request
 * @throws BelegflussError LEXWARE_CONTACT_ROLE, LEXWARE_CONTACT_NAME or LEXWARE_CONTACT_COUNTRY for what the
 * vendor would refuse
 */
export function contactBody(fields: ContactFields): ContactBody {
	if (fields.roles.length === 0) throw contactError('LEXWARE_CONTACT_ROLE');
	return {
		version: 0,
		roles: Object.fromEntries(fields.roles.map((role) => [role, {}])),
		...identityOf(fields),
		...part('addresses', {
			...addressList('billing', fields.billing),
			...addressList('shipping', fields.shipping),
		}),
		...part('emailAddresses', oneEntryLists(fields.emails)),
		...part('phoneNumbers', oneEntryLists(fields.phones)),
		...part('xRechnung', given(fields.xRechnung)),
		...given({ note: fields.note }),
	};
}

/**
 * A contact for the seller of a received invoice. Only what bookkeeping needs is taken over: name, tax
 * numbers, address, and the company's e-mail address and phone; no person's name.
 *
 * @param seller of the canonical invoice
 * @returns body of the creating request, in the role of a supplier
 * @throws BelegflussError LEXWARE_CONTACT_NAME when the seller has none
 */
export function contactFromSeller(seller: Party): ContactBody {
	const { address, contact } = seller;
	const { street, zip, city, supplement } = {
		street: text(address.line1),
		zip: text(address.postCode),
		city: text(address.city),
		supplement: [address.line2, address.line3].filter(Boolean).join(', '),
	};
	const vatId = seller.vatId?.replace(/\s/g, '').toUpperCase() ?? '';
	const countryCode = countryOf(address.country, vatId);
	return contactBody({
		roles: ['vendor'],
		company: {
			name: text(seller.name) || text(seller.tradingName),
			taxNumber: text(seller.taxNumber),
			vatRegistrationId: vatId,
		},
		// Without a country the vendor takes no address at all.
		...(countryCode && (street || zip || city)
			? { billing: { supplement, street, zip, city, countryCode } }
			: {}),
		emails: { business: text(contact?.email) },
		phones: { business: text(contact?.phone) },
	});
}

function countryOf(country: string | null, vatId: string): string | null {
	const [prefix = ''] = /^[A-Z]{2}(?=[0-9A-Z]{2})/.exec(vatId) ?? [];
	// Greece and Northern Ireland have VAT IDs that do not begin with their country.
	const byVatId = ({ EL: 'GR', XI: 'GB' } as Record<string, string>)[prefix] ?? prefix;
	const code = (text(country) || byVatId).toUpperCase();
	return /^[A-Z]{2}$/.test(code) ? code : null;
}

function identityOf({ company, person }: ContactFields): ContactBody {
	if (person && !company) {
		const own = given(person);
		if (!own['lastName']) throw contactError('LEXWARE_CONTACT_NAME', { field: 'person.lastName' });
		return { person: own };
	}
	const { contactPerson, ...rest } = company ?? {};
	const own = given(rest);
	if (!own['name']) throw contactError('LEXWARE_CONTACT_NAME', { field: 'company.name' });
	const talkTo = given(contactPerson);
	const persons =
		Object.keys(talkTo).length === 0 ? {} : { contactPersons: [{ ...talkTo, primary: true }] };
	return { company: { ...own, ...persons } };
}

function addressList(kind: 'billing' | 'shipping', address: ContactAddress | undefined) {
	const own = given(address);
	if (Object.keys(own).length === 0) return {};
	return { [kind]: [checkedAddress(own, `addresses.${kind}`)] };
}

/**
 * @param address fields that are set
 * @param field where it belongs, for the error
 * @returns the same, its country in capitals
 * @throws BelegflussError LEXWARE_CONTACT_COUNTRY when it names none
 */
export function checkedAddress(address: ContactBody, field: string): ContactBody {
	const countryCode = text(address['countryCode']).toUpperCase();
	if (/^[A-Z]{2}$/.test(countryCode)) return { ...address, countryCode };
	throw contactError('LEXWARE_CONTACT_COUNTRY', { field, value: countryCode.slice(0, 40) });
}

function oneEntryLists(values: Readonly<Record<string, string | undefined>> | undefined) {
	return Object.fromEntries(Object.entries(given(values)).map(([kind, value]) => [kind, [value]]));
}

function part(name: string, value: ContactBody): ContactBody {
	return Object.keys(value).length === 0 ? {} : { [name]: value };
}

/**
 * @param fields any
 * @returns those that are set, texts without blanks at their ends
 */
export function given(fields: object | undefined): ContactBody {
	return Object.fromEntries(
		Object.entries(fields ?? {})
			.map(([name, value]: [string, unknown]) => [
				name,
				typeof value === 'string' ? value.trim() : value,
			])
			.filter(([, value]) => value !== undefined && value !== null && value !== ''),
	);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
