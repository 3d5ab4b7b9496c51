import Big from 'big.js';
import type { EInvoice } from '../../lib/einvoice/read-einvoice';
import type { ManifestRow } from '../support/shared';

/** Columns compared as text; a cell that is empty means the document does not have the value. */
const TEXT_FACTS: Readonly<Record<string, (read: EInvoice) => string | null>> = {
	syntax: ({ syntax }) => syntax,
	profile: ({ profile }) => profile,
	type_code: ({ invoice }) => invoice.typeCode,
	invoice_number: ({ invoice }) => invoice.number,
	issue_date: ({ invoice }) => invoice.issueDate,
	due_date: ({ invoice }) => invoice.dueDate,
	delivery_date: ({ invoice }) => invoice.delivery.date,
	seller_name: ({ invoice }) => invoice.seller.name,
	seller_vat_id: ({ invoice }) => invoice.seller.vatId,
	seller_tax_no: ({ invoice }) => invoice.seller.taxNumber,
	buyer_name: ({ invoice }) => invoice.buyer.name,
	buyer_vat_id: ({ invoice }) => invoice.buyer.vatId,
	currency: ({ invoice }) => invoice.currency,
	ibans: ({ invoice }) => invoice.payment.ibans.join('|'),
	preceding: ({ invoice }) => invoice.precedingInvoices.map(({ number }) => number).join('|'),
	attachment: ({ attachment }) => attachment,
	n_lines: ({ invoice }) => String(invoice.lines.length),
	n_lines_priced: ({ invoice }) =>
		String(invoice.lines.filter(({ kind }) => kind !== 'text').length),
};

/** Columns compared as decimals. */
const AMOUNT_FACTS: Readonly<Record<string, (read: EInvoice) => string | null>> = {
	line_total: ({ invoice }) => invoice.totals.lines,
	allowance_total: ({ invoice }) => invoice.totals.allowances,
	charge_total: ({ invoice }) => invoice.totals.charges,
	net_total: ({ invoice }) => invoice.totals.net,
	tax_total: ({ invoice }) => invoice.totals.tax,
	gross_total: ({ invoice }) => invoice.totals.gross,
	prepaid: ({ invoice }) => invoice.totals.prepaid,
	rounding: ({ invoice }) => invoice.totals.rounding,
	due_payable: ({ invoice }) => invoice.totals.payable,
};

/**
 * Compares a reading with the facts of the manifest.
 *
 * @param row expected facts
 * @param read what was read
 * @returns one sentence per difference, naming the field
 */
export function differences(row: ManifestRow, read: EInvoice): string[] {
	const found: string[] = [];
	for (const [column, pick] of Object.entries(TEXT_FACTS)) {
		compare(column, row[column] ?? '', pick(read) ?? '');
	}
	for (const [column, pick] of Object.entries(AMOUNT_FACTS)) {
		compare(column, amount(row[column] ?? ''), amount(pick(read) ?? ''));
	}
	compare('vat_breakdown', expectedVat(row['vat_breakdown'] ?? ''), readVat(read));
	return found;

	function compare(column: string, expected: string, actual: string): void {
		if (expected !== actual) found.push(`${column}: expected "${expected}", read "${actual}"`);
	}
}

function amount(text: string): string {
	return text === '' ? '' : new Big(text).toFixed();
}

function expectedVat(cell: string): string {
	return cell
		.split(';')
		.filter((group) => group !== '')
		.map((group) => {
			const [category = '', ...amounts] = group.split('/');
			return [category, ...amounts.map(amount)].join('/');
		})
		.join(';');
}

function readVat({ invoice }: EInvoice): string {
	return invoice.vatBreakdown
		.map(({ category, rate, net, tax }) =>
			[category ?? '', ...[rate, net, tax].map((value) => amount(value ?? ''))].join('/'),
		)
		.join(';');
}
