import type { BelegflussError } from '../../../errors/belegfluss-error';
import { toAmount, toBig } from '../../../invoice/money';
import type { Invoice } from '../../../invoice/schema';
import { type DateRange, fiscalYearOf, type FiscalYearRule, type IsoDate } from '../dates';
import { directionError } from './direction';
import { refusal } from './reasons';

/** What every posting of a document needs, present and plausible. */
export interface DocumentFacts {
	readonly number: string;
	readonly issueDate: IsoDate;
	readonly fiscalYear: DateRange;
	readonly gross: string;
	/** day or first and last day of the supply; the issue date when the invoice says nothing */
	readonly supplyDates: readonly IsoDate[];
	/** whether the invoice says nothing is left to pay */
	readonly alreadyPaid: boolean;
}

/**
 * @param invoice the invoice
 * @param rule when the fiscal year begins
 * @returns the facts, or every reason why the document as a whole cannot be posted
 */
export function documentFacts(
	invoice: Invoice,
	rule: FiscalYearRule,
): { readonly facts: DocumentFacts } | { readonly reasons: readonly BelegflussError[] } {
	const number = invoice.number?.trim() ?? '';
	const { issueDate, currency, vatBreakdown } = invoice;
	const { gross } = invoice.totals;
	const dated = issueDate !== null && issueDate.startsWith('20');
	const fiscalYear = dated ? fiscalYearOf(rule, issueDate) : undefined;
	const reasons: BelegflussError[] = [];
	if (number === '') reasons.push(refusal('DATEV_NUMBER_MISSING'));
	if (!dated) reasons.push(refusal('DATEV_DATE_UNUSABLE', { value: issueDate ?? '' }));
	else if (!fiscalYear && rule.kind === 'exact') {
		reasons.push(refusal('DATEV_OUTSIDE_GIVEN_YEAR', { value: issueDate, start: rule.start }));
	}
	if (currency !== 'EUR') reasons.push(refusal('DATEV_CURRENCY', { value: currency ?? '' }));
	if (vatBreakdown.length === 0) reasons.push(refusal('DATEV_VAT_MISSING'));
	if (gross === null) reasons.push(refusal('DATEV_GROSS_MISSING'));
	else reasons.push(...[directionError(invoice), amountDueError(invoice)].filter(isError));
	if (reasons.length > 0 || !dated || !fiscalYear || gross === null) return { reasons };
	const alreadyPaid = invoice.totals.payable !== null && isPaid(invoice);
	const supplyDates = supplyDatesOf(invoice, issueDate);
	return { facts: { number, issueDate, fiscalYear, gross, supplyDates, alreadyPaid } };
}

function supplyDatesOf({ delivery, taxPointDate }: Invoice, issueDate: IsoDate): IsoDate[] {
	const stated = [delivery.date, delivery.from, delivery.to].filter((date) => date !== null);
	return stated.length > 0 ? stated : [taxPointDate ?? issueDate];
}

function amountDueError({ totals }: Invoice): BelegflussError | undefined {
	const gross = toBig(totals.gross);
	const payable =
		totals.payable === null ? gross.minus(toBig(totals.prepaid)) : toBig(totals.payable);
	if (payable.eq(gross) || payable.eq(0)) return undefined;
	return refusal('DATEV_AMOUNT_DUE', { payable: toAmount(payable), gross: toAmount(gross) });
}

function isPaid({ totals }: Invoice): boolean {
	return toBig(totals.payable).eq(0) && !toBig(totals.gross).eq(0);
}

function isError(error: BelegflussError | undefined): error is BelegflussError {
	return error !== undefined;
}
