import Big from 'big.js';
import { roundToCents } from '../../../lib/invoice/money';

/**
 * @param value a JSON number
 * @returns exactly the decimal that was written, not the binary number nearest to it
 */
export function big(value: number): Big {
	return new Big(String(value));
}

/**
 * @param value a JSON number
 * @returns digits behind the point as the client wrote them; 0.1 + 0.2 has seventeen
 */
export function decimalPlaces(value: number): number {
	const text = big(value).toFixed();
	return text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
}

/**
 * @param values exact decimals
 * @returns their exact sum
 */
export function total(values: readonly Big[]): Big {
	return values.reduce((sum, value) => sum.plus(value), new Big(0));
}

/**
 * @param value exact decimal
 * @returns the JSON number for it, rounded to cents
 */
export function amount(value: Big): number {
	const rounded = Number(roundToCents(value).toFixed(2));
	return rounded === 0 ? 0 : rounded;
}

/**
 * @param gross amount with VAT
 * @param rate per cent
 * @returns the VAT in it, to the cent
 */
export function taxInGross(gross: Big, rate: Big): Big {
	return roundToCents(gross.times(rate).div(rate.plus(100)));
}

/**
 * @param net amount without VAT
 * @param rate per cent
 * @returns the VAT on it, to the cent
 */
export function taxOnNet(net: Big, rate: Big): Big {
	return roundToCents(net.times(rate).div(100));
}
