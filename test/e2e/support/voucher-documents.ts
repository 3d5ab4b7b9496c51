import { createHash } from 'node:crypto';

import type { DocumentInfo, Plausibility } from '../../../lib/envelope/envelope';
import type { Invoice } from '../../../lib/invoice/schema';
import { buildInvoice } from '../../../scripts/samples/build-invoice';
import { BUYER, SUPPLIERS } from '../../../scripts/samples/parties';

/** A document that was read and found green. */
export interface GreenDocument {
	readonly document: DocumentInfo;
	readonly invoice: Invoice;
	readonly plausibility: Plausibility;
}

const { party, iban } = SUPPLIERS.painter;

/**
 * Invents a plain invoice of 11.90 to 963.90 EUR whose hash no other name or number shares.
 *
 * @param name which load it belongs to
 * @param number which document of it
 */
function greenDocument(name: string, number: number): GreenDocument {
	const netPrice = `${10 + (number % 801)}.00`;
	const invoice = buildInvoice({
		number: `RE-${name}-${number}`,
		issueDate: '2026-11-10',
		delivery: { date: '2026-11-06', from: null, to: null },
		seller: party,
		buyer: BUYER,
		payment: { ibans: [iban], meansCode: '58' },
		lines: [{ name: 'Anstrich', quantity: '1', unit: 'C62', netPrice, vatRate: '19' }],
	});
	return {
		document: {
			sha256: createHash('sha256').update(`${name} ${number}`).digest('hex'),
			fileName: `RE-${name}-${number}.pdf`,
			mimeType: 'application/pdf',
			bytes: 84_213,
			receivedAt: '2026-11-12T08:00:00.000Z',
		},
		invoice,
		plausibility: { ampel: 'green', findings: [], ruleSetVersion: '1', disabledRules: [] },
	};
}

/**
 * @param name of the load; documents of two loads have nothing in common
 * @param count how many
 * @returns documents that are all different
 */
export function greenDocuments(name: string, count: number): GreenDocument[] {
	return Array.from({ length: count }, (_, index) => greenDocument(name, index + 1));
}

/** The reference under which the vendor books a document. */
export function referenceOf({ document }: GreenDocument): string {
	return document.sha256.slice(0, 40);
}

/** @returns the list in pieces of `size`, the last one perhaps shorter */
export function inBatches<T>(list: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
		list.slice(index * size, (index + 1) * size),
	);
}

/** Of so many documents in a row, the first ones are sent three times, the next ones twice. */
const ROW = { documents: 36, thrice: 2, twice: 5 };
const BATCHES_PER_ROW = 3;

/**
 * Packs documents into requests so that about a fifth of them comes twice or three times, always in
 * different requests that lie side by side and near the beginning of each: whoever takes the requests up
 * at the same time meets the same document at the same time.
 *
 * @param documents all different
 * @returns about 15 documents per request
 */
export function batchesWithDuplicates(documents: readonly GreenDocument[]): GreenDocument[][] {
	return inBatches(documents, ROW.documents).flatMap((row) => {
		const batches = Array.from({ length: BATCHES_PER_ROW }, (): GreenDocument[] => []);
		for (const [index, document] of row.entries()) {
			const copies = index < ROW.thrice ? 3 : index < ROW.thrice + ROW.twice ? 2 : 1;
			const emptiest = batches.toSorted((left, right) => left.length - right.length);
			for (const batch of emptiest.slice(0, copies)) batch.push(document);
		}
		return batches;
	});
}
