import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportIncomingInvoices } from '../../../lib/datev/extf/export-incoming';
import type { Invoice } from '../../../lib/invoice/schema';
import { incomingInvoice, now, settings } from './incoming-invoice';

/*
 * Expected bytes are written by hand as Latin-1, where \x80 is the euro sign and \xfc is ü of Windows-1252.
 */
const HEADER =
	'"EXTF";700;21;"Buchungsstapel";13;20260601143005123;;"RE";"";"";29098;55003;20260101;4;' +
	'20260501;20260531;"Eingangsrechnungen 2026-05";"";1;0;0;"EUR";;"";;;"03";;;"";"Belegfluss"\r\n';

/** SHA-256 of the 125 headings of DATEV's sample file with their line end. */
const HEADINGS_SHA256 = 'bb5949fc3965b7a9e75bb4f4f42dab45007af66935746bcf29613dfa63fb8532';

/** Columns 21 to 116 without Beleginfo, with Festschreibung 0. */
const COLUMNS_23_TO_116 =
	'"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";;"";;"";;;;;;' +
	'"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";' +
	'"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";"";' +
	';;;"";;;;"";"";;"";;;;"";"";;"";;"";;"";"";;"";;0;;;';
const COLUMNS_118_TO_125 = ';"";;"";"";;"";;\r\n';
const UNCHANGED_NUMBER = '"";"";';

function exported(...invoices: readonly Invoice[]) {
	const documents = invoices.map((invoice, index) => ({ id: `doc-${index + 1}`, invoice }));
	const { files, refused } = exportIncomingInvoices(documents, settings, now);
	expect(refused).toEqual([]);
	expect(files).toHaveLength(1);
	const text = Buffer.from(files[0]!.bytes).toString('latin1');
	const headingsStart = text.indexOf('\r\n') + 2;
	const headingsEnd = text.indexOf('\r\n', headingsStart) + 2;
	const headings = text.slice(headingsStart, headingsEnd);
	return {
		file: files[0]!,
		header: text.slice(0, headingsStart),
		headingsSha256: createHash('sha256').update(headings, 'latin1').digest('hex'),
		records: Buffer.from(text.slice(headingsEnd), 'latin1'),
	};
}

const bytes = (...records: readonly string[]) => Buffer.from(records.join(''), 'latin1');

describe('a posting batch, byte for byte', () => {
	it('has the header and the headings DATEV expects', () => {
		const { header, headingsSha256 } = exported(incomingInvoice());
		expect(header).toBe(HEADER);
		expect(headingsSha256).toBe(HEADINGS_SHA256);
	});

	it('books an invoice with one rate gross against the creditor', () => {
		const { records, file } = exported(incomingInvoice());
		expect(records).toEqual(
			bytes(
				'119,00;"S";"";;;"";4900;70000;"9";0205;"RE-2026-17";"";;' +
					'"M\xfcllers 1-\x80-Markt GmbH RE-2026-17";;"";;;;"";' +
					UNCHANGED_NUMBER +
					COLUMNS_23_TO_116 +
					'01062026' +
					COLUMNS_118_TO_125,
			),
		);
		expect(file).toMatchObject({ period: '2026-05', postings: 1, total: '119.00' });
		expect(file.fileName).toMatch(/^EXTF_Buchungsstapel_29098_55003_2026-05_[0-9a-f]{8}\.csv$/);
	});

	it('books an invoice with two rates in two records with one document number', () => {
		const invoice = incomingInvoice({
			number: 'RE 2026.18',
			dueDate: null,
			groups: ['S/19/1000.00/190.00', 'S/7/50.00/3.50'],
		});
		const record = (amount: string, key: string) =>
			`${amount};"S";"";;;"";4900;70000;"${key}";0205;"RE-2026-18";"";;` +
			'"M\xfcllers 1-\x80-Markt GmbH RE 2026.18";;"";;;;"";' +
			'"Rechnungsnummer";"RE 2026.18";' +
			COLUMNS_23_TO_116 +
			COLUMNS_118_TO_125;
		const { records, file } = exported(invoice);
		expect(records).toEqual(bytes(record('1190,00', '9'), record('53,50', '8')));
		expect(file).toMatchObject({ postings: 2, total: '1243.50' });
	});

	it('books a credit note with positive amounts on the credit side', () => {
		const { records, file } = exported(
			incomingInvoice({ typeCode: '381', number: 'GS-9', dueDate: null }),
		);
		expect(records).toEqual(
			bytes(
				'119,00;"H";"";;;"";4900;70000;"9";0205;"GS-9";"";;' +
					'"M\xfcllers 1-\x80-Markt GmbH GS-9";;"";;;;"";' +
					UNCHANGED_NUMBER +
					COLUMNS_23_TO_116 +
					COLUMNS_118_TO_125,
			),
		);
		expect(file.total).toBe('-119.00');
	});

	it('doubles quotes inside texts', () => {
		const { records } = exported(incomingInvoice({ seller: { name: 'Druckerei "Rund"; Söhne' } }));
		expect(records.toString('latin1')).toContain(';"Druckerei ""Rund""; S\xf6hne RE-2026-17";');
	});

	it('ends every record, the last too, with CR LF and has no lone line feed', () => {
		const { records } = exported(incomingInvoice(), incomingInvoice({ number: '2' }));
		const text = records.toString('latin1');
		expect(text.endsWith('\r\n')).toBe(true);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(text.split('\r\n')).toHaveLength(3);
	});
});
