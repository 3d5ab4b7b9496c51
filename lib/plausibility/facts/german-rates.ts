import { toBig, type DecimalString } from '../../invoice/money';

interface RatePeriod {
	/** first day the rates hold, `YYYY-MM-DD` */
	readonly from: string;
	readonly rates: readonly DecimalString[];
}

/** § 12 (1), (2) and § 28 (1) to (3) UStG: standard and reduced rate, the latest first. */
const GENERAL_RATES: readonly RatePeriod[] = [
	{ from: '2021-01-01', rates: ['19', '7'] },
	{ from: '2020-07-01', rates: ['16', '5'] },
	{ from: '2007-01-01', rates: ['19', '7'] },
	{ from: '1998-04-01', rates: ['16', '7'] },
];

/** § 24 (1) UStG: flat rates of farmers; 5.5 for forestry all the time. */
const FARMERS_RATES: readonly RatePeriod[] = [
	{ from: '2025-01-01', rates: ['7.8', '5.5'] },
	{ from: '2024-12-06', rates: ['8.4', '5.5'] },
	{ from: '2023-01-01', rates: ['9', '5.5'] },
	{ from: '2022-01-01', rates: ['9.5', '5.5'] },
	{ from: '2007-01-01', rates: ['10.7', '5.5'] },
];

/** How a rate stands to German law on a day. */
export type RateVerdict = 'valid' | 'otherPeriod' | 'unknown';

/**
 * @param rate per cent, above zero
 * @param date day of supply, `YYYY-MM-DD`
 * @returns whether the rate holds on that day, held at another time, or never existed; days before
 * April 1998 are not judged
 */
export function judgeGermanRate(rate: DecimalString, date: string): RateVerdict {
	const tables = [GENERAL_RATES, FARMERS_RATES];
	if (!tables.some((table) => table.some((period) => hasRate(period, rate)))) return 'unknown';
	if (GENERAL_RATES.every(({ from }) => date < from)) return 'valid';
	return tables.some((table) => hasRate(periodOn(table, date), rate)) ? 'valid' : 'otherPeriod';
}

/**
 * @param date day of supply, `YYYY-MM-DD`
 * @returns standard and reduced rate of that day, per cent; empty before April 1998
 */
export function generalRatesOn(date: string): readonly DecimalString[] {
	return periodOn(GENERAL_RATES, date)?.rates ?? [];
}

function periodOn(table: readonly RatePeriod[], date: string): RatePeriod | undefined {
	return table.find(({ from }) => date >= from);
}

function hasRate(period: RatePeriod | undefined, rate: DecimalString): boolean {
	return period?.rates.some((known) => toBig(known).eq(toBig(rate))) ?? false;
}
