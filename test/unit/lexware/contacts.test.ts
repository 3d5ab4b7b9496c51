import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyAddress, emptyParty } from '../../../lib/invoice/empty-invoice';
import type { Party } from '../../../lib/invoice/schema';
import { contactFromSeller } from '../../../lib/lexware/contacts/body';
import { decodeStored, encodeStored, textFilter } from '../../../lib/lexware/contacts/filters';
import { holds, mergeContact } from '../../../lib/lexware/contacts/merge';
import { agreeingTraits, isOtherCompany } from '../../../lib/lexware/contacts/traits';
import type { Contact } from '../../../lib/lexware/resources/contacts';

function seller(changes: Partial<Party>): Party {
	return { ...emptyParty(), name: 'Muster GmbH', ...changes };
}

describe('contactFromSeller', () => {
	it('takes what bookkeeping needs, and no name of a person', () => {
		const body = contactFromSeller(
			seller({
				vatId: 'DE 123 456 788',
				taxNumber: '12/345/67890',
				address: {
					...emptyAddress(),
					line1: 'Weg 1',
					line2: 'Haus B',
					line3: '2. OG',
					postCode: '20095',
					city: 'Hamburg',
					country: 'de',
				},
				contact: { name: 'Erika Muster', phone: '040 1', email: 'info@muster.example' },
			}),
		);

		expect(body).toEqual({
			version: 0,
			roles: { vendor: {} },
			company: {
				name: 'Muster GmbH',
				taxNumber: '12/345/67890',
				vatRegistrationId: 'DE123456788',
			},
			addresses: {
				billing: [
					{
						supplement: 'Haus B, 2. OG',
						street: 'Weg 1',
						zip: '20095',
						city: 'Hamburg',
						countryCode: 'DE',
					},
				],
			},
			emailAddresses: { business: ['info@muster.example'] },
			phoneNumbers: { business: ['040 1'] },
		});
	});

	it('knows the country by the VAT ID where the address names none', () => {
		const address = { ...emptyAddress(), city: 'Athen' };

		expect(contactFromSeller(seller({ vatId: 'EL123456789', address }))).toMatchObject({
			addresses: { billing: [{ city: 'Athen', countryCode: 'GR' }] },
		});
	});

	it('leaves out an address without any country, which the vendor would refuse', () => {
		const address = { ...emptyAddress(), city: 'Hamburg' };

		expect(contactFromSeller(seller({ address }))).toEqual({
			version: 0,
			roles: { vendor: {} },
			company: { name: 'Muster GmbH' },
		});
	});

	it('refuses a seller without name, and takes the trading name for one', () => {
		expect(() => contactFromSeller(seller({ name: null }))).toThrow(/no name/);
		expect(contactFromSeller(seller({ name: ' ', tradingName: 'Muster' }))).toMatchObject({
			company: { name: 'Muster' },
		});
	});
});

describe('textFilter', () => {
	it.each([
		['a_b%c', 'exact', 'a\\_b\\%c'],
		['a\\b', 'exact', 'a\\\\b'],
		['a & <b>', 'contains', '%a &amp; &lt;b&gt;%'],
		['Mu_t%', 'pattern', 'Mu_t%'],
	] as const)('sends %j (%s) as %j', (text, match, expected) => {
		expect(textFilter('name', { text, match })).toBe(expected);
	});

	it.each(['ab', '  ab  ', 'x'.repeat(129), '&'.repeat(26)])('refuses %j', (text) => {
		expect(() => textFilter('name', { text, match: 'exact' })).toThrow(/searches with 3 to 128/);
	});

	it('decodes what it encodes', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(decodeStored(encodeStored(text))).toBe(text);
			}),
		);
	});
});

const contact: Contact = {
	id: 'c1',
	version: 3,
	organizationId: 'o1',
	roles: { customer: { number: 10001 } },
	company: {
		name: 'Müller &amp; Söhne',
		taxNumber: '12/345/67890',
		vatRegistrationId: 'DE123456788',
	},
	addresses: { billing: [{ street: 'Weg 1', countryCode: 'DE' }] },
	emailAddresses: { business: ['a@example.org'] },
	note: 'alt',
	archived: false,
};

describe('what contacts are recognised by', () => {
	it.each([
		[{ name: 'müller & söhne' }, ['name']],
		[{ vatId: 'de 123.456-788', name: 'Andere' }, ['vatId']],
		[
			{ number: '10001', taxNumber: '1234567890', email: 'A@example.org' },
			['number', 'taxNumber', 'email'],
		],
		[{ name: '', vatId: null, email: 'b@example.org' }, []],
	] as const)('%j agrees in %j', (wanted, expected) => {
		expect(agreeingTraits(contact, wanted)).toEqual(expected);
	});

	it('another VAT ID means another company, a missing one means nothing', () => {
		expect(isOtherCompany(contact, { vatId: 'DE999999999' })).toBe(true);
		expect(isOtherCompany(contact, { vatId: 'de123456788' })).toBe(false);
		expect(isOtherCompany(contact, { vatId: null })).toBe(false);
	});
});

describe('mergeContact', () => {
	it('sends everything back, without what is the vendor’s own', () => {
		expect(mergeContact(contact, { fields: {}, clear: [] })).toEqual({
			changed: false,
			body: {
				version: 3,
				roles: { customer: {} },
				company: contact.company,
				addresses: contact.addresses,
				emailAddresses: contact.emailAddresses,
				note: 'alt',
			},
		});
	});

	it('keeps fields nobody has heard of', () => {
		const strange = { ...contact, loyalty: { points: 7 } };

		expect(mergeContact(strange, { fields: { note: 'neu' }, clear: [] }).body).toMatchObject({
			loyalty: { points: 7 },
			note: 'neu',
		});
	});

	it('is seen to be done once the contact holds it', () => {
		const { body } = mergeContact(contact, {
			fields: { note: 'neu', roles: ['vendor'] },
			clear: [],
		});

		expect(holds(contact, body)).toBe(false);
		expect(
			holds(
				{ ...contact, version: 4, note: 'neu', roles: { ...contact.roles, vendor: { number: 7 } } },
				body,
			),
		).toBe(true);
	});

	it('asks for a country where a new address has none', () => {
		const fields = { shipping: { city: 'Kiel' } };

		expect(() => mergeContact(contact, { fields, clear: [] })).toThrow(/no valid country/);
		expect(
			mergeContact(contact, { fields: { billing: { city: 'Kiel' } }, clear: [] }).body,
		).toMatchObject({
			addresses: { billing: [{ street: 'Weg 1', city: 'Kiel', countryCode: 'DE' }] },
		});
	});

	it.each([
		['addresses.shipping', { addresses: { shipping: [{}, {}] } }],
		['phoneNumbers.fax', { phoneNumbers: { fax: ['1', '2', '3'] } }],
		[
			'company.contactPersons',
			{ company: { name: 'x', contactPersons: [{ lastName: 'a' }, { lastName: 'b' }] } },
		],
	] as const)('refuses several entries under %s', (field, part) => {
		const several = { ...contact, ...(part as object) } as Contact;

		expect(() => mergeContact(several, { fields: { note: 'neu' }, clear: [] })).toThrow(
			new RegExp(`entries under ${field}`),
		);
	});
});
