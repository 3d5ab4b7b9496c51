import { isCalendarDate } from '../../../calendar/day';
import { buchungsstapel } from '../categories/buchungsstapel';
import { charts } from '../charts';
import {
	bookingPeriodOf,
	type DateRange,
	fiscalYearFrom,
	fiscalYearOf,
	type FiscalYearRule,
	toHeaderTimestamp,
} from '../dates';
import { extfError } from '../errors';
import { buildHeader } from '../header';
import type { IncomingSettings } from './settings';

/**
 * Builds the header of an imagined file, so that a wrong setting shows before any document is looked at.
 *
 * @param settings settings of the run
 * @param now instant of the export
 * @throws BelegflussError naming the setting
 */
export function checkSettings(settings: IncomingSettings, now: Date): void {
	if (!Object.hasOwn(charts, settings.chart)) {
		throw extfError('DATEV_CHART', { value: settings.chart });
	}
	const fiscalYear = someFiscalYear(settings.fiscalYear, now);
	const client = {
		beraternummer: settings.beraternummer,
		mandantennummer: settings.mandantennummer,
		fiscalYearStart: fiscalYear.from,
		accountLength: settings.accountLength,
		sachkontenrahmen: charts[settings.chart].sachkontenrahmen,
		createdAt: timestamp(now, settings.timeZone),
	};
	buildHeader(buchungsstapel, client, {
		period: bookingPeriodOf(fiscalYear.from, fiscalYear),
		bezeichnung: settings.bezeichnung ?? '',
		diktatkuerzel: settings.diktatkuerzel ?? '',
		festschreibung: settings.festschreibung,
		currency: 'EUR',
	});
}

function someFiscalYear(rule: FiscalYearRule, now: Date): DateRange {
	if (rule.kind === 'exact') {
		if (isCalendarDate(rule.start) && rule.start.startsWith('20'))
			return fiscalYearFrom(rule.start);
		throw extfError('DATEV_WJ_BEGINN', { value: rule.start });
	}
	const isMonth = Number.isInteger(rule.month) && rule.month >= 1 && rule.month <= 12;
	const year = isMonth ? fiscalYearOf(rule, now.toISOString().slice(0, 10)) : undefined;
	if (!year) throw extfError('DATEV_WJ_BEGINN', { value: String(rule.month) });
	return year;
}

function timestamp(now: Date, timeZone: string): string {
	try {
		return toHeaderTimestamp(now, timeZone);
	} catch (cause) {
		throw extfError('DATEV_TIME_ZONE', { value: timeZone }, { cause });
	}
}
