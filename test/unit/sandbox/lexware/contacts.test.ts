import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiFor, issues, NOBODY, NOON, type Expected } from './client';

const company = { name: 'Muster & Söhne GmbH' };
const minimal = { version: 0, roles: { vendor: {} }, company };
const full = {
	version: 0,
	roles: { customer: { number: 4 }, vendor: {} },
	company: {
		name: 'Muster GmbH',
		taxNumber: '12345/12345',
		vatRegistrationId: 'DE123456789',
		allowTaxFreeInvoices: true,
		contactPersons: [
			{
				salutation: 'Frau',
				firstName: 'Eva',
				lastName: 'Muster',
				primary: true,
				emailAddress: 'eva@muster.example',
				phoneNumber: '0',
			},
		],
	},
	addresses: {
		billing: [
			{ supplement: 'Haus 2', street: 'Weg 1', zip: '24103', city: 'Kiel', countryCode: 'DE' },
		],
		shipping: [{ street: 'Rue 1', zip: '75001', city: 'Paris', countryCode: 'FR' }],
	},
	emailAddresses: { business: ['info@muster.example'], other: [''] },
	phoneNumbers: { mobile: ['0170'], fax: ['0431'] },
	xRechnung: { buyerReference: '04011000-1234512345-35', vendorNumberAtCustomer: '70123456' },
	note: 'Hinweis',
	archived: true,
};

describe('a contact', () => {
	it('is made, given numbers and shown', async () => {
		const { api, sandbox } = await apiFor({}, () => NOON);
		const { status, body } = await api.post('/v1/contacts', { ...full, colour: 'red' });
		expect({ status, body }).toEqual({
			status: 200,
			body: {
				id: body.id,
				resourceUri: `${sandbox.url}/v1/contacts/${body.id}`,
				createdDate: '2026-08-24T12:00:00.000+02:00',
				updatedDate: '2026-08-24T12:00:00.000+02:00',
				version: 1,
			},
		});
		expect(await api.get(`/v1/contacts/${body.id}`)).toEqual({
			status: 200,
			body: {
				...full,
				id: body.id,
				organizationId: sandbox.organizationId,
				version: 1,
				roles: { customer: { number: 10_001 }, vendor: { number: 70_001 } },
				archived: false,
			},
		});
		expect(sandbox.state.contacts()).toHaveLength(1);
	});

	it('may be a person', async () => {
		const { api } = await apiFor();
		const person = { salutation: 'Herr', firstName: 'Max', lastName: 'Muster' };
		const made = await api.post('/v1/contacts', { version: 0, roles: { customer: {} }, person });
		expect((await api.get(`/v1/contacts/${made.body.id}`)).body).toMatchObject({
			person,
			roles: { customer: { number: 10_001 } },
		});
	});

	it.each<[name: string, body: unknown, expected: Expected]>([
		['no body to speak of', {}, issues(406, ['missing_entity', 'version'])],
		['not an object', [], issues(400, ['invalid_value', ''])],
		['no version', { ...minimal, version: undefined }, issues(406, ['missing_entity', 'version'])],
		['a version already', { ...minimal, version: 1 }, issues(406, ['invalid_value', 'version'])],
		[
			'no role',
			{ ...minimal, roles: {} },
			issues(406, ['missing_entity', 'roles.customer or roles.vendor']),
		],
		[
			'neither company nor person',
			{ ...minimal, company: undefined },
			issues(406, ['missing_entity', 'company or person']),
		],
		[
			'both company and person',
			{ ...minimal, person: { lastName: 'Muster' } },
			issues(406, ['invalid_value', 'company and person']),
		],
		['no name', { ...minimal, company: {} }, issues(406, ['missing_entity', 'company.name'])],
		[
			'an empty name',
			{ ...minimal, company: { name: '' } },
			issues(406, ['missing_entity', 'company.name']),
		],
		[
			'no last name',
			{ version: 0, roles: { vendor: {} }, person: { firstName: 'Max' } },
			issues(406, ['missing_entity', 'person.lastName']),
		],
		[
			'a country there is not',
			{ ...minimal, addresses: { billing: [{ countryCode: 'D' }] } },
			issues(406, ['countrycode_is_not_valid', 'countryCode']),
		],
		[
			'a country in small letters',
			{ ...minimal, addresses: { shipping: [{ countryCode: 'de' }] } },
			issues(406, ['countrycode_is_not_valid', 'countryCode']),
		],
		[
			'two billing addresses',
			{ ...minimal, addresses: { billing: [{ countryCode: 'DE' }, { countryCode: 'AT' }] } },
			issues(406, ['invalid_value', 'addresses.billing.size']),
		],
		[
			'two e-mail addresses of one kind',
			{ ...minimal, emailAddresses: { business: ['a@b.example', 'c@b.example'] } },
			issues(406, ['invalid_value', 'emailAddresses.business.size']),
		],
		[
			'two numbers of one kind',
			{ ...minimal, phoneNumbers: { mobile: ['1', '2'] } },
			issues(406, ['invalid_value', 'phoneNumbers.mobile.size']),
		],
		[
			'two contact persons',
			{
				...minimal,
				company: { ...company, contactPersons: [{ lastName: 'A' }, { lastName: 'B' }] },
			},
			issues(406, ['invalid_value', 'company.contactPersons.size']),
		],
		[
			'too long a note',
			{ ...minimal, note: 'x'.repeat(1_001) },
			issues(406, ['invalid_value', 'note']),
		],
		['a number for a text', { ...minimal, note: 7 }, issues(400, ['invalid_value', 'note'])],
	])('is refused with %s', async (_name, body, expected) => {
		const { api, sandbox } = await apiFor();
		expect(await api.post('/v1/contacts', body)).toEqual(expected);
		expect(sandbox.state.contacts()).toEqual([]);
	});

	it('takes the longest note', async () => {
		const { api } = await apiFor();
		const made = await api.post('/v1/contacts', { ...minimal, note: 'x'.repeat(1_000) });
		expect(made.status).toBe(200);
	});

	it('is made again when a request comes again, whatever its header says', async () => {
		const { api, sandbox } = await apiFor();
		const headers = { 'idempotency-key': 'once', 'x-idempotency-key': 'once' };
		await api.post('/v1/contacts', minimal, headers);
		await api.post('/v1/contacts', minimal, headers);
		expect(sandbox.state.contacts()).toHaveLength(2);
	});

	it('is not there under an unknown id', async () => {
		const { api } = await apiFor();
		const unknown = { status: 404, body: { message: 'The requested entity does not exist.' } };
		expect(await api.get(`/v1/contacts/${NOBODY}`)).toEqual(unknown);
		expect(await api.put(`/v1/contacts/${NOBODY}`, { ...minimal, version: 1 })).toEqual(unknown);
		expect(await api.get('/v1/contacts/4711')).toEqual(unknown);
	});
});

