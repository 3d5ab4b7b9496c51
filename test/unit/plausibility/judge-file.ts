import type { Plausibility } from '../../../lib/envelope/envelope';
import type { BelegflussError } from '../../../lib/errors/belegfluss-error';
import { extractInvoice } from '../../../lib/extract/extract-document';
import type { Invoice } from '../../../lib/invoice/schema';
import { checkPlausibility } from '../../../lib/plausibility/check';

/** Reads and judges a file the way the two nodes do it one behind the other. */
export async function judgeFile(
	bytes: Uint8Array,
	fileName: string,
	today: (invoice: Invoice | null) => string,
): Promise<{ invoice: Invoice | null; plausibility: Plausibility }> {
	const settings = (invoice: Invoice | null) => ({
		today: today(invoice),
		language: 'de' as const,
	});
	const file = { bytes, fileName, receivedAt: '2026-11-20T08:00:00.000Z' };
	const input = await extractInvoice(file).then(
		(read) => ({ ...read, document: null, error: null }),
		(cause: BelegflussError) => ({
			invoice: null,
			extraction: null,
			document: null,
			error: cause.describe('de'),
		}),
	);
	return {
		invoice: input.invoice,
		plausibility: checkPlausibility(input, settings(input.invoice)),
	};
}
