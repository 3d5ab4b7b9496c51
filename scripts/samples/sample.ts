import type { Ampel } from '../../lib/envelope/envelope';
import type { Invoice } from '../../lib/invoice/schema';

/** What a document must lead to. */
export interface Expectation {
	readonly ampel: Ampel;
	/** the structured part can be read */
	readonly readable: boolean;
	/** BT-1, null when it lacks or cannot be read */
	readonly number: string | null;
	/** BT-112 */
	readonly gross: string | null;
	/** BT-27 */
	readonly supplier: string | null;
	/** ids of findings that must appear; others of weight "info" may */
	readonly rules: readonly string[];
}

/** An invented document with what is to be found in it. */
export interface Sample {
	readonly fileName: string;
	readonly bytes: Uint8Array;
	/** one sentence for people who look through the folder */
	readonly about: string;
	readonly expect: Expectation;
}

/**
 * @param invoice the invoice the document carries
 * @param ampel traffic light expected
 * @param rules ids of findings that must appear
 * @returns the expectation for a readable document
 */
export function expectInvoice(
	invoice: Invoice,
	ampel: Ampel,
	rules: readonly string[] = [],
): Expectation {
	return {
		ampel,
		readable: true,
		number: invoice.number,
		gross: invoice.totals.gross,
		supplier: invoice.seller.name,
		rules,
	};
}

/**
 * @param ampel traffic light expected
 * @param rules ids of findings that must appear
 * @returns the expectation for a document without readable structured part
 */
export function expectNothing(ampel: Ampel, rules: readonly string[]): Expectation {
	return { ampel, readable: false, number: null, gross: null, supplier: null, rules };
}
