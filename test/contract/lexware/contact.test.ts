import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { documentItem } from '../../support/document-item';
import { LexwareWorld, MAY_WRITE, outcome } from '../../support/lexware-world';

let world: LexwareWorld;

beforeEach(async () => {
	world = await LexwareWorld.start();
});

afterEach(() => world.close());

const first = ([item]: readonly INodeExecutionData[]) => item as INodeExecutionData;
const errorOf = (items: readonly INodeExecutionData[]) => first(items).json['error'] as IDataObject;
const writeOf = (items: readonly INodeExecutionData[]) => first(items).json['write'] as IDataObject;
const posts = () => world.vendor.requests().filter(({ method }) => method !== 'GET');
const byId = (value: string | undefined) => ({ __rl: true, mode: 'id', value: value ?? '' });

const COMPANY: IDataObject = {
	source: 'fields',
	kind: 'company',
	companyName: 'Müller & Söhne GmbH',
	vatRegistrationId: 'DE123456788',
	roles: ['customer', 'vendor'],
	addresses: {
		billing: { street: 'Weg 1', zip: '20095', city: 'Hamburg', countryCode: 'DE', supplement: '' },
	},
	reach: {
		emails: { business: 'info@mueller.example', office: '', other: '', private: '' },
		phones: { business: '', mobile: '0170 1', office: '', other: '', private: '', fax: '' },
	},
	additionalFields: {
		taxNumber: '12/345/67890',
		contactPerson: { person: { firstName: 'Eva', lastName: 'Müller', salutation: 'Frau' } },
		xRechnung: { fields: { buyerReference: '04011000-1', vendorNumberAtCustomer: '70123456' } },
		note: 'Nur vormittags',
	},
};

