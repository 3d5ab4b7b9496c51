import type { Contact } from '../resources/contacts';
import { decodeStored } from './filters';

/** What a contact is recognised by; null where nothing is known. */
export interface ContactTraits {
	readonly vatId: string | null;
	/** Steuernummer */ readonly taxNumber: string | null;
	/** customer or supplier number */ readonly number: string | null;
	readonly email: string | null;
	readonly name: string | null;
}

/** A trait by which two contacts may agree. */
export type Trait = keyof ContactTraits;

/** From the one that says most to the one that says least. */
export const TRAITS: readonly Trait[] = ['vatId', 'number', 'taxNumber', 'email', 'name'];

/**
 * @param contact as read
 * @returns its name in plain text, as lists show it
 */
export function displayNameOf({ company, person }: Pick<Contact, 'company' | 'person'>): string {
	const name = company?.name ?? [person?.firstName, person?.lastName].filter(Boolean).join(' ');
	return decodeStored(name);
}

/**
 * @param contact as read
 * @returns its VAT ID as stored, null without one
 */
export function vatIdOf({ company }: Pick<Contact, 'company'>): string | null {
	return company?.vatRegistrationId || null;
}

/**
 * @param contact as read
 * @param wanted what is looked for
 * @returns the traits both have and agree in, the one that says most first; upper and lower case, blanks and
 * punctuation of numbers do not matter
 */
export function agreeingTraits(contact: Contact, wanted: Partial<ContactTraits>): Trait[] {
	return TRAITS.filter((trait) => {
		const value = normal(trait, wanted[trait]);
		return value !== '' && valuesOf(contact, trait).some((own) => normal(trait, own) === value);
	});
}

/**
 * @param contact as read
 * @param wanted what is looked for
 * @returns whether both have a VAT ID and these differ: then it is another company, whatever else agrees
 */
export function isOtherCompany(contact: Contact, wanted: Partial<ContactTraits>): boolean {
	const [own, value] = [normal('vatId', vatIdOf(contact)), normal('vatId', wanted.vatId)];
	return own !== '' && value !== '' && own !== value;
}

function valuesOf(contact: Contact, trait: Trait): readonly (string | null | undefined)[] {
	const { company, roles, emailAddresses } = contact;
	switch (trait) {
		case 'vatId':
			return [vatIdOf(contact)];
		case 'taxNumber':
			return [company?.taxNumber];
		case 'number':
			return [roles?.customer?.number, roles?.vendor?.number].map((number) =>
				number === null || number === undefined ? null : String(number),
			);
		case 'email':
			return [
				...Object.values(emailAddresses ?? {}).flatMap((list) => list ?? []),
				...(company?.contactPersons ?? []).map(({ emailAddress }) => emailAddress),
			];
		case 'name':
			return [displayNameOf(contact)];
	}
}

function normal(trait: Trait, value: string | null | undefined): string {
	const text = (value ?? '').normalize('NFKC').trim().toLowerCase();
	if (trait === 'email' || trait === 'name') return decodeStored(text).replace(/\s+/g, ' ');
	return text.replace(/[\s./-]/g, '');
}
