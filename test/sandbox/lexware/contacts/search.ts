import { FamilyProblem, LegacyProblem } from '../wire/problems';
import { like } from './like';
import { nameOf, type Contact } from './record';

const SHORTEST = 3;
const LONGEST = 128;

/**
 * @param query the query of the address
 * @returns says whether a contact fits every filter
 * @throws Problem 400 when a filter cannot be used
 */
export function contactFilter(query: URLSearchParams): (contact: Contact) => boolean {
	const email = textFilter(query, 'email');
	const name = textFilter(query, 'name');
	const number = numberFilter(query);
	const customer = flag(query, 'customer');
	const vendor = flag(query, 'vendor');
	return (contact) =>
		(name === null || name(encode(nameOf(contact)))) &&
		(email === null || addressesOf(contact).some((address) => email(encode(address)))) &&
		(number === null || numbersOf(contact).includes(number)) &&
		(customer === null || customer === (contact.roles.customer !== undefined)) &&
		(vendor === null || vendor === (contact.roles.vendor !== undefined));
}

function textFilter(query: URLSearchParams, name: string): ((text: string) => boolean) | null {
	const text = query.get(name);
	if (text === null) return null;
	if (text.length < SHORTEST || text.length > LONGEST) {
		// The vendor's own words: they name a parameter that has nothing to do with it.
		throw new FamilyProblem(400, `size must be between ${SHORTEST} and ${LONGEST}`);
	}
	return like(text);
}

/** The vendor stores these encoded, and search sees them as they are stored. */
function encode(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function numberFilter(query: URLSearchParams): number | null {
	const text = query.get('number');
	if (text === null) return null;
	if (/^\d{1,9}$/.test(text)) return Number(text);
	throw new LegacyProblem(400, [{ i18nKey: 'invalid_value', source: 'number' }]);
}

function flag(query: URLSearchParams, name: string): boolean | null {
	const text = query.get(name);
	if (text === null) return null;
	if (text === 'true' || text === 'false') return text === 'true';
	throw new LegacyProblem(400, [{ i18nKey: 'invalid_value', source: name }]);
}

function numbersOf({ roles }: Contact): number[] {
	return [roles.customer, roles.vendor].flatMap((role) => (role ? [role.number] : []));
}

function addressesOf({ emailAddresses, company }: Contact): string[] {
	const own = Object.values(emailAddresses ?? {}).flatMap((list) => list ?? []);
	const people = (company?.contactPersons ?? []).flatMap(({ emailAddress }) => emailAddress ?? []);
	return [...own, ...people];
}
