import { describe, expect, it } from 'vitest';
import { readEInvoice } from '../../../../lib/einvoice/read-einvoice';
import type { SalesKind } from '../../../sandbox/lexware/sales/kinds';
import type { SeedInput } from '../../../sandbox/lexware/seed/schema';
import { apiFor, NOBODY, NOON } from './client';

type DocumentSeed = NonNullable<SeedInput['salesDocuments']>[number];

async function downloads(document: DocumentSeed) {
	const { api, sandbox } = await apiFor({}, () => NOON);
	const [id] = sandbox.seed({ salesDocuments: [document] }).salesDocuments;
	return async (accept: string) => {
		const response = await api.fetch(`/v1/${document.kind ?? 'invoices'}/${id}/file`, {
			headers: { accept },
		});
		const bytes = Buffer.from(await response.arrayBuffer());
		return {
			status: response.status,
			type: response.headers.get('content-type')?.split(';')[0],
			disposition: response.headers.get('content-disposition'),
			bytes,
		};
	};
}

const XRECHNUNG: DocumentSeed = {
	electronicDocumentProfile: 'XRechnung',
	buyerReference: '04011000-1234512345-35',
};
const ZUGFERD: DocumentSeed = { electronicDocumentProfile: 'EN16931' };

describe('the file of a document', () => {
	const pdf = [200, 'application/pdf'];
	const xml = [200, 'application/xml'];
	const no = (status: number) => [status, 'application/json'];
	it.each<[name: string, document: DocumentSeed, ...answers: unknown[]]>([
		['an XRechnung', XRECHNUNG, xml, pdf, xml],
		['a ZUGFeRD invoice', ZUGFERD, pdf, pdf, no(404)],
		['a plain invoice', {}, pdf, pdf, no(404)],
		['a credit note', { kind: 'credit-notes' }, pdf, pdf, no(406)],
		['a quotation', { kind: 'quotations' }, pdf, pdf, no(406)],
		['an order confirmation', { kind: 'order-confirmations' }, pdf, pdf, no(406)],
		['a delivery note', { kind: 'delivery-notes' }, pdf, pdf, no(406)],
		['a down payment invoice', { kind: 'down-payment-invoices' }, pdf, pdf, no(406)],
		['a dunning', { kind: 'dunnings', voucherStatus: 'draft' }, pdf, pdf, no(406)],
		['a draft', { voucherStatus: 'draft' }, no(409), no(409), no(409)],
		[
			'a draft of a quotation',
			{ kind: 'quotations', voucherStatus: 'draft' },
			no(409),
			no(409),
			no(409),
		],
	])('of %s follows Accept', async (_name, document, anything, asPdf, asXml) => {
		const download = await downloads(document);
		const seen = async (accept: string) => {
			const { status, type } = await download(accept);
			return [status, type];
		};
		expect(await seen('*/*')).toEqual(anything);
		expect(await seen('application/pdf')).toEqual(asPdf);
		expect(await seen('application/xml')).toEqual(asXml);
		expect((await seen('application/json'))[0]).toBe(
			document.voucherStatus === 'draft' && document.kind !== 'dunnings' ? 409 : 406,
		);
	});

	it('says why a draft has none', async () => {
		const download = await downloads({ voucherStatus: 'draft' });
		const { bytes } = await download('*/*');
		expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({
			status: 409,
			error: 'Conflict',
			message: "The document is in status 'draft' and therefore cannot be downloaded.",
		});
	});

	it('weighs what Accept says', async () => {
		const download = await downloads(XRECHNUNG);
		const type = async (accept: string) => (await download(accept)).type;
		expect(await type('application/pdf, */*;q=0.5')).toBe('application/pdf');
		expect(await type('application/pdf;q=0.2, application/xml')).toBe('application/xml');
		expect(await type('application/*')).toBe('application/xml');
	});

	it.each<[kind: SalesKind, disposition: string]>([
		['invoices', 'attachment; filename=Rechnung_RE0001.pdf'],
		[
			'quotations',
			`attachment; filename="Angebot AG0001.pdf"; filename*=UTF-8''Angebot%20AG0001.pdf`,
		],
		[
			'order-confirmations',
			`attachment; filename="Auftragsbest_tigung AB0001.pdf"; filename*=UTF-8''Auftragsbest%C3%A4tigung%20AB0001.pdf`,
		],
	])('of %s has a name', async (kind, disposition) => {
		const download = await downloads({ kind });
		expect((await download('*/*')).disposition).toBe(disposition);
	});

	it('is the invoice itself for machines, alone or inside the PDF', async () => {
		for (const [document, profile] of [
			[XRECHNUNG, 'XRechnung 3.0 (CII)'],
			[ZUGFERD, 'Factur-X/ZUGFeRD 2 EN16931 (CII)'],
		] as const) {
			const download = await downloads({
				...document,
				voucherNumber: 'RE-77',
				voucherDate: '2026-08-21',
				address: {
					name: 'Muster AG',
					street: 'Weg 1',
					zip: '24103',
					city: 'Kiel',
					countryCode: 'DE',
				},
				lineItems: [
					{ name: 'Farbe', quantity: 2, unitPrice: { netAmount: 12.345 }, discountPercentage: 10 },
					{ name: 'Buch', unitPrice: { netAmount: 10, taxRatePercentage: 7 } },
				],
				totalDiscountPercentage: 5,
			});
			const { bytes, disposition } = await download('*/*');
			const result = await readEInvoice(bytes, String(disposition));
			expect([profile, result]).toMatchObject([
				profile,
				{
					found: true,
					eInvoice: {
						format: profile,
						invoice: {
							number: 'RE-77',
							issueDate: '2026-08-21',
							seller: { name: 'Muster Handwerk GmbH' },
							buyer: { name: 'Muster AG', address: { city: 'Kiel' } },
							totals: { net: '30.61', gross: '35.29' },
						},
					},
				},
			]);
		}
	});

	it('is for people only without a profile', async () => {
		for (const [document, accept] of [
			[{}, '*/*'],
			[XRECHNUNG, 'application/pdf'],
		] as const) {
			const { bytes } = await (await downloads(document))(accept);
			expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-');
			expect((await readEInvoice(bytes, 'a.pdf')).found).toBe(false);
		}
	});

	it('is an XRechnung when the invoice names a buyer reference', async () => {
		const { api } = await apiFor();
		const { id } = (
			await api.post('/v1/invoices?finalize=true', {
				voucherDate: '2026-08-21T00:00:00.000+02:00',
				address: { name: 'Stadt Kiel', countryCode: 'DE' },
				lineItems: [
					{
						type: 'custom',
						name: 'Arbeit',
						quantity: 1,
						unitName: 'Stunde',
						unitPrice: { currency: 'EUR', netAmount: 100, taxRatePercentage: 19 },
					},
				],
				totalPrice: { currency: 'EUR' },
				taxConditions: { taxType: 'net' },
				shippingConditions: { shippingType: 'none' },
				xRechnung: { buyerReference: '04011000-1234512345-35' },
			})
		).body;
		expect((await api.get(`/v1/invoices/${id}`)).body['electronicDocumentProfile']).toBe(
			'XRechnung',
		);
		const file = await api.get(`/v1/invoices/${id}/file`, { accept: 'application/xml' });
		expect(String(file.body)).toContain('04011000-1234512345-35');
	});

	it('is not there under an unknown id', async () => {
		const { api } = await apiFor();
		expect((await api.get(`/v1/invoices/${NOBODY}/file`, { accept: '*/*' })).status).toBe(404);
	});
});
