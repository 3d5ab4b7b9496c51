import { isCalendarDate } from '../../calendar/day';
import type { ExtfCategory } from './column';
import { type DateRange, fiscalYearFrom, type IsoDate, isWithin, toHeaderDate } from './dates';
import { extfError, type extfErrorTexts } from './errors';
import { headerFields } from './header-fields';

/** What every category says about the client (Mandant) the file is for. */
export interface ClientHeader {
	/** number of the tax adviser, 1001 to 9999999 */
	readonly beraternummer: string;
	/** number of the client, 1 to 99999 */
	readonly mandantennummer: string;
	/** WJ-Beginn: first day of the fiscal year */
	readonly fiscalYearStart: IsoDate;
	/** Sachkontenlänge, 4 to 8: digits of a G/L account as set for the client */
	readonly accountLength: number;
	/** two digits of the chart of accounts, e.g. `03`; empty = not said */
	readonly sachkontenrahmen: string;
	/** `JJJJMMTTHHMMSSFFF`, local time */
	readonly createdAt: string;
}

/** What only a batch of postings says. */
export interface BatchHeader {
	/** Datum von, Datum bis */
	readonly period: DateRange;
	/** up to 30 word characters, `.`, `-`, `/` and blanks; shown to the tax adviser */
	readonly bezeichnung: string;
	/** two upper-case letters (or four), or empty */
	readonly diktatkuerzel: string;
	/** whether the import locks the postings; the same value stands in every record */
	readonly festschreibung: boolean;
	/** base currency, ISO 4217 */
	readonly currency: string;
}

const HERKUNFT = 'RE';
const SOFTWARE = 'Belegfluss';
const LOWEST_BERATERNUMMER = 1001;

/** Fields people fill in have an error of their own, whose remedy says what belongs there. */
const fieldErrors: Partial<Record<string, keyof typeof extfErrorTexts>> = {
	Beraternummer: 'DATEV_BERATERNUMMER',
	Mandantennummer: 'DATEV_MANDANTENNUMMER',
	Sachkontenlänge: 'DATEV_SACHKONTENLAENGE',
	Bezeichnung: 'DATEV_BEZEICHNUNG',
	Diktatkürzel: 'DATEV_DIKTATKUERZEL',
};

/**
 * Builds the header record and checks it against the field table and the fiscal year.
 *
 * @param category category of the file
 * @param client whose books the file is for
 * @param batch what postings need besides; null for master data
 * @returns the 31 values of the record, without quotes
 * @throws BelegflussError of the field (DATEV_BERATERNUMMER, … else DATEV_HEADER_FIELD), or
 *   DATEV_PERIOD_OUTSIDE_FISCAL_YEAR
 */
export function buildHeader(
	category: ExtfCategory,
	client: ClientHeader,
	batch: BatchHeader | null,
): readonly string[] {
	if (!isCalendarDate(client.fiscalYearStart)) {
		throw extfError('DATEV_WJ_BEGINN', { value: client.fiscalYearStart });
	}
	if ((category.kind === 'postings') !== (batch !== null)) {
		const value = batch === null ? '' : batch.period.from;
		throw extfError('DATEV_HEADER_FIELD', { number: 15, field: 'Datum von', value });
	}
	const values: Partial<Record<(typeof headerFields)[number]['name'], string>> = {
		Kennzeichen: 'EXTF',
		Versionsnummer: '700',
		Formatkategorie: String(category.number),
		Formatname: category.name,
		Formatversion: String(category.version),
		'Erzeugt am': client.createdAt,
		Herkunft: HERKUNFT,
		Beraternummer: client.beraternummer,
		Mandantennummer: client.mandantennummer,
		'WJ-Beginn': toHeaderDate(client.fiscalYearStart),
		Sachkontenlänge: String(client.accountLength),
		Sachkontenrahmen: client.sachkontenrahmen,
		Anwendungsinformation: SOFTWARE,
		...(batch && batchValues(batch, fiscalYearFrom(client.fiscalYearStart))),
	};
	return headerFields.map((field) => checked(field, values[field.name] ?? ''));
}

function checked({ number, name, pattern }: (typeof headerFields)[number], value: string): string {
	if (pattern.test(value) && (name !== 'Beraternummer' || Number(value) >= LOWEST_BERATERNUMMER)) {
		return value;
	}
	throw extfError(fieldErrors[name] ?? 'DATEV_HEADER_FIELD', { number, field: name, value });
}

function batchValues(batch: BatchHeader, fiscalYear: DateRange) {
	const { from, to } = batch.period;
	const inside = isWithin(from, fiscalYear) && isWithin(to, fiscalYear) && from <= to;
	if (!isCalendarDate(from) || !isCalendarDate(to) || !inside) {
		throw extfError('DATEV_PERIOD_OUTSIDE_FISCAL_YEAR', {
			from,
			to,
			yearFrom: fiscalYear.from,
			yearTo: fiscalYear.to,
		});
	}
	return {
		'Datum von': toHeaderDate(from),
		'Datum bis': toHeaderDate(to),
		Bezeichnung: batch.bezeichnung,
		Diktatkürzel: batch.diktatkuerzel,
		Buchungstyp: '1',
		Rechnungslegungszweck: '0',
		Festschreibung: batch.festschreibung ? '1' : '0',
		WKZ: batch.currency,
	};
}
