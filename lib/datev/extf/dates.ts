import { isCalendarDate } from '../../calendar/day';
import { localTime } from '../../calendar/local-time';

/** A day as `YYYY-MM-DD`. */
export type IsoDate = string;

/** First and last day, both included. */
export interface DateRange {
	readonly from: IsoDate;
	readonly to: IsoDate;
}

/**
 * When the fiscal year (Wirtschaftsjahr) begins: every year on the first of a month, or once on an exact
 * day, as in the short first year of a new company.
 */
export type FiscalYearRule =
	| { readonly kind: 'recurring'; readonly month: number }
	| { readonly kind: 'exact'; readonly start: IsoDate };

/**
 * @param date the day
 * @returns `TTMM` for the column Belegdatum; the year comes from the header
 */
export function toBelegdatum(date: IsoDate): string {
	return `${date.slice(8, 10)}${date.slice(5, 7)}`;
}

/**
 * @param date the day
 * @returns `TTMMJJJJ` for every other date column
 */
export function toColumnDate(date: IsoDate): string {
	return `${toBelegdatum(date)}${date.slice(0, 4)}`;
}

/**
 * @param date the day
 * @returns `JJJJMMTT` for the header
 */
export function toHeaderDate(date: IsoDate): string {
	return date.replaceAll('-', '');
}

/**
 * @param rule when the fiscal year begins
 * @param date a day
 * @returns the fiscal year the day lies in, or undefined when an exact fiscal year does not hold it
 */
export function fiscalYearOf(rule: FiscalYearRule, date: IsoDate): DateRange | undefined {
	if (rule.kind === 'exact') {
		const year = fiscalYearFrom(rule.start);
		return isWithin(date, year) ? year : undefined;
	}
	const year = Number(date.slice(0, 4));
	const begins = (of: number) => `${of}-${String(rule.month).padStart(2, '0')}-01`;
	return fiscalYearFrom(date >= begins(year) ? begins(year) : begins(year - 1));
}

/**
 * @param start first day
 * @returns the twelve months from that day
 */
export function fiscalYearFrom(start: IsoDate): DateRange {
	const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
	return { from: start, to: toIsoDate(Date.UTC(year + 1, month - 1, day - 1)) };
}

/**
 * @param date a day
 * @param within bounds, usually the fiscal year
 * @returns the calendar month of the day, cut to the bounds: the booking period
 */
export function bookingPeriodOf(date: IsoDate, within: DateRange): DateRange {
	const [year = 0, month = 1] = date.split('-').map(Number);
	const first = `${date.slice(0, 7)}-01`;
	const last = toIsoDate(Date.UTC(year, month, 0));
	return {
		from: first < within.from ? within.from : first,
		to: last > within.to ? within.to : last,
	};
}

/**
 * @param date a day
 * @param range bounds, both included
 * @returns whether the day lies between them
 */
export function isWithin(date: IsoDate, range: DateRange): boolean {
	return date >= range.from && date <= range.to;
}

/**
 * Finds the day a `TTMM` stands for: the one inside the fiscal year.
 *
 * @param belegdatum `TTMM`
 * @param fiscalYear fiscal year of the file
 * @returns the day, or undefined when the fiscal year has no such day (2902 outside a leap year)
 */
export function fromBelegdatum(belegdatum: string, fiscalYear: DateRange): IsoDate | undefined {
	const years = [fiscalYear.from.slice(0, 4), fiscalYear.to.slice(0, 4)];
	return years
		.map((year) => `${year}-${belegdatum.slice(2, 4)}-${belegdatum.slice(0, 2)}`)
		.find((date) => isCalendarDate(date) && isWithin(date, fiscalYear));
}

/**
 * @param instant the moment
 * @param timeZone IANA name, e.g. `Europe/Berlin`
 * @returns `JJJJMMTTHHMMSSFFF` in local time, for "Erzeugt am"
 */
export function toHeaderTimestamp(instant: Date, timeZone: string): string {
	return localTime(instant, timeZone).replace(/\D/g, '');
}

function toIsoDate(time: number): IsoDate {
	return new Date(time).toISOString().slice(0, 10);
}
