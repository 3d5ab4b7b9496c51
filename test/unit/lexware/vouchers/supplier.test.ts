import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import type { Party } from '../../../../lib/invoice/schema';
import {
	recognizeSupplier,
	supplierIdentity,
	type SupplierCandidate,
} from '../../../../lib/lexware/vouchers/supplier';
import { supplier } from './support/incoming-invoice';

const candidate = (id: string, more: Partial<SupplierCandidate> = {}): SupplierCandidate => ({
	id,
	name: 'Müllers Papier GmbH',
	vatId: 'DE811111112',
	isVendor: true,
	archived: false,
	...more,
});

const seller = (more: Partial<Party> = {}): Party => ({ ...supplier, ...more });

describe('a supplier is recognised', () => {
	it.each<[string, Partial<SupplierCandidate>, Partial<Party>]>([
		['by VAT ID and name', {}, {}],
		['by the VAT ID, however it is spaced', { vatId: 'de 811.111-112' }, {}],
		['by the VAT ID, whatever its name', { name: 'Früherer Name KG' }, {}],
		['by the VAT ID alone', {}, { name: null }],
		['by the name, however it is written', { vatId: null }, { name: ' MÜLLERS  papier\tGmbH ' }],
		[
			'by the name, however its letters are composed',
			{ name: 'Mu\u0308llers Papier GmbH', vatId: null },
			{},
		],
		['by the name where the invoice has no VAT ID', {}, { vatId: null }],
		['by the name where the contact has an empty VAT ID', { vatId: ' ' }, {}],
	])('%s', (_, contact, party) => {
		const known = candidate('a', contact);

		expect(
			recognizeSupplier(seller(party), [candidate('b', { name: 'Andere', vatId: null }), known]),
		).toBe(known);
	});

	it('by the VAT ID among others of the same name', () => {
		const known = candidate('a');
		const others = [candidate('b', { vatId: 'DE999999999' }), candidate('c', { vatId: null })];

		expect(recognizeSupplier(seller(), [...others, known])).toBe(known);
	});
});

describe('nobody is recognised', () => {
	it.each<[string, readonly SupplierCandidate[], Partial<Party>]>([
		['where there is nobody', [], {}],
		['by a similar name', [candidate('a', { name: 'Müllers Papier', vatId: null })], {}],
		['by an archived contact', [candidate('a', { archived: true })], {}],
		[
			'by no name and no VAT ID',
			[candidate('a', { name: '', vatId: null })],
			{ name: null, vatId: null },
		],
		[
			'by a blank name',
			[candidate('a', { name: ' ', vatId: null })],
			{ name: '\u00a0', vatId: null },
		],
	])('%s', (_, candidates, party) => {
		expect(recognizeSupplier(seller(party), candidates)).toBeNull();
	});
});

describe('a person has to look', () => {
	it('where a known name comes with another VAT ID', () => {
		const candidates = [
			candidate('a', { vatId: 'DE999999999' }),
			candidate('b', { vatId: null }),
			candidate('c', { vatId: 'ATU12345678' }),
		];

		expect(() => recognizeSupplier(seller(), candidates)).toThrow(
			expect.objectContaining({
				code: 'LEXWARE_SUPPLIER_OTHER_VAT_ID',
				params: { name: 'Müllers Papier GmbH', ids: 'a, c' },
			}),
		);
	});

	it('but not where the other VAT ID belongs to an archived contact', () => {
		const archived = candidate('a', { vatId: 'DE999999999', archived: true });

		expect(recognizeSupplier(seller(), [archived])).toBeNull();
	});

	it.each<[string, Partial<SupplierCandidate>]>([
		['VAT ID', { name: 'Irgendwer' }],
		['name', { vatId: null }],
	])('where several contacts have the %s', (_, more) => {
		const candidates = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => candidate(id, more));

		expect(() => recognizeSupplier(seller(), candidates)).toThrow(
			expect.objectContaining({
				code: 'LEXWARE_SUPPLIER_SEVERAL',
				params: {
					count: 6,
					name: more.name ?? 'Müllers Papier GmbH',
					ids: 'a, b, c, d, e',
				},
			}),
		);
	});

	it('but not where only one of them is still in use', () => {
		const known = candidate('b');

		expect(recognizeSupplier(seller(), [candidate('a', { archived: true }), known])).toBe(known);
	});

	it.each<[string, Partial<SupplierCandidate>]>([
		['VAT ID', {}],
		['name', { vatId: null }],
	])('where the contact of the %s is a customer only', (_, more) => {
		const customer = candidate('a', { ...more, isVendor: false });

		expect(() => recognizeSupplier(seller(), [customer])).toThrow(
			expect.objectContaining({
				code: 'LEXWARE_SUPPLIER_IS_CUSTOMER',
				params: { id: 'a', name: 'Müllers Papier GmbH' },
			}),
		);
	});
});

describe('whoever is recognised', () => {
	const name = fc.constantFrom('Muster GmbH', 'muster  gmbh', 'Andere AG', '');
	const vatId = fc.constantFrom(null, '', 'DE1', 'de 1', 'DE2');
	const contact = fc.record({ name, vatId, isVendor: fc.boolean(), archived: fc.boolean() });
	const compact = (id: string | null) => (id ?? '').replaceAll(' ', '').toUpperCase();

	it('is in use, a supplier, and no other company; and the order of contacts does not matter', () => {
		fc.assert(
			fc.property(
				fc.array(contact, { maxLength: 5 }),
				fc.record({ name: fc.option(name), vatId }),
				(contacts, party) => {
					const candidates = contacts.map((more, index) => candidate(String(index), more));
					const outcome = (list: readonly SupplierCandidate[]) => {
						try {
							return recognizeSupplier(seller(party), list)?.id ?? null;
						} catch (cause) {
							if (cause instanceof BelegflussError) return cause.code;
							throw cause;
						}
					};
					const found = candidates.find(({ id }) => id === outcome(candidates));
					expect(outcome(candidates.toReversed())).toBe(outcome(candidates));
					if (!found) return;
					expect(found).toMatchObject({ isVendor: true, archived: false });
					const ids = [compact(found.vatId), compact(party.vatId)];
					expect(ids[0] === ids[1] || ids.includes('')).toBe(true);
				},
			),
			{ numRuns: 500 },
		);
	});
});

describe('the identity of a supplier', () => {
	it.each<[Partial<Party>, string]>([
		[{}, 'vatId DE811111112'],
		[{ vatId: 'de 811.111-112', name: 'Anders' }, 'vatId DE811111112'],
		[{ vatId: null }, 'name müllers papier gmbh 20457'],
		[{ vatId: ' ', name: ' MÜLLERS  Papier GmbH' }, 'name müllers papier gmbh 20457'],
		[
			{ vatId: null, address: { ...supplier.address, postCode: null } },
			'name müllers papier gmbh ',
		],
	])('of %j is "%s"', (more, identity) => {
		expect(supplierIdentity(seller(more))).toBe(identity);
	});
});
