import type Big from 'big.js';
import type { LocalizedText } from '../../errors/belegfluss-error';
import { toBig } from '../../invoice/money';
import type { Invoice, InvoiceLine } from '../../invoice/schema';

/** A line and its place in the document. */
export interface PlacedLine {
	readonly line: InvoiceLine;
	/** index in `invoice.lines` */
	readonly index: number;
}

/**
 * @param invoice any invoice
 * @returns the lines that add to the sum; group, information and text lines do not
 */
export function countingLines(invoice: Invoice): readonly PlacedLine[] {
	return invoice.lines
		.map((line, index) => ({ line, index }))
		.filter(({ line }) => line.kind === 'detail');
}

/**
 * @param placed line with its place
 * @returns what a reader calls it: its number in the document, else its place counted from one
 */
export function lineLabel({ line, index }: PlacedLine): LocalizedText {
	const number = line.id ?? String(index + 1);
	return { de: `Position ${number}`, en: `line ${number}` };
}

/**
 * @param invoice any invoice
 * @returns lines that add to the sum, at least one: German practice rounds VAT per line, so cents of
 * difference grow with it
 */
export function roundingUnits(invoice: Invoice): number {
	return Math.max(1, countingLines(invoice).length);
}

/**
 * @param difference absolute difference of two amounts
 * @param invoice the invoice they stand in
 * @returns severity after the table of tolerances: from 1.00 an error, above 0.02 for each line a
 * warning, else information
 */
export function severityOfVatDifference(
	difference: Big,
	invoice: Invoice,
): 'error' | 'warning' | 'info' {
	if (difference.gte('1.00')) return 'error';
	return difference.gt(toBig('0.02').times(roundingUnits(invoice))) ? 'warning' : 'info';
}
