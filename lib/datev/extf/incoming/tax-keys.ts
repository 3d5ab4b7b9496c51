import { toBig } from '../../../invoice/money';
import { type DateRange, type IsoDate, isWithin } from '../dates';

/** An input tax key. */
export interface TaxKey {
	readonly key: string;
	/** which expense account the rate belongs to */
	readonly rateKind: 'standard' | 'reduced';
	/** `secondary`: not from DATEV's own material, to be compared with the client's keys */
	readonly confidence: 'confirmed' | 'secondary';
}

interface DatedTaxKey extends TaxKey {
	/** per cent */
	readonly rate: string;
	/** whether the key belongs to the lowered rates of the second half of 2020 */
	readonly lowered2020: boolean;
}

/** § 12 (1), (2), § 28 (1)-(3) UStG: 16 % and 5 % instead of 19 % and 7 %. */
const LOWERED_2020: DateRange = { from: '2020-07-01', to: '2020-12-31' };

/** § 12 (1) UStG: 19 % since this day. */
const RATES_SINCE: IsoDate = '2007-01-01';

const KEYS: readonly DatedTaxKey[] = [
	{ rate: '19', key: '9', rateKind: 'standard', lowered2020: false, confidence: 'confirmed' },
	{ rate: '7', key: '8', rateKind: 'reduced', lowered2020: false, confidence: 'confirmed' },
	{ rate: '16', key: '7', rateKind: 'standard', lowered2020: true, confidence: 'secondary' },
];

/**
 * Finds the key for German input tax. Keys 9 and 8 are refused around the lowered rates of 2020: which
 * rate DATEV takes then depends on dates the file does not carry.
 *
 * @param rate per cent
 * @param voucherDate Belegdatum
 * @param supplyDates day or first and last day of the supply
 * @returns the key, or undefined when none is certain
 */
export function taxKeyFor(
	rate: string,
	voucherDate: IsoDate,
	supplyDates: readonly IsoDate[],
): TaxKey | undefined {
	const dates = [voucherDate, ...supplyDates];
	if (dates.some((date) => date < RATES_SINCE)) return undefined;
	const key = KEYS.find((candidate) => toBig(candidate.rate).eq(toBig(rate)));
	if (!key) return undefined;
	const fits = key.lowered2020
		? supplyDates.every((date) => isWithin(date, LOWERED_2020))
		: dates.every((date) => !isWithin(date, LOWERED_2020));
	return fits ? key : undefined;
}
