import type { Invoice } from '../../invoice/schema';

/**
 * @param invoice any invoice
 * @returns day or last day of the supply as the invoice states it (BT-72, BT-73/74, BT-134/135), or null
 */
export function statedSupplyDate(invoice: Invoice): string | null {
	const { date, from, to } = invoice.delivery;
	return date ?? to ?? from ?? latestLineDate(invoice);
}

/**
 * @param invoice any invoice
 * @returns day that decides the VAT rate: the stated day of supply, else the issue date, else null
 */
export function supplyDate(invoice: Invoice): string | null {
	return statedSupplyDate(invoice) ?? invoice.issueDate;
}

function latestLineDate({ lines }: Invoice): string | null {
	return lines
		.map(({ period }) => period?.to ?? period?.from ?? null)
		.reduce(
			(latest, date) => (date !== null && (latest === null || date > latest) ? date : latest),
			null,
		);
}
