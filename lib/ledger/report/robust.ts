/** Scales the median absolute deviation to a standard deviation, for values that scatter normally. */
const MAD_TO_SIGMA = 1.4826;

/** Where an outlier begins, in such deviations: the usual cut-off of Iglewicz and Hoaglin (1993). */
const CUT_OFF = 3.5;

/** A handful of documents more or less is no event, however regular the days before were. */
const LEAST_SPREAD = 2;

/** What is usual, by statistics a single odd day does not move. */
export interface Usual {
	readonly median: number;
	/** how far values commonly lie from it */
	readonly spread: number;
}

/**
 * @param values counts, at least one
 * @returns their median and spread. Counts scatter by about the root of what is expected even when nothing is
 * wrong, so the spread is never taken for less than that, nor for less than two.
 */
export function usualOf(values: readonly number[]): Usual {
	const median = medianOf(values);
	const deviation = medianOf(values.map((value) => Math.abs(value - median)));
	return { median, spread: Math.max(MAD_TO_SIGMA * deviation, Math.sqrt(median), LEAST_SPREAD) };
}

/**
 * @param value a count
 * @param usual what it is held against
 * @returns whether it lies unusually far above or below; null when it does not
 */
export function deviationFrom(value: number, { median, spread }: Usual): 'above' | 'below' | null {
	if (value > median + CUT_OFF * spread) return 'above';
	return value < median - CUT_OFF * spread ? 'below' : null;
}

function medianOf(values: readonly number[]): number {
	const sorted = values.toSorted((left, right) => left - right);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