describe('a change to a contact', () => {
	it('replaces the whole record: what it leaves out is gone, numbers of roles stay', async () => {
		const { api } = await apiFor();
		const { id } = (await api.post('/v1/contacts', full)).body;
		const changed = await api.put(`/v1/contacts/${id}`, {
			version: 1,
			roles: { customer: {} },
			company: { name: 'Muster AG' },
		});
		expect(changed).toMatchObject({ status: 200, body: { id, version: 2 } });
		expect((await api.get(`/v1/contacts/${id}`)).body).toEqual({
			id,
			organizationId: expect.any(String),
			version: 2,
			roles: { customer: { number: 10_001 } },
			company: { name: 'Muster AG' },
			archived: false,
		});
	});

	it('takes back what was read, with its read-only fields', async () => {
		const { api } = await apiFor();
		const { id } = (await api.post('/v1/contacts', full)).body;
		const { body: read } = await api.get(`/v1/contacts/${id}`);
		expect((await api.put(`/v1/contacts/${id}`, { ...read, archived: true })).status).toBe(200);
		expect((await api.get(`/v1/contacts/${id}`)).body).toEqual({ ...read, version: 2 });
	});

	it.each([0, 2])('is refused with version %i instead of 1', async (version) => {
		const { api, sandbox } = await apiFor();
		const { id } = (await api.post('/v1/contacts', minimal)).body;
		const before = sandbox.state.contacts();
		expect(await api.put(`/v1/contacts/${id}`, { ...minimal, version })).toEqual(
			issues(406, ['invalid_value', 'version']),
		);
		expect(sandbox.state.contacts()).toEqual(before);
	});

	it('cannot write back what only the app can hold', async () => {
		const { api, sandbox } = await apiFor();
		const [id] = sandbox.seed({
			contacts: [
				{
					roles: { vendor: {} },
					company,
					emailAddresses: { business: ['a@b.example', 'c@b.example'] },
				},
			],
		}).contacts;
		const { body: read } = await api.get(`/v1/contacts/${id}`);
		expect(read).toMatchObject({ emailAddresses: { business: { length: 2 } } });
		expect(await api.put(`/v1/contacts/${id}`, read)).toEqual(
			issues(406, ['invalid_value', 'emailAddresses.business.size']),
		);
	});
});

