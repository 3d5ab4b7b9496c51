import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { checkVAT, germany } from 'jsvat';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../lib/envelope/envelope';
import { BelegflussError } from '../../../lib/errors/belegfluss-error';
import { extractInvoice, type ExtractedInvoice } from '../../../lib/extract/extract-document';
import { invoiceSchema } from '../../../lib/invoice/schema';
import { checkPlausibility } from '../../../lib/plausibility/check';
import { SAMPLE_INVOICES } from '../../../scripts/samples/invoices';
import { makeSamples, type Sample } from '../../../scripts/samples/make-samples';
import { BUYER, BUYER_IBAN, SUPPLIERS } from '../../../scripts/samples/parties';

const TODAY = '2026-11-21';
/** Days on which a sample tied to a fixed date would change its colour: year end, leap day, far future. */
const OTHER_DAYS = ['2026-01-01', '2028-02-29', '2031-12-31'];

/** What reading gave; any other failure than one made for people is a defect of the reader. */
async function readSample({
	bytes,
	fileName,
}: Sample): Promise<ExtractedInvoice | BelegflussError> {
	try {
		return await extractInvoice({ bytes, fileName, receivedAt: `${TODAY}T08:00:00Z` });
	} catch (error) {
		expect(error, fileName).toBeInstanceOf(BelegflussError);
		return error as BelegflussError;
	}
}

async function judge(sample: Sample, today: string) {
	const outcome = await readSample(sample);
	const failure = outcome instanceof BelegflussError ? outcome : null;
	const extracted = outcome instanceof BelegflussError ? null : outcome;
	const invoice = extracted?.invoice ?? null;
	const plausibility = checkPlausibility(
		{
			invoice,
			extraction: extracted?.extraction ?? null,
			document: null,
			error: failure?.describe('de') ?? null,
		},
		{ today, language: 'de', company: { name: BUYER.name, vatId: BUYER.vatId } },
	);
	return { invoice, failure, extraction: extracted?.extraction ?? null, plausibility };
}

/** What weighs; a finding of weight "info" changes no colour. */
const weighty = (findings: readonly Finding[]) =>
	findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);

describe('the sample documents', () => {
	let samples: Sample[];

	beforeAll(async () => {
		samples = await makeSamples(TODAY);
	});

	it('are twenty under different names in order', () => {
		const names = samples.map(({ fileName }) => fileName);
		expect(new Set(names).size).toBe(20);
		expect(names.map((name) => Number(name.slice(0, 2)))).toEqual(
			Array.from({ length: 20 }, (_, index) => index + 1),
		);
	});

	it('are the same bytes for the same day', async () => {
		const again = await makeSamples(TODAY);
		for (const [index, { fileName, bytes }] of samples.entries()) {
			expect(Buffer.compare(bytes, again[index]!.bytes), fileName).toBe(0);
		}
	});

	it('refuse a day that is none', async () => {
		await expect(makeSamples('gestern')).rejects.toThrow('gestern');
	});

	it.each(Array.from({ length: 20 }, (_, index) => index + 1))(
		'document %i yields what it is expected to yield',
		async (position) => {
			const sample = samples[position - 1]!;
			const { ampel, readable, number, gross, supplier, rules } = sample.expect;
			const { invoice, plausibility } = await judge(sample, TODAY);
			expect({
				readable: invoice !== null,
				number: invoice?.number ?? null,
				gross: invoice?.totals.gross ?? null,
				supplier: invoice?.seller.name ?? null,
			}).toEqual({ readable, number, gross, supplier });
			const found = weighty(plausibility.findings);
			expect(found, sample.about).toEqual(expect.arrayContaining([...rules]));
			expect(plausibility.ampel, `${sample.about}: ${found.join(', ')}`).toBe(ampel);
		},
	);

	it('keep their colour whatever the day', async () => {
		for (const today of OTHER_DAYS) {
			for (const sample of await makeSamples(today)) {
				const { plausibility } = await judge(sample, today);
				const found = weighty(plausibility.findings).join(', ');
				expect(plausibility.ampel, `${today} ${sample.fileName}: ${found}`).toBe(
					sample.expect.ampel,
				);
			}
		}
	});

	it('have faults in the faulty ones only where they are announced', async () => {
		for (const sample of samples.filter(({ expect: { readable } }) => readable)) {
			const { plausibility } = await judge(sample, TODAY);
			const groups = new Set(weighty(plausibility.findings).map((rule) => rule[0]));
			const announced = new Set(sample.expect.rules.map((rule) => rule[0]));
			expect(groups, `${sample.fileName}: ${weighty(plausibility.findings).join(', ')}`).toEqual(
				announced,
			);
		}
	});

	it('name the attachment that was read, however it is called', async () => {
		const attachments: Record<string, string | null> = {};
		for (const sample of samples.slice(2, 5)) {
			attachments[sample.fileName] = (await judge(sample, TODAY)).extraction?.attachment ?? null;
		}
		expect(Object.values(attachments)).toEqual([
			'factur-x.xml',
			'Rechnungsdaten Küche.xml',
			'ZUGFeRD-invoice.xml',
		]);
	});

	it('refuse broken and hostile files with a reason instead of half an invoice', async () => {
		for (const sample of samples.slice(17)) {
			const { failure } = await judge(sample, TODAY);
			expect(failure?.code, sample.fileName).toMatch(/^EINVOICE_/);
		}
	});
});

describe('the invented invoices', () => {
	it('are canonical invoices', () => {
		for (const make of Object.values(SAMPLE_INVOICES)) {
			const invoice = make(TODAY);
			expect(invoiceSchema.parse(invoice)).toEqual(invoice);
		}
	});

	it('have numbers of their own', () => {
		const numbers = Object.values(SAMPLE_INVOICES)
			.map((make) => make(TODAY).number)
			.filter((number) => number !== null);
		expect(new Set(numbers).size).toBe(numbers.length);
	});
});

describe('the invented companies', () => {
	it('have VAT ids and IBANs whose check digits others accept too', () => {
		const suppliers = Object.values(SUPPLIERS);
		for (const { vatId } of [BUYER, ...suppliers.map(({ party }) => party)]) {
			expect(checkVAT(vatId ?? '', [germany]).isValid, vatId ?? '').toBe(true);
		}
		for (const iban of [BUYER_IBAN, ...suppliers.map((supplier) => supplier.iban)]) {
			expect(isValidIBAN(electronicFormatIBAN(iban) ?? ''), iban).toBe(true);
		}
	});
});
