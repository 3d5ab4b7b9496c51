import { isCalendarDate } from '../../../calendar/day';
import { buchungsstapel } from '../categories/buchungsstapel';
import { fromBelegdatum, isWithin } from '../dates';
import type { Fault, PostingRule } from './violation';

const BELEGDATUM = 'Belegdatum';

const longDates = buchungsstapel.columns.filter(
	({ type, heading }) => type === 'Datum' && heading !== BELEGDATUM,
);

/** The Belegdatum is a day of the fiscal year and lies in the period of the file. */
export const belegdatumRule: PostingRule = (posting, { fiscalYear, period }): Fault[] => {
	const value = posting[BELEGDATUM] ?? '';
	if (!/^\d{4}$/.test(value)) return [];
	const date = fromBelegdatum(value, fiscalYear);
	if (date === undefined) {
		const params = { from: fiscalYear.from, to: fiscalYear.to };
		return [{ code: 'DATEV_OUTSIDE_FISCAL_YEAR', heading: BELEGDATUM, params }];
	}
	if (isWithin(date, period)) return [];
	const params = { from: period.from, to: period.to };
	return [{ code: 'DATEV_OUTSIDE_PERIOD', heading: BELEGDATUM, params }];
};

/** Every other date exists in the calendar. */
export const calendarRule: PostingRule = (posting) =>
	longDates
		.filter(({ heading }) => {
			const value = posting[heading] ?? '';
			const iso = `${value.slice(4, 8)}-${value.slice(2, 4)}-${value.slice(0, 2)}`;
			return /^\d{8}$/.test(value) && !isCalendarDate(iso);
		})
		.map(({ heading }) => ({ code: 'DATEV_NO_SUCH_DAY', heading }));
