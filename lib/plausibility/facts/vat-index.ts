import { toBig, type DecimalString } from '../../invoice/money';

/** Category and rate a VAT group stands for. */
export interface VatKey {
	/** BT-118, BT-151, BT-95, BT-102; null in ZUGFeRD 1.0 BASIC */
	readonly category: string | null;
	readonly rate: DecimalString | null;
}

/** The parts of a document by rate, so that hostile documents cannot make the checks slow. */
export class VatIndex<Part> {
	private readonly byRate = new Map<string, Part[]>();

	constructor(
		parts: readonly Part[],
		private readonly keyOf: (part: Part) => VatKey,
	) {
		for (const part of parts) {
			const rate = rateKey(keyOf(part));
			const bucket = this.byRate.get(rate);
			if (bucket === undefined) this.byRate.set(rate, [part]);
			else bucket.push(part);
		}
	}

	/**
	 * @param key category and rate
	 * @returns the parts of that VAT group, in their order; a category missing on either side is decided
	 * by the rate alone, and category O has no rate
	 */
	of(key: VatKey): readonly Part[] {
		return (this.byRate.get(rateKey(key)) ?? []).filter((part) => {
			const { category } = this.keyOf(part);
			return category === null || key.category === null || category === key.category;
		});
	}
}

/**
 * @param part line, allowance or charge
 * @returns category and rate it names
 */
export function vatKeyOf(part: {
	readonly vatCategory: string | null;
	readonly vatRate: DecimalString | null;
}): VatKey {
	return { category: part.vatCategory, rate: part.vatRate };
}

function rateKey({ category, rate }: VatKey): string {
	return category === 'O' ? '0' : toBig(rate).toFixed();
}
