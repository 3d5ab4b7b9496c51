import { MAX_PDF_OBJECTS, MAX_PDF_UNPACKED_BYTES } from '../limits';

/** Thrown when a PDF asks for more work than an invoice can need; told apart from mere damage. */
export class PdfBudgetExceeded extends Error {
	override readonly name = 'PdfBudgetExceeded';
}

/** How much of one PDF may still be read and unpacked. */
export class PdfBudget {
	private objects = MAX_PDF_OBJECTS;
	private bytes = MAX_PDF_UNPACKED_BYTES;

	/** @returns bytes that may still be unpacked */
	get unpackable(): number {
		return this.bytes;
	}

	/**
	 * @param count objects about to be read
	 * @throws PdfBudgetExceeded when they are too many
	 */
	spendObjects(count: number): void {
		this.objects -= count;
		if (this.objects < 0) throw new PdfBudgetExceeded('too many objects');
	}

	/**
	 * @param count bytes that were unpacked
	 * @throws PdfBudgetExceeded when they are too many
	 */
	spendBytes(count: number): void {
		this.bytes -= count;
		if (this.bytes < 0) throw new PdfBudgetExceeded('too many bytes');
	}
}
