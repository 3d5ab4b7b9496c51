import { toAmount, toBig } from '../../../lib/invoice/money';
import type { Invoice, InvoiceLine } from '../../../lib/invoice/schema';

const UNITS: Readonly<Record<string, string>> = {
	C62: 'Stk.',
	DAY: 'Tg.',
	HUR: 'Std.',
	KGM: 'kg',
	KMT: 'km',
	KWH: 'kWh',
	LS: 'pausch.',
	MON: 'Monat',
	MTK: 'm²',
	MTR: 'm',
	XPK: 'Pack',
};

const TITLES: Readonly<Record<string, string>> = {
	'381': 'Rechnungskorrektur',
	'384': 'Korrekturrechnung',
	'389': 'Gutschrift',
};

/**
 * @param decimal decimal text
 * @returns German notation, `1.234,5`, fraction digits kept
 */
export function germanNumber(decimal: string): string {
	const [integer = '0', fraction] = decimal.split('.');
	const grouped = integer.replace(/\B(?=(\d{3})+$)/g, '.');
	return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/**
 * @param decimal decimal text, null for "not given"
 * @param currency ISO 4217
 * @returns `1.234,50 €`, or an empty text
 */
export function germanMoney(decimal: string | null, currency: string | null): string {
	if (decimal === null) return '';
	return `${germanNumber(toAmount(toBig(decimal)))} ${currency === 'EUR' ? '€' : currency}`;
}

/**
 * @param date `YYYY-MM-DD` or null
 * @returns `31.12.2026`, or an empty text
 */
export function germanDate(date: string | null): string {
	return date === null ? '' : date.split('-').reverse().join('.');
}

/**
 * @param iban without blanks
 * @returns in groups of four
 */
export function groupedIban(iban: string): string {
	return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * @param line BG-25
 * @returns quantity with its unit
 */
export function quantityWithUnit(line: InvoiceLine): string {
	if (line.quantity === null) return '';
	const unit = line.unit === null ? '' : ` ${UNITS[line.unit] ?? line.unit}`;
	return germanNumber(line.quantity) + unit;
}

/**
 * @param line BG-25
 * @param currency ISO 4217
 * @returns net price, with the quantity it is for when that is not one
 */
export function unitPrice(line: InvoiceLine, currency: string | null): string {
	if (line.netPrice === null) return '';
	const digits = line.netPrice.split('.')[1]?.length ?? 0;
	const price =
		digits > 2 ? `${germanNumber(line.netPrice)} €` : germanMoney(line.netPrice, currency);
	return line.priceBaseQuantity === null
		? price
		: `${price} / ${germanNumber(line.priceBaseQuantity)}`;
}

/**
 * @param invoice the invoice
 * @returns the word in the headline
 */
export function documentTitle(invoice: Invoice): string {
	return TITLES[invoice.typeCode ?? ''] ?? 'Rechnung';
}

/**
 * @param supply BT-72, or BT-73 and BT-74
 * @returns day or period of supply, or an empty text
 */
export function supplyDate(supply: Invoice['delivery']): string {
	if (supply.date !== null) return germanDate(supply.date);
	return [supply.from, supply.to]
		.filter((day) => day !== null)
		.map(germanDate)
		.join(' – ');
}