describe('the search for contacts', () => {
	async function office(searchDelayMs = 0) {
		const { api, sandbox } = await apiFor({ searchDelayMs });
		sandbox.seed({
			contacts: [
				{ roles: { vendor: {} }, company, emailAddresses: { office: ['post@soehne.example'] } },
				{ roles: { customer: {} }, person: { firstName: 'Eva', lastName: 'Klein' } },
				{
					roles: { customer: {}, vendor: {} },
					company: {
						name: '100%_Bio \\ <Hof>',
						contactPersons: [{ lastName: 'X', emailAddress: 'x.y@hof.example' }],
					},
				},
			],
		});
		const found = async (query: string) => {
			const { status, body } = await api.get(`/v1/contacts?${query}`);
			expect(status).toBe(200);
			return body.content.map((contact) => contact.company?.name ?? contact.person?.lastName);
		};
		return { api, sandbox, found };
	}
	const [sons, klein, farm] = ['Muster & Söhne GmbH', 'Klein', '100%_Bio \\ <Hof>'];

	it('gives all by name, in pages', async () => {
		const { found } = await office();
		expect(await found('')).toEqual([farm, klein, sons]);
	});

	it.each([
		['name=söhne', [sons]],
		['name=SÖHNE', [sons]],
		['name=Muster%25GmbH', [sons]],
		['name=S_hne', [sons]],
		['name=S%5C_hne', []],
		['name=Muster & S', []],
		['name=Muster &amp; S', [sons]],
		['name=&lt;Hof&gt;', [farm]],
		['name=<Hof>', []],
		['name=100%5C%25%5C_Bio', [farm]],
		['name=Bio %5C%5C', [farm]],
		['name=Eva Kl', [klein]],
		['name=(.*)', []],
		['email=soehne.example', [sons]],
		['email=x_y@hof', [farm]],
		['email=x.y@hof', [farm]],
		['email=xay@hof', []],
		['customer=true', [farm, klein]],
		['customer=false', [sons]],
		['customer=true&vendor=true', [farm]],
		['number=10001', [klein]],
		['number=70001', [sons]],
		['number=1000', []],
		['name=Muster&vendor=false', []],
	])('%s', async (query, expected) => {
		const { found } = await office();
		const encoded = query
			.split(/&(?!amp;|lt;|gt;| )/)
			.map((pair) => {
				const [name, value = ''] = pair.split(/=(.*)/s);
				return `${name}=${encodeURIComponent(decodeURIComponent(value))}`;
			})
			.join('&');
		expect(await found(encoded)).toEqual(expected);
	});

	it.each([
		['name=ab', { status: 400, body: { message: 'size must be between 3 and 128' } }],
		['email=ab', { status: 400, body: { message: 'size must be between 3 and 128' } }],
		[
			`name=${'x'.repeat(129)}`,
			{ status: 400, body: { message: 'size must be between 3 and 128' } },
		],
		['number=RE-1', issues(400, ['invalid_value', 'number'])],
		['customer=yes', issues(400, ['invalid_value', 'customer'])],
	])('refuses %s', async (query, expected) => {
		const { api } = await office();
		expect(await api.get(`/v1/contacts?${query}`)).toEqual(expected);
	});

	it('takes 3 to 128 characters', async () => {
		const { found } = await office();
		expect(await found('name=Bio')).toEqual([farm]);
		expect(await found(`name=${'%25'.repeat(125)}Bio`)).toEqual([farm]);
	});

	it('finds every text literally once it is encoded and escaped', async () => {
		const { api, sandbox } = await apiFor();
		await fc.assert(
			fc.asyncProperty(
				fc.string({ minLength: 3, maxLength: 12, unit: 'grapheme-ascii' }),
				async (name) => {
					const [id] = sandbox.seed({
						contacts: [{ roles: { vendor: {} }, company: { name } }],
					}).contacts;
					const encoded = name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
					const filter = encodeURIComponent(encoded.replace(/[\\_%]/g, '\\$&'));
					const { body } = await api.get(`/v1/contacts?name=${filter}&size=500`);
					expect(body.content.map((contact) => contact.id)).toContain(id);
				},
			),
			{ numRuns: 50 },
		);
	});

	it('is behind: new and changed contacts are read at once but found later', async () => {
		const { api, sandbox, found } = await office(3_600_000);
		sandbox.release();
		await sandbox.settled();
		const { id } = (
			await api.post('/v1/contacts', { ...minimal, company: { name: 'Neuling GmbH' } })
		).body;
		expect((await api.get(`/v1/contacts/${id}`)).status).toBe(200);
		expect(await found('name=Neuling')).toEqual([]);
		sandbox.release();
		await sandbox.settled();
		expect(await found('name=Neuling')).toEqual(['Neuling GmbH']);

		await api.put(`/v1/contacts/${id}`, {
			...minimal,
			version: 1,
			company: { name: 'Altling AG' },
		});
		expect(await found('name=Neuling')).toEqual(['Neuling GmbH']);
		sandbox.release();
		await sandbox.settled();
		expect(await found('name=Neuling')).toEqual([]);
		expect(await found('name=Altling')).toEqual(['Altling AG']);
	});
});

