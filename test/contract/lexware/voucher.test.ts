import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { emptyInvoice } from '../../../lib/invoice/empty-invoice';
import { sum, toAmount } from '../../../lib/invoice/money';
import type { Invoice, VatBreakdown } from '../../../lib/invoice/schema';
import { mergeVoucher } from '../../../lib/lexware/vouchers/merge';
import { documentItem } from '../../support/document-item';
import { LexwareWorld, outcome } from '../../support/lexware-world';

const GOODS = 'Wareneinkauf';

let world: LexwareWorld;
let category: string;

beforeEach(async () => {
	world = await LexwareWorld.start();
	category = await categoryId(GOODS);
});

afterEach(() => world.close());

async function categoryId(name: string): Promise<string> {
	const rows = await world.run('postingCategory.getMany', { returnAll: true });
	return String(rows.find(({ json }) => json['name'] === name)?.json['id']);
}

const create = (items: INodeExecutionData[], parameters: IDataObject = {}) =>
	world.write('voucher.create', { defaultCategory: byId(category), ...parameters }, items);

function byId(value: string) {
	return { __rl: true, mode: 'id', value };
}

/** One VAT group, and totals that fit it. */
function amounts(changes: Partial<VatBreakdown>): Partial<Invoice> {
	const group = {
		category: 'S',
		rate: '19',
		net: '100.00',
		tax: '19.00',
		exemptionReason: null,
		exemptionCode: null,
		...changes,
	};
	const { net, tax } = group;
	const gross = toAmount(sum([net, tax]));
	return { vatBreakdown: [group], totals: { ...emptyInvoice().totals, net, tax, gross } };
}

const errorOf = ({ json }: INodeExecutionData) => json['error'] as IDataObject;