describe('contact.create', () => {
	it('creates a company field by field', async () => {
		await world.openBooks();
		const items = await world.write('contact.create', COMPANY);
		const [contact] = world.vendor.state.contacts();

		expect(writeOf(items)).toMatchObject({
			status: 'written',
			remoteId: contact?.id,
			result: { url: `https://app.lexware.de/permalink/contacts/view/${contact?.id}` },
		});
		expect(contact).toMatchObject({
			roles: { customer: { number: expect.any(Number) }, vendor: { number: expect.any(Number) } },
			company: {
				name: 'Müller & Söhne GmbH',
				taxNumber: '12/345/67890',
				vatRegistrationId: 'DE123456788',
				contactPersons: [
					{ salutation: 'Frau', firstName: 'Eva', lastName: 'Müller', primary: true },
				],
			},
			addresses: {
				billing: [{ street: 'Weg 1', zip: '20095', city: 'Hamburg', countryCode: 'DE' }],
			},
			emailAddresses: { business: ['info@mueller.example'] },
			phoneNumbers: { mobile: ['0170 1'] },
			xRechnung: { buyerReference: '04011000-1', vendorNumberAtCustomer: '70123456' },
			note: 'Nur vormittags',
		});
	});

	it('creates a supplier of the seller of an invoice, once for several invoices', async () => {
		await world.openBooks();
		const items = await world.write('contact.create', {}, [documentItem(1), documentItem(2)]);

		expect(items.map(outcome)).toEqual(['written', 'alreadyWritten']);
		expect(world.vendor.state.contacts()).toMatchObject([
			{
				roles: { vendor: {} },
				company: { name: 'Muster Papier GmbH', vatRegistrationId: 'DE123456788' },
				addresses: {
					billing: [{ street: 'Papiergasse 1', zip: '20095', city: 'Hamburg', countryCode: 'DE' }],
				},
			},
		]);
	});

	it('shows in preview exactly what would be sent', async () => {
		const items = await world.run('contact.create', {
			source: 'fields',
			kind: 'person',
			lastName: 'Muster',
			firstName: 'Max',
			roles: ['customer'],
			options: { rawJson: '{"person":{"salutation":"Herr"},"note":"x"}' },
		});

		expect(writeOf(items)).toMatchObject({
			status: 'preview',
			request: {
				method: 'POST',
				path: '/v1/contacts',
				body: {
					version: 0,
					roles: { customer: {} },
					person: { salutation: 'Herr', firstName: 'Max', lastName: 'Muster' },
					note: 'x',
				},
			},
		});
		expect(posts()).toEqual([]);
	});

	it.each<[string, IDataObject, string]>([
		['VAT ID, however written', { companyName: 'Anders AG' }, 'by VAT ID'],
		[
			'e-mail address',
			{
				vatRegistrationId: '',
				companyName: 'Anders AG',
				reach: { emails: { business: 'INFO@mueller.example' } },
				additionalFields: {},
			},
			'by e-mail address',
		],
		[
			'name, with its special characters',
			{
				vatRegistrationId: '',
				companyName: 'müller  & söhne gmbh',
				reach: {},
				additionalFields: {},
			},
			'by name',
		],
	])('refuses what seems to exist: %s', async (_, changes, by) => {
		await world.openBooks();
		const { contacts } = world.vendor.seed({
			contacts: [
				{
					roles: { customer: {} },
					company: { name: 'Müller & Söhne GmbH', vatRegistrationId: 'DE 123 456 788' },
					emailAddresses: { private: ['info@mueller.example'] },
				},
			],
		});
		const items = await world.write('contact.create', { ...COMPANY, ...changes });
		const preview = await world.run('contact.create', { ...COMPANY, ...changes });

		expect(errorOf(items)['message']).toContain(`${by}: ${contacts[0]}`);
		expect(errorOf(preview)['code']).toBe('LEXWARE_CONTACT_EXISTS');
		expect(posts()).toEqual([]);
	});

	it('creates one of the same name with another VAT ID, and a similar one when told to', async () => {
		await world.openBooks();
		world.vendor.seed({
			contacts: [
				{
					roles: { customer: {} },
					company: { name: 'Müller & Söhne GmbH', vatRegistrationId: 'DE999999999' },
				},
			],
		});
		const plain = { ...COMPANY, reach: {}, additionalFields: {} };
		const other = await world.write('contact.create', plain);
		const similar = await world.write('contact.create', {
			...plain,
			options: { evenIfSimilar: true, reference: 'Filiale 2' },
		});

		expect([...other, ...similar].map(outcome)).toEqual(['written', 'written']);
		expect(world.vendor.state.contacts()).toHaveLength(3);
	});

	it('is found again after an answer that got lost', async () => {
		await world.openBooks();
		world.vendor.setFaults({
			rules: [
				{ on: 'POST /v1/contacts', nth: 1, fault: { kind: 'errorAfterBooking', status: 504 } },
			],
		});
		const items = await world.write('contact.create', COMPANY);
		const again = await world.write('contact.create', COMPANY);

		expect([...items, ...again].map(outcome)).toEqual(['written', 'alreadyWritten']);
		expect(world.vendor.state.contacts()).toHaveLength(1);
	});

	it('does not take for it what somebody else made meanwhile and is only similar', async () => {
		await world.openBooks();
		world.vendor.setFaults({
			rules: [
				{ on: 'POST /v1/contacts', nth: 1, fault: { kind: 'errorBeforeBooking', status: 504 } },
			],
		});
		const items = await world.write('contact.create', COMPANY);
		world.vendor.seed({
			contacts: [
				{
					roles: { customer: {} },
					company: { name: 'Steuerbüro' },
					emailAddresses: { business: ['info@mueller.example'] },
				},
			],
		});
		const again = await world.write('contact.create', COMPANY);

		expect([...items, ...again].map(outcome)).toEqual([
			'GUARD_OUTCOME_UNKNOWN',
			'GUARD_OUTCOME_OPEN',
		]);
	});

	it('does not take an older one for what was sent although a similar one was allowed', async () => {
		await world.openBooks();
		world.vendor.seed({
			contacts: [{ roles: { vendor: {} }, company: { name: 'Muster GmbH' } }],
		});
		world.vendor.setFaults({
			rules: [
				{ on: 'POST /v1/contacts', nth: 1, fault: { kind: 'errorBeforeBooking', status: 504 } },
			],
		});
		const items = await world.write('contact.create', {
			source: 'fields',
			companyName: 'Muster GmbH',
			options: { evenIfSimilar: true },
		});

		expect(outcome(first(items))).toBe('GUARD_FOUND_SEVERAL');
	});

	it.each<[string, IDataObject, string]>([
		['without role', { roles: [] }, 'LEXWARE_CONTACT_ROLE'],
		['without name', { companyName: ' ' }, 'LEXWARE_CONTACT_NAME'],
		[
			'with a country nobody knows',
			{ addresses: { billing: { city: 'Hamburg', countryCode: 'Deutschland' } } },
			'LEXWARE_CONTACT_COUNTRY',
		],
		[
			'with raw JSON that makes no contact',
			{ options: { rawJson: { emailAddresses: 'x' } } },
			'LEXWARE_RAW_JSON_SHAPE',
		],
		['with raw JSON that is none', { options: { rawJson: '[1]' } }, 'LEXWARE_RAW_JSON'],
	])('refuses a contact %s before anything is sent', async (_, changes, code) => {
		const items = await world.write('contact.create', { ...COMPANY, ...changes });

		expect(errorOf(items)['code']).toBe(code);
		expect(posts()).toEqual([]);
	});

	it('refuses an item without seller', async () => {
		const items = await world.write('contact.create', {}, [{ json: {} }]);

		expect(errorOf(items)['code']).toBe('LEXWARE_SELLER_INVALID');
	});
});

