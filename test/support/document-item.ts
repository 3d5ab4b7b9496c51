import { createHash } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import { emptyInvoice } from '../../lib/invoice/empty-invoice';
import type { Invoice } from '../../lib/invoice/schema';
import { binaryFile } from './fake-execute';

/** What differs from the usual document. */
export interface DocumentChanges {
	readonly invoice?: Partial<Invoice>;
	readonly json?: object;
	/** text of the PDF, so that documents differ */
	readonly text?: string;
}

/**
 * @param number tells invented documents apart
 * @param changes what differs from an ordinary incoming invoice of 119.00 EUR
 * @returns an item as it leaves the Ampel Router: file, document, invoice, decision to write
 */
export function documentItem(number: number, changes: DocumentChanges = {}): INodeExecutionData {
	const bytes = smallPdf(changes.text ?? `Rechnung ${number}`);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const fileName = `RE-${number}.pdf`;
	return {
		json: {
			document: {
				sha256,
				fileName,
				mimeType: 'application/pdf',
				bytes: bytes.length,
				receivedAt: '2026-11-02T08:00:00.000Z',
			},
			invoice: { ...invoiceOf(number), ...changes.invoice },
			decision: {
				action: 'write',
				ampel: 'green',
				phase: 'writeBack',
				reasons: [{ code: 'WITHIN_LIMITS', message: 'Within the limits.' }],
			},
			...changes.json,
		} as INodeExecutionData['json'],
		binary: { data: binaryFile(bytes, fileName, 'application/pdf') },
	};
}

function invoiceOf(number: number): Invoice {
	const invoice = emptyInvoice();
	return {
		...invoice,
		number: `RE-${number}`,
		typeCode: '380',
		issueDate: '2026-11-01',
		dueDate: '2026-12-01',
		delivery: { date: '2026-10-30', from: null, to: null },
		currency: 'EUR',
		seller: {
			...invoice.seller,
			name: 'Muster Papier GmbH',
			vatId: 'DE123456788',
			address: {
				...invoice.seller.address,
				line1: 'Papiergasse 1',
				postCode: '20095',
				city: 'Hamburg',
				country: 'DE',
			},
		},
		totals: { ...invoice.totals, net: '100.00', tax: '19.00', gross: '119.00', payable: '119.00' },
		vatBreakdown: [
			{
				category: 'S',
				rate: '19',
				net: '100.00',
				tax: '19.00',
				exemptionReason: null,
				exemptionCode: null,
			},
		],
	};
}

/** A page without content, and a comment that makes it another file. */
function smallPdf(comment: string): Buffer {
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
	];
	let text = `%PDF-1.7\n% ${comment}\n`;
	const offsets = objects.map((object, index) => {
		const offset = text.length;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(offset).padStart(10, '0')} 00000 n \n`;
	});
	const table = `xref\n0 4\n0000000000 65535 f \n${offsets.join('')}`;
	const trailer = `trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
	return Buffer.from(`${text}${table}${trailer}`, 'latin1');
}