describe('voucher.create from the invoice of the item', () => {
	it('books a voucher with its supplier and its file', async () => {
		await world.openBooks();
		const [item] = await create([documentItem(1)]);

		expect(item && outcome(item)).toBe('written');
		const [contact] = world.vendor.state.contacts();
		const [voucher] = world.vendor.state.vouchers();
		const [file] = world.vendor.state.files();
		expect(contact).toMatchObject({
			company: { name: 'Muster Papier GmbH', vatRegistrationId: 'DE123456788' },
			roles: { vendor: expect.anything() },
		});
		expect(voucher).toMatchObject({
			type: 'purchaseinvoice',
			voucherNumber: 'RE-1',
			totalGrossAmount: 119,
			totalTaxAmount: 19,
			taxType: 'net',
			useCollectiveContact: false,
			contactId: contact?.id,
			voucherItems: [{ amount: 100, taxAmount: 19, taxRatePercent: 19, categoryId: category }],
			files: [file?.id],
		});
		expect(file?.sha256).toBe((documentItem(1).json['document'] as IDataObject)['sha256']);
	});

	it('shows in preview what would be sent, and who the supplier is', async () => {
		const [unknown] = await create([documentItem(1)], { mode: 'preview' });
		world.vendor.seed({
			contacts: [{ roles: { vendor: {} }, company: { name: 'Muster Papier GmbH' } }],
		});
		const [known] = await create([documentItem(1)], { mode: 'preview' });

		expect(unknown?.json['write']).toMatchObject({
			status: 'preview',
			request: {
				method: 'POST',
				path: '/v1/vouchers',
				body: { voucherNumber: 'RE-1', totalGrossAmount: 119 },
				supplier: { name: 'Muster Papier GmbH', vatId: 'DE123456788', ifUnknown: 'create' },
				attach: { fileName: 'RE-1.pdf', mimeType: 'application/pdf' },
			},
			notes: { supplier: { status: 'create', body: { company: { name: 'Muster Papier GmbH' } } } },
		});
		expect(known?.json['write']).toMatchObject({ notes: { supplier: { status: 'found' } } });
		expect((known?.json['write'] as IDataObject)['requestSha256']).toBe(
			(unknown?.json['write'] as IDataObject)['requestSha256'],
		);
		expect(world.vendor.state.vouchers()).toEqual([]);
	});

	it('makes one contact for several invoices of a supplier, although the search is late', async () => {
		await world.close();
		world = await LexwareWorld.start({ searchDelayMs: 60_000 });
		await world.openBooks();
		const items = await create([documentItem(1), documentItem(2), documentItem(3)]);

		expect(items.map(outcome)).toEqual(['written', 'written', 'written']);
		expect(world.vendor.state.contacts()).toHaveLength(1);
		expect(world.vendor.state.vouchers()).toHaveLength(3);
		expect(world.vendor.state.files()).toHaveLength(3);
	});

	it('is found again after a 504 that came although it was booked', async () => {
		await world.openBooks();
		world.vendor.setFaults({
			rules: [
				{ on: 'POST /v1/vouchers', nth: 1, fault: { kind: 'errorAfterBooking', status: 504 } },
			],
		});
		const [item] = await create([documentItem(1)]);

		expect(item && outcome(item)).toBe('written');
		expect(world.vendor.state.vouchers()).toHaveLength(1);
		expect(world.vendor.state.files()).toHaveLength(1);
	});

	it('does not write what somebody typed already', async () => {
		await world.openBooks();
		await create([documentItem(1)]);
		const [item] = await create([documentItem(1, { text: 'the same invoice, scanned' })]);

		expect(item && outcome(item)).toBe('LEXWARE_VOUCHER_EXISTS');
		expect(world.vendor.state.vouchers()).toHaveLength(1);
	});

	it('leaves no supplier behind when the voucher is not allowed', async () => {
		await world.openBooks();
		const item = documentItem(1, { invoice: amounts({ net: '2000.00', tax: '380.00' }) });
		const [refused] = await create([item]);

		expect(refused && outcome(refused)).toBe('GUARD_APPROVAL_NEEDED_AMOUNT');
		expect(world.vendor.state.contacts()).toEqual([]);
	});

	it.each<[string, Partial<Invoice>, string]>([
		[
			'a reverse charge nobody made a rule for',
			amounts({ category: 'AE', rate: '0', net: '119.00', tax: '0.00' }),
			'LEXWARE_VOUCHER_REVERSE_CHARGE',
		],
		['another currency', { currency: 'USD' }, 'LEXWARE_VOUCHER_CURRENCY'],
		['no number', { number: null }, 'LEXWARE_VOUCHER_INCOMPLETE'],
		['a prepayment', { typeCode: '386' }, 'LEXWARE_VOUCHER_KIND'],
	])('refuses %s before anything is sent', async (_, invoice, code) => {
		await world.openBooks();
		const [item] = await create([documentItem(1, { invoice })]);

		expect(item && outcome(item)).toBe(code);
		expect(errorOf(item!)['remedy']).toMatch(/\w/);
		expect(world.vendor.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('takes the file of another document for what it is', async () => {
		await world.openBooks();
		const item = documentItem(1);
		const [result] = await create([{ ...item, binary: documentItem(2).binary! }]);

		expect(result && outcome(result)).toBe('LEXWARE_FILE_OTHER');
		expect(world.vendor.state.vouchers()).toEqual([]);
	});
});

describe('voucher.create field by field', () => {
	const fields = () => ({
		source: 'fields',
		attachOriginal: false,
		voucherNumber: 'KASSE-7',
		voucherDate: '2026-11-03T00:00:00.000+01:00',
		useCollectiveContact: true,
		items: { item: [{ amount: '10,70', taxRatePercent: 7, taxAmount: '', categoryId: category }] },
		additionalFields: { remark: 'Bar bezahlt', override: '{"shippingDate":"2026-11-02"}' },
	});

	it('computes the tax, takes the override, and counts the same values as the same write', async () => {
		await world.openBooks();
		const [first] = await world.write('voucher.create', fields());
		const [second] = await world.write('voucher.create', fields());

		expect([first, second].map((item) => item && outcome(item))).toEqual([
			'written',
			'alreadyWritten',
		]);
		expect(world.vendor.state.vouchers()).toMatchObject([
			{
				voucherNumber: 'KASSE-7',
				voucherDate: expect.stringMatching(/^2026-11-03/),
				shippingDate: expect.stringMatching(/^2026-11-02/),
				useCollectiveContact: true,
				remark: 'Bar bezahlt',
				totalGrossAmount: 10.7,
				totalTaxAmount: 0.7,
			},
		]);
	});

	it.each([
		['no positions', { items: {} }, 'Items'],
		['no number', { voucherNumber: ' ' }, 'Voucher Number'],
		['a day that does not exist', { voucherDate: '2026-02-30' }, 'Voucher Date'],
		[
			'an override that is no object',
			{ additionalFields: { override: '[1]' } },
			'Raw JSON Override',
		],
	])('names the field when there is %s', async (_, changes, field) => {
		await world.openBooks();
		const [item] = await world.write('voucher.create', { ...fields(), ...changes });

		expect(errorOf(item!)).toMatchObject({ code: 'LEXWARE_VOUCHER_FIELD', params: { field } });
	});
});

describe('a voucher that is there', () => {
	async function booked(): Promise<string> {
		await world.openBooks();
		const [item] = await create([documentItem(1)]);
		return String((item?.json['write'] as IDataObject)['remoteId']);
	}

	it('is read, and found by its number', async () => {
		const id = await booked();
		const [read] = await world.run('voucher.get', { voucherId: byId(id) });
		const found = await world.run('voucher.findByNumber', { voucherNumber: 'RE-1' });
		const none = await world.run('voucher.findByNumber', { voucherNumber: 'RE-2' });

		expect(read?.json['lexoffice']).toMatchObject({ id, voucherNumber: 'RE-1' });
		expect(found.map(({ json }) => json['id'])).toEqual([id]);
		expect(none).toEqual([]);
	});

	it('is filled from the invoice without losing its file', async () => {
		const id = await booked();
		const item = documentItem(1, {
			invoice: { ...amounts({ net: '200.00', tax: '38.00' }), dueDate: '2026-12-24' },
		});
		const update = () =>
			world.write(
				'voucher.update',
				{ voucherId: byId(id), defaultCategory: byId(category), onlyUnchecked: false },
				[item],
			);
		const [first] = await update();
		const [second] = await update();

		expect([first, second].map((result) => result && outcome(result))).toEqual([
			'written',
			'unchanged',
		]);
		const [voucher] = world.vendor.state.vouchers();
		expect(voucher).toMatchObject({
			totalGrossAmount: 238,
			dueDate: expect.stringMatching(/^2026-12-24/),
		});
		expect(voucher?.files).toHaveLength(1);
	});

	it('is left alone when somebody has entered or checked it already', async () => {
		const id = await booked();
		const item = documentItem(1, { invoice: amounts({ net: '200.00', tax: '38.00' }) });
		const [result] = await world.write(
			'voucher.update',
			{ voucherId: byId(id), defaultCategory: byId(category) },
			[item],
		);

		expect(result && outcome(result)).toBe('LEXWARE_VOUCHER_CHECKED');
		expect(world.vendor.state.vouchers()[0]).toMatchObject({ totalGrossAmount: 119 });
	});

	it('is left alone when somebody else was faster, and both versions are named', async () => {
		const id = await booked();
		const item = documentItem(1, { invoice: amounts({ net: '200.00', tax: '38.00' }) });
		const [voucher] = world.vendor.state.vouchers();
		world.vendor.setFaults({
			rules: [
				{ on: 'PUT /v1/vouchers/{id}', nth: 1, fault: { kind: 'slowBooking', afterMs: 600_000 } },
			],
		});
		const racing = world.write(
			'voucher.update',
			{ voucherId: byId(id), defaultCategory: byId(category), onlyUnchecked: false },
			[item],
		);
		const puts = () => world.vendor.requests().filter(({ method }) => method === 'PUT');
		await vi.waitUntil(() => puts().length === 1, { timeout: 20_000 });
		await putByHand(id, { ...mergeVoucher(voucher as never, { remark: 'von Hand' }).body });
		world.vendor.release();
		const [result] = await racing;

		expect(errorOf(result!)).toMatchObject({
			code: 'LEXWARE_VERSION_CONFLICT',
			params: { sent: expect.any(Number), found: expect.any(Number) },
		});
		expect(world.vendor.state.vouchers()[0]).toMatchObject({ remark: 'von Hand' });
	});

	it('gets a further file once', async () => {
		const id = await booked();
		const attach = () =>
			world.write('voucher.attachFile', { voucherId: byId(id) }, [documentItem(2)]);

		expect((await attach()).map(outcome)).toEqual(['written']);
		expect((await attach()).map(outcome)).toEqual(['alreadyWritten']);
		expect(world.vendor.state.vouchers()[0]?.files).toHaveLength(2);
	});

	async function putByHand(id: string, body: object): Promise<void> {
		const response = await fetch(`${world.vendor.url}/v1/vouchers/${id}`, {
			method: 'PUT',
			headers: {
				authorization: `Bearer ${world.vendor.apiKey}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify(body),
		});
		expect(response.status, await response.text()).toBe(200);
	}
});
