import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Voucher } from '../../../../lib/lexware/resources/vouchers';
import { mergeVoucher } from '../../../../lib/lexware/vouchers/merge';

const ID = 'e9066f04-8cc7-4616-93f8-ac9ecc8479c8';

/** As the vendor gives it back. */
const current: Voucher = {
	id: ID,
	organizationId: 'organisation',
	version: 3,
	type: 'purchaseinvoice',
	voucherStatus: 'unchecked',
	voucherNumber: '4711',
	voucherDate: '2026-08-21T00:00:00.000+02:00',
	dueDate: '2026-09-20T00:00:00.000+02:00',
	totalGrossAmount: 119,
	totalTaxAmount: 19,
	taxType: 'gross',
	useCollectiveContact: true,
	contactName: 'Sammellieferant',
	remark: '',
	voucherItems: [{ amount: 119, taxAmount: 19, taxRatePercent: 19, categoryId: 'office' }],
	files: ['file-1', 'file-2'],
	createdDate: '2026-08-21T12:00:00.000+02:00',
	updatedDate: '2026-08-21T12:00:00.000+02:00',
	fieldOfTomorrow: { kept: true },
};

/** What of it is written back when nothing changes. */
const asRead = {
	version: 3,
	type: 'purchaseinvoice',
	voucherNumber: '4711',
	voucherDate: '2026-08-21T00:00:00.000+02:00',
	dueDate: '2026-09-20T00:00:00.000+02:00',
	totalGrossAmount: 119,
	totalTaxAmount: 19,
	taxType: 'gross',
	useCollectiveContact: true,
	remark: '',
	voucherItems: [{ amount: 119, taxAmount: 19, taxRatePercent: 19, categoryId: 'office' }],
	files: ['file-1', 'file-2'],
	fieldOfTomorrow: { kept: true },
};

describe('a merge', () => {
	it('without changes gives back everything but what is read-only', () => {
		expect(mergeVoucher(current, {})).toEqual({ body: asRead, changed: false });
		expect(mergeVoucher(current, { voucherNumber: undefined })).toEqual({
			body: asRead,
			changed: false,
		});
	});

	it('leaves the record it was given alone', () => {
		const before = structuredClone(current);
		mergeVoucher(current, { useCollectiveContact: false, contactId: 'a', files: ['file-3'] });

		expect(current).toEqual(before);
	});

	it('sets what is named and nothing else', () => {
		expect(mergeVoucher(current, { voucherNumber: '4712', remark: 'geprüft' })).toEqual({
			body: { ...asRead, voucherNumber: '4712', remark: 'geprüft' },
			changed: true,
		});
	});

	it('replaces lists as a whole, but for files', () => {
		const voucherItems = [{ amount: 1, taxAmount: 0, taxRatePercent: 0, categoryId: 'goods' }];

		expect(mergeVoucher(current, { voucherItems })).toEqual({
			body: { ...asRead, voucherItems },
			changed: true,
		});
	});

	it('empties a field where that is said', () => {
		expect(mergeVoucher(current, { dueDate: null })).toEqual({
			body: { ...asRead, dueDate: null },
			changed: true,
		});
	});

	it.each<[string, Record<string, unknown>]>([
		['the same', { voucherNumber: '4711', totalGrossAmount: 119 }],
		['the same day in short', { voucherDate: '2026-08-21', dueDate: '2026-09-20' }],
		['nothing for nothing', { remark: null, shippingDate: '', contactId: null }],
		['a file that is there', { files: ['file-2'] }],
		['no files', { files: [] }],
		['the same positions', { voucherItems: structuredClone(current.voucherItems) }],
		['what is read-only', { id: 'x', voucherStatus: 'open', contactName: 'x', version: 99 }],
	])('is none when the changes say %s', (_, changes) => {
		expect(mergeVoucher(current, changes).changed).toBe(false);
	});

	it.each<[string, Record<string, unknown>]>([
		['another day', { voucherDate: '2026-08-22' }],
		['another hour', { voucherDate: '2026-08-21T00:00:01.000+02:00' }],
		['a text that begins with the day', { dueDate: '2026-09-20T00:00:00 and more' }],
		['another cent', { totalGrossAmount: 119.01 }],
		['a further file', { files: ['file-3'] }],
		['a field that was empty', { remark: 'x' }],
		['a field nobody knows', { fieldOfTheDayAfter: 1 }],
		['the order of positions', { voucherItems: [{ amount: 1 }, ...current.voucherItems!] }],
	])('is one when they say %s', (_, changes) => {
		expect(mergeVoucher(current, changes).changed).toBe(true);
	});

	it('never sends what the vendor gives', () => {
		const changes = {
			id: 'x',
			organizationId: 'x',
			createdDate: 'x',
			updatedDate: 'x',
			contactName: 'x',
			voucherStatus: 'open',
			version: 99,
		};

		expect(mergeVoucher(current, changes).body).toEqual(asRead);
	});
});