describe('contact.getMany and contact.get', () => {
	beforeEach(() => {
		world.vendor.seed({
			contacts: [
				{ roles: { customer: {} }, company: { name: 'Alpha & Beta GmbH' } },
				{
					roles: { vendor: {} },
					company: { name: '100% Bio' },
					emailAddresses: { business: ['bio@example.org'] },
				},
				{ roles: { vendor: {} }, person: { firstName: 'Eva', lastName: 'Gamma' } },
			],
		});
	});

	const names = async (parameters: IDataObject) =>
		(await world.run('contact.getMany', { returnAll: true, ...parameters })).map(({ json }) => {
			const { company, person } = json as { company?: IDataObject; person?: IDataObject };
			return company?.['name'] ?? person?.['lastName'];
		});

	it.each<[string, IDataObject, string[]]>([
		['a part of the name with &', { filters: { name: 'a & b' } }, ['Alpha & Beta GmbH']],
		['a name with a percent sign', { filters: { name: '00%' } }, ['100% Bio']],
		['a pattern', { filters: { name: 'Gam_a', match: 'pattern' } }, ['Gamma']],
		['an e-mail', { filters: { email: 'bio@' } }, ['100% Bio']],
		['a role', { role: 'customer' }, ['Alpha & Beta GmbH']],
	])('filters by %s', async (_, parameters, expected) => {
		expect(await names(parameters)).toEqual(expected);
	});

	it('finds a contact by its number', async () => {
		const [contact] = world.vendor.state.contacts();

		expect(await names({ filters: { number: String(contact?.roles.customer?.number) } })).toEqual([
			'Alpha & Beta GmbH',
		]);
	});

	it.each<[IDataObject, string]>([
		[{ name: 'ab' }, 'LEXWARE_CONTACT_FILTER_LENGTH'],
		[{ email: 'x'.repeat(129) }, 'LEXWARE_CONTACT_FILTER_LENGTH'],
		[{ number: 'K-1' }, 'LEXWARE_CONTACT_FILTER_NUMBER'],
	])('refuses the filter %j before anything is asked', async (filters, code) => {
		expect(errorOf(await world.run('contact.getMany', { filters }))['code']).toBe(code);
		expect(world.vendor.requests()).toEqual([]);
	});

	it('reads one', async () => {
		const [contact] = world.vendor.state.contacts();
		const items = await world.run('contact.get', {}, [{ json: { id: contact?.id } }]);

		expect(first(items).json['lexoffice']).toMatchObject({
			company: { name: 'Alpha & Beta GmbH' },
		});
	});
});

