import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readEInvoice } from '../../../lib/einvoice/read-einvoice';
import { BelegflussError } from '../../../lib/errors/belegfluss-error';
import type { Invoice } from '../../../lib/invoice/schema';
import { makeSamples, type Sample } from '../../../scripts/samples/make-samples';
import { PDF_SPELLINGS } from '../../support/pdf-spellings';

let samples: Sample[];

beforeAll(async () => {
	samples = (await makeSamples('2026-11-21')).filter((sample) => sample.expect.readable);
});

/** The invoice, null without one, or the code of an error made for people; any other error fails. */
async function outcome(bytes: Uint8Array): Promise<Invoice | string | null> {
	try {
		const result = await readEInvoice(bytes, 'beleg');
		return result.found ? result.eInvoice.invoice : null;
	} catch (error) {
		expect(error).toBeInstanceOf(BelegflussError);
		return (error as BelegflussError).code;
	}
}

const isPdf = ({ fileName }: Sample) => fileName.endsWith('.pdf');
const anySample = () => fc.nat({ max: 1000 }).map((draw) => samples[draw % samples.length]!);

describe('the same PDF in other spellings', () => {
	for (const [name, spell] of Object.entries(PDF_SPELLINGS)) {
		it(`is read ${name}`, async () => {
			for (const { bytes, fileName, expect: expected } of samples.filter(isPdf)) {
				const invoice = await outcome(await spell(bytes));
				expect(invoice, fileName).toMatchObject({ number: expected.number });
			}
		});
	}
});

describe('a damaged document', () => {
	it('that was cut off gives the whole invoice, none, or a reason; never a part of it', async () => {
		await fc.assert(
			fc.asyncProperty(
				anySample(),
				fc.double({ min: 0, max: 1, noNaN: true }),
				async (sample, share) => {
					const whole = await outcome(sample.bytes);
					const rest = await outcome(
						sample.bytes.slice(0, Math.floor(sample.bytes.length * share)),
					);
					if (rest !== null && typeof rest !== 'string') expect(rest).toEqual(whole);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('with wrong bytes in it ends in a reason at worst', async () => {
		const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
			minLength: 1,
			maxLength: 12,
		});
		await fc.assert(
			fc.asyncProperty(anySample(), flips, async ({ bytes }, changes) => {
				const damaged = bytes.slice();
				for (const [draw, value] of changes) damaged[draw % damaged.length] = value;
				const result = await outcome(damaged);
				if (typeof result === 'string') expect(result).toMatch(/^EINVOICE_/);
			}),
			{ numRuns: 400 },
		);
	});

	it('made of noise behind a familiar beginning ends in a reason at worst', async () => {
		const beginnings = fc.constantFrom(
			'%PDF-1.7\n',
			'<?xml version="1.0"?>',
			'<',
			'\uFEFF<Invoice',
		);
		await fc.assert(
			fc.asyncProperty(beginnings, fc.uint8Array({ maxLength: 400 }), async (beginning, noise) => {
				const bytes = Buffer.concat([Buffer.from(beginning), noise]);
				const result = await outcome(new Uint8Array(bytes));
				expect(result === null || typeof result === 'string').toBe(true);
			}),
			{ numRuns: 300 },
		);
	});
});