describe('files', () => {
	it.each<[string, unknown, string[]]>([
		['are kept when nobody mentions them', undefined, ['file-1', 'file-2']],
		['are kept when others are named', ['file-3'], ['file-1', 'file-2', 'file-3']],
		['are kept when none is named', [], ['file-1', 'file-2']],
		['are kept when null is said', null, ['file-1', 'file-2']],
		['are kept whatever nonsense is said', 'file-3', ['file-1', 'file-2']],
		['are texts', ['file-3', 7, null], ['file-1', 'file-2', 'file-3']],
		['are there once', ['file-2', 'file-3', 'file-3'], ['file-1', 'file-2', 'file-3']],
	])('%s', (_, files, expected) => {
		expect(mergeVoucher(current, { files }).body['files']).toEqual(expected);
	});

	it('may be missing, or there twice, in what was read', () => {
		expect(mergeVoucher({ ...current, files: null }, {})).toMatchObject({
			body: { files: [] },
			changed: false,
		});
		expect(mergeVoucher({ ...current, files: ['a', 'a'] }, {})).toMatchObject({
			body: { files: ['a'] },
			changed: false,
		});
	});
});

describe('the contact', () => {
	const named = { useCollectiveContact: false, contactId: 'contact-1' };

	it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
		['takes the place of the collective one', {}, named],
		['takes its place also where only its ID is said', {}, { contactId: 'contact-1' }],
		['takes the place of another', { ...named, contactId: 'contact-2' }, named],
	])('%s', (_, before, changes) => {
		expect(mergeVoucher({ ...current, ...before }, changes)).toMatchObject({
			body: named,
			changed: true,
		});
	});

	it('gives way to the collective one', () => {
		const { body, changed } = mergeVoucher(
			{ ...current, ...named },
			{ useCollectiveContact: true },
		);

		expect(body).toMatchObject({ useCollectiveContact: true });
		expect(body).not.toHaveProperty('contactId');
		expect(changed).toBe(true);
	});

	it('is not sent beside the collective one, which is no change', () => {
		const { body, changed } = mergeVoucher({ ...current, contactId: 'collective' }, {});

		expect(body).not.toHaveProperty('contactId');
		expect(changed).toBe(false);
	});
});

describe('whatever is merged', () => {
	const READ_ONLY = [
		'id',
		'organizationId',
		'createdDate',
		'updatedDate',
		'contactName',
		'voucherStatus',
	];
	const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined));
	const day = fc.constantFrom('2026-08-21', '2026-08-21T00:00:00.000+02:00', '');
	const optional = { requiredKeys: [] };
	const fields = fc.record(
		{
			type: fc.constantFrom('purchaseinvoice', null),
			voucherNumber: fc.string(),
			voucherDate: day,
			dueDate: fc.oneof(day, fc.constant(null)),
			totalGrossAmount: fc.integer(),
			useCollectiveContact: fc.boolean(),
			contactId: fc.constantFrom('contact-1', 'contact-2', '', null),
			voucherItems: fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }))),
			files: fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
			voucherStatus: fc.string(),
			contactName: fc.string(),
		},
		optional,
	);
	const others = fc.dictionary(fc.string(), value);
	const voucher = fc
		.tuple(others, fields, fc.nat())
		.map(([more, known, version]) => ({ ...more, ...known, id: ID, version }) as Voucher);
	const changes = fc
		.tuple(others, fields, fc.record({ files: value }, optional))
		.map((parts): Record<string, unknown> => Object.assign({}, ...parts));

	it('no file is lost', () => {
		fc.assert(
			fc.property(voucher, changes, (read, wanted) => {
				expect(mergeVoucher(read, wanted).body['files']).toEqual(
					expect.arrayContaining(read.files ?? []),
				);
			}),
		);
	});

	it('no field is lost that nobody named, and every one that was named is set', () => {
		fc.assert(
			fc.property(voucher, changes, (read, wanted) => {
				const { body } = mergeVoucher(read, wanted);
				const special = [...READ_ONLY, 'version', 'files', 'contactId', 'useCollectiveContact'];
				for (const [field, before] of Object.entries(read)) {
					if (special.includes(field)) continue;
					const after = Object.hasOwn(wanted, field) ? wanted[field] : undefined;
					expect(body[field]).toEqual(after === undefined ? before : after);
				}
				for (const [field, after] of Object.entries(wanted)) {
					if (special.includes(field) || after === undefined) continue;
					expect(body[field]).toEqual(after);
				}
				expect(body['version']).toBe(read.version);
				for (const field of READ_ONLY) expect(Object.hasOwn(body, field)).toBe(false);
			}),
		);
	});

	it('never names a contact and the collective one', () => {
		fc.assert(
			fc.property(voucher, changes, (read, wanted) => {
				const { body } = mergeVoucher(read, wanted);
				if (body['useCollectiveContact'] === true) expect(body).not.toHaveProperty('contactId');
			}),
		);
	});

	it('merging it again changes nothing', () => {
		fc.assert(
			fc.property(voucher, changes, (read, wanted) => {
				const { body } = mergeVoucher(read, wanted);
				const written = { ...body, id: ID, version: read.version + 1 } as Voucher;
				const again = mergeVoucher(written, wanted);
				expect(again).toEqual({ body: { ...body, version: read.version + 1 }, changed: false });
			}),
			{ numRuns: 300 },
		);
	});

	it('nothing named means nothing changed', () => {
		fc.assert(
			fc.property(voucher, (read) => {
				expect(mergeVoucher(read, {}).changed).toBe(false);
				expect(mergeVoucher(read, structuredClone(read)).changed).toBe(false);
			}),
		);
	});
});
