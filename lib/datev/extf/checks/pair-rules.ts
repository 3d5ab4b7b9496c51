import { buchungsstapel, type BuchungsstapelHeading } from '../categories/buchungsstapel';
import type { Fault, PostingRule } from './violation';

/** The first column needs the second. */
type Need = readonly [BuchungsstapelHeading, BuchungsstapelHeading];

const both = (first: BuchungsstapelHeading, second: BuchungsstapelHeading): readonly Need[] => [
	[first, second],
	[second, first],
];

const headings = buchungsstapel.columns.map(({ heading }) => heading);

/** Beleginfo and Zusatzinformation: the kind (Art) stands right before its content (Inhalt). */
const kindsAndContents = headings.flatMap((heading, index) => {
	const content = headings[index + 1];
	return / - Art \d+$/.test(heading) && content ? both(heading, content) : [];
});

const needs: readonly Need[] = [
	...both('Basis-Umsatz', 'WKZ Basis-Umsatz'),
	['Kurs', 'Basis-Umsatz'],
	...both('Geschäftspartnerbank', 'SEPA-Mandatsreferenz'),
	['Leistungsdatum', 'Datum Zuord. Steuerperiode'],
	['Land', 'Steuersatz'],
	...kindsAndContents,
];

/** Columns that say nothing alone stand together. */
export const partnerRule: PostingRule = (posting): Fault[] =>
	needs
		.filter(([filled, needed]) => (posting[filled] ?? '') !== '' && (posting[needed] ?? '') === '')
		.map(([heading, partner]) => ({
			code: 'DATEV_PARTNER_COLUMN_EMPTY',
			heading,
			params: { partner },
		}));

/** An amount in another currency than the batch needs rate and base amount. */
export const foreignCurrencyRule: PostingRule = (posting, { currency }): Fault[] => {
	const used = posting['WKZ Umsatz'] ?? '';
	if (used === '' || used === currency || (posting['Kurs'] ?? '') !== '') return [];
	return [
		{ code: 'DATEV_PARTNER_COLUMN_EMPTY', heading: 'WKZ Umsatz', params: { partner: 'Kurs' } },
	];
};

/** Column 114 says what the header says; left empty it would lock the batch. */
export const festschreibungRule: PostingRule = (posting, { festschreibung }): Fault[] => {
	const expected = festschreibung ? '1' : '0';
	if (posting['Festschreibung'] === expected) return [];
	return [
		{ code: 'DATEV_FESTSCHREIBUNG_DIFFERS', heading: 'Festschreibung', params: { expected } },
	];
};
