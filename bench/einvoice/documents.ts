import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildInvoice, type LineDraft } from '../../scripts/samples/build-invoice';
import { ordinaryDraft } from '../../scripts/samples/draft';
import { encodeXml } from '../../scripts/samples/encode';
import { SUPPLIERS } from '../../scripts/samples/parties';
import { writeCii } from '../../scripts/samples/write-cii';
import { writeUbl } from '../../scripts/samples/write-ubl';

/** A document to read. */
export interface BenchDocument {
	readonly name: string;
	readonly family: 'CII' | 'UBL';
	readonly bytes: Uint8Array;
}

const LINES: readonly LineDraft[] = Array.from({ length: 10 }, (_, index) => ({
	name: `Büromaterial, Sorte ${index + 1}`,
	description: 'Lieferung frei Haus, Verpackung eingeschlossen',
	sellerItemId: `BM-${1000 + index}`,
	quantity: String(index + 2),
	unit: 'C62',
	netPrice: `${index + 3}.45`,
	vatRate: index % 3 === 0 ? '7' : '19',
	orderLine: String(index + 1),
}));

/** Pretty-printed, as nearly all programs write it. */
const STYLE = { gap: (depth: number) => `\n${'  '.repeat(depth)}` };

/** Documents that are measured together. */
export interface BenchCase {
	readonly name: string;
	readonly family: BenchDocument['family'];
	readonly documents: readonly BenchDocument[];
}

/** @returns an invoice of our own in both syntaxes, and the public corpus where it lies beside the project */
export function benchCases(): BenchCase[] {
	const cases: BenchCase[] = ownDocuments().map((document) => ({
		name: `${document.family}, 10 lines, ${(document.bytes.length / 1024).toFixed(0)} KiB`,
		family: document.family,
		documents: [document],
	}));
	for (const family of ['CII', 'UBL'] as const) {
		const documents = corpusDocuments().filter((document) => document.family === family);
		const name = `${family}, corpus of ${documents.length} files`;
		if (documents.length > 0) cases.push({ name, family, documents });
	}
	return cases;
}

/** @returns an invented invoice of ten lines in both syntaxes */
function ownDocuments(): BenchDocument[] {
	const invoice = buildInvoice(
		ordinaryDraft(SUPPLIERS.officeSupplies, '2026-09-03', {
			series: ['RE-', '118204'],
			lines: LINES,
			notes: [{ subjectCode: null, text: 'Vielen Dank für Ihren Auftrag.' }],
		}),
	);
	return [
		{ name: '10 lines', family: 'CII', bytes: encodeXml(writeCii(invoice, 'EN16931', STYLE)) },
		{ name: '10 lines', family: 'UBL', bytes: encodeXml(writeUbl(invoice, 'XRECHNUNG', STYLE)) },
	];
}

/** @returns the XML invoices of the public corpus beside the project; empty where it is absent */
function corpusDocuments(): BenchDocument[] {
	const folder = resolve(__dirname, '../../../shared/corpus/einvoice');
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((file) => file.endsWith('.xml'))
		.map((file) => {
			const bytes = readFileSync(join(folder, file));
			const family = bytes.includes('CrossIndustryInvoice') ? 'CII' : 'UBL';
			return { name: file, family, bytes } as const;
		});
}
