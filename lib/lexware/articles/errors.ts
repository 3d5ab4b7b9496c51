import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of what keeps an article from being written in Lexware Office. */
export const lexwareArticleErrorTexts = {
	LEXWARE_ARTICLE_INCOMPLETE: {
		message: {
			en: 'The article has no {field}.',
			de: 'Beim Artikel fehlt: {field}.',
		},
		remedy: {
			en: 'An article needs title, unit, price and tax rate.',
			de: 'Ein Artikel braucht Titel, Einheit, Preis und Steuersatz.',
		},
	},
	LEXWARE_ARTICLE_GTIN: {
		message: {
			en: 'The GTIN "{value}" does not have 13 digits with a right check digit.',
			de: 'Die GTIN „{value}“ hat nicht 13 Ziffern mit richtiger Prüfziffer.',
		},
		remedy: {
			en: 'Compare it with the label of the product. Shorter codes get zeros in front.',
			de: 'Vergleichen Sie sie mit dem Etikett. Kürzere Codes werden vorn mit Nullen aufgefüllt.',
		},
	},
	LEXWARE_ARTICLE_EXISTS: {
		message: {
			en: 'Lexware Office has this article already, with the same values: {ids}.',
			de: 'Diesen Artikel gibt es in Lexware Office schon, mit denselben Angaben: {ids}.',
		},
		remedy: {
			en: 'Use that article, or tell the two apart by an article number.',
			de: 'Verwenden Sie diesen Artikel, oder unterscheiden Sie beide durch eine Artikelnummer.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const articleError = errorFactory(lexwareArticleErrorTexts);
