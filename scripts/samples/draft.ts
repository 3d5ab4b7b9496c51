import { addDays } from './dates';
import type { InvoiceDraft } from './build-invoice';
import { BUYER, type Supplier } from './parties';

/** What differs from one ordinary invoice to the next. */
export interface DraftFacts extends Partial<Omit<InvoiceDraft, 'buyer' | 'issueDate'>> {
	readonly lines: InvoiceDraft['lines'];
	/** prefix and running number; the year is put between them */
	readonly series: readonly [prefix: string, number: string];
	/** days from the issue date back to the supply */
	readonly suppliedBefore?: number;
	/** days from issue to due date */
	readonly dueAfter?: number;
}

/**
 * An ordinary domestic invoice: addressed to the sample company, payable by SEPA transfer.
 *
 * @param supplier who sends it
 * @param issueDate `YYYY-MM-DD`
 * @param facts what is special about it
 * @returns the draft; everything in `facts` wins over the ordinary
 */
export function ordinaryDraft(
	supplier: Supplier,
	issueDate: string,
	facts: DraftFacts,
): InvoiceDraft {
	const { series, suppliedBefore = 3, dueAfter = 14, payment, ...rest } = facts;
	const number = `${series[0]}${issueDate.slice(0, 4)}-${series[1]}`;
	return {
		number,
		issueDate,
		dueDate: addDays(issueDate, dueAfter),
		delivery: { date: addDays(issueDate, -suppliedBefore), from: null, to: null },
		seller: supplier.party,
		buyer: BUYER,
		buyerReference: 'EINKAUF-07',
		...rest,
		payment: {
			ibans: [supplier.iban],
			accountName: supplier.party.name,
			bic: supplier.bic,
			meansCode: '58',
			meansText: 'SEPA-Überweisung',
			remittance: number,
			terms: `Zahlbar innerhalb von ${dueAfter} Tagen ohne Abzug.`,
			...payment,
		},
	};
}