describe('pages of contacts', () => {
	it('are counted from 0, by 25 unless told otherwise', async () => {
		const { api, sandbox } = await apiFor();
		sandbox.seed({ generate: { contacts: 61 } });
		const { body } = await api.get('/v1/contacts?page=2');
		expect({ ...body, content: body.content.length }).toEqual({
			content: 11,
			first: false,
			last: true,
			totalPages: 3,
			totalElements: 61,
			numberOfElements: 11,
			size: 25,
			number: 2,
			sort: [
				{
					property: 'name',
					direction: 'ASC',
					ignoreCase: false,
					nullHandling: 'NATIVE',
					ascending: true,
				},
			],
		});
		expect((await api.get('/v1/contacts?page=3')).body).toMatchObject({
			numberOfElements: 0,
			last: true,
		});
	});

	it('give every contact once, whatever their size', async () => {
		const { api, sandbox } = await apiFor();
		const { contacts } = sandbox.seed({ generate: { contacts: 30 } });
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
				const found: string[] = [];
				for (let page = 0; ; page++) {
					const { body } = await api.get(`/v1/contacts?size=${size}&page=${page}`);
					found.push(...body.content.map(({ id }) => id));
					if (body.last) break;
				}
				expect(found.toSorted()).toEqual(contacts.toSorted());
			}),
			{ numRuns: 10 },
		);
	});

	it.each([
		['size=500', 200, 500],
		['size=501', 400, undefined],
		['size=1000', 400, undefined],
		['size=0', 200, 25],
		['size=-1', 200, 25],
		['page=-1', 200, 25],
		['size=ten', 400, undefined],
		['page=19&size=500', 200, 500],
		['page=20&size=500', 400, undefined],
	])('%s is answered with %i', async (query, status, size) => {
		const { api } = await apiFor();
		const seen = await api.get(`/v1/contacts?${query}`);
		expect([seen.status, seen.body.size]).toEqual([status, size]);
	});

	it('end at 10,000 records', async () => {
		const { api } = await apiFor();
		expect(await api.get('/v1/contacts?page=400')).toEqual({
			status: 400,
			body: { message: 'Maximum search window size exceeded: 10000' },
		});
		expect((await api.get('/v1/contacts?page=399')).status).toBe(200);
	});
});