describe('contact.update', () => {
	const update = (id: string | undefined, parameters: IDataObject) =>
		world.write('contact.update', { contactId: byId(id), ...parameters });

	function seedFull(): string {
		const { contacts } = world.vendor.seed({
			contacts: [
				{
					roles: { customer: {} },
					company: {
						name: 'Muster GmbH',
						taxNumber: '1/2/3',
						contactPersons: [{ lastName: 'Eva', primary: true, phoneNumber: '1' }],
					},
					addresses: {
						billing: [{ street: 'Alt 1', zip: '1', city: 'Hamburg', countryCode: 'DE' }],
						shipping: [{ street: 'Lager 1', countryCode: 'DE' }],
					},
					emailAddresses: { business: ['a@example.org'], private: ['b@example.org'] },
					note: 'alt',
				},
			],
		});
		return contacts[0]!;
	}

	it('changes what is named and keeps everything else', async () => {
		await world.openBooks();
		const id = seedFull();
		const before = world.vendor.state.contacts()[0]!;
		const items = await update(id, {
			updateFields: { vatRegistrationId: 'DE123456788', roles: ['vendor'] },
			addresses: { billing: { street: 'Neu 2', zip: '', city: '', countryCode: 'DE' } },
			reach: { emails: { business: 'neu@example.org' } },
			clear: ['note', 'shippingAddress'],
		});
		const after = world.vendor.state.contacts()[0]!;

		expect(writeOf(items)).toMatchObject({ status: 'written', remoteId: id });
		expect(after).toMatchObject({
			version: before.version + 1,
			roles: { customer: before.roles.customer, vendor: expect.anything() },
			company: { ...before.company, vatRegistrationId: 'DE123456788' },
			addresses: {
				billing: [{ street: 'Neu 2', zip: '1', city: 'Hamburg', countryCode: 'DE' }],
			},
			emailAddresses: { business: ['neu@example.org'], private: ['b@example.org'] },
		});
		expect(after.note ?? '').toBe('');
		expect(after.addresses?.shipping ?? []).toEqual([]);
	});

	it('writes nothing where nothing changes', async () => {
		await world.openBooks();
		const id = seedFull();
		const items = await update(id, { updateFields: { companyName: 'Muster GmbH' } });

		expect(writeOf(items)).toMatchObject({ status: 'unchanged', remoteId: id });
		expect(posts()).toEqual([]);
	});

	it('leaves contacts with several entries to a person', async () => {
		await world.openBooks();
		const { contacts } = world.vendor.seed({
			contacts: [
				{
					roles: { customer: {} },
					company: { name: 'Muster GmbH' },
					emailAddresses: { business: ['a@example.org', 'b@example.org'] },
				},
			],
		});
		const items = await update(contacts[0], { updateFields: { note: 'neu' } });

		expect(errorOf(items)).toMatchObject({
			code: 'LEXWARE_CONTACT_SEVERAL_ENTRIES',
			message: expect.stringContaining('2 entries under emailAddresses.business'),
		});
		expect(posts()).toEqual([]);
	});

	it('makes no person of a company', async () => {
		const items = await update(seedFull(), { updateFields: { lastName: 'Muster' } });

		expect(errorOf(items)['code']).toBe('LEXWARE_CONTACT_KIND');
	});

	it('is found again after an answer that got lost', async () => {
		await world.openBooks();
		const id = seedFull();
		world.vendor.setFaults({
			rules: [
				{ on: 'PUT /v1/contacts/:id', nth: 1, fault: { kind: 'errorAfterBooking', status: 504 } },
			],
		});
		const changes = { updateFields: { note: 'neu' } };
		const items = [...(await update(id, changes)), ...(await update(id, changes))];

		expect(items.map(outcome)).toEqual(['written', 'unchanged']);
	});

	it('writes nothing over what somebody else wrote in the same moment', async () => {
		await world.openBooks();
		const id = seedFull();
		const vendor = world.vendor;
		const contact = { id, roles: { customer: {} }, company: { name: 'Muster AG' } };
		// The organisation is asked for between reading and writing.
		vendor.setFaults({
			rules: [{ on: 'GET /v1/profile', nth: 1, fault: { kind: 'answerLate', afterMs: 60_000 } }],
		});
		const running = update(id, { updateFields: { note: 'neu' } });
		await vi.waitFor(() => {
			expect(vendor.requests().some(({ path }) => path === '/v1/profile')).toBe(true);
		});
		vendor.seed({ contacts: [{ ...contact, version: 5 }] });
		vendor.release();
		const items = await running;

		expect(errorOf(items)).toMatchObject({
			code: 'LEXWARE_VERSION_CONFLICT',
			message: expect.stringContaining('version 1 was to be replaced, it has version 5 now'),
		});
		expect(vendor.state.contacts()).toMatchObject([{ company: { name: 'Muster AG' } }]);
	});

	it('goes on from what somebody else wrote meanwhile', async () => {
		await world.openBooks();
		const id = seedFull();
		const item = { json: { decision: MAY_WRITE } };
		const one = await world.write(
			'contact.update',
			{ contactId: byId(id), updateFields: { note: 'eins' } },
			[item],
		);
		const two = await world.write(
			'contact.update',
			{ contactId: byId(id), updateFields: { taxNumber: '9' } },
			[item],
		);

		expect([...one, ...two].map(outcome)).toEqual(['written', 'written']);
		expect(world.vendor.state.contacts()[0]).toMatchObject({
			note: 'eins',
			company: { taxNumber: '9' },
		});
	});
});
