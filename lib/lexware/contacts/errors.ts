import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of what keeps a contact from being found or written in Lexware Office. */
export const lexwareContactErrorTexts = {
	LEXWARE_CONTACT_FILTER_LENGTH: {
		message: {
			en: 'The filter on {field} has {length} characters; Lexware Office searches with 3 to 128.',
			de: 'Der Filter auf {field} hat {length} Zeichen; Lexware Office sucht mit 3 bis 128.',
		},
		remedy: {
			en: 'Give at least three characters, or leave the filter empty. The characters &, < and > count as four or five.',
			de: 'Geben Sie mindestens drei Zeichen an, oder lassen Sie den Filter leer. Die Zeichen &, < und > zählen als vier oder fünf.',
		},
	},
	LEXWARE_CONTACT_FILTER_NUMBER: {
		message: {
			en: '"{value}" is no customer or supplier number: these have digits only.',
			de: '„{value}“ ist keine Kunden- oder Lieferantennummer: Diese bestehen nur aus Ziffern.',
		},
		remedy: {
			en: 'Give the number as Lexware Office shows it at the contact, e.g. 10001.',
			de: 'Geben Sie die Nummer an, wie Lexware Office sie beim Kontakt zeigt, z. B. 10001.',
		},
	},
	LEXWARE_CONTACT_ROLE: {
		message: {
			en: 'The contact is neither customer nor supplier.',
			de: 'Der Kontakt ist weder Kunde noch Lieferant.',
		},
		remedy: {
			en: 'Choose at least one under Roles.',
			de: 'Wählen Sie unter Roles mindestens eines.',
		},
	},
	LEXWARE_CONTACT_NAME: {
		message: {
			en: 'The contact has no name (field {field}).',
			de: 'Der Kontakt hat keinen Namen (Feld {field}).',
		},
		remedy: {
			en: 'A company needs its name, a person the last name.',
			de: 'Eine Firma braucht ihren Namen, eine Person den Nachnamen.',
		},
	},
	LEXWARE_CONTACT_COUNTRY: {
		message: {
			en: 'The address {field} has no valid country: "{value}".',
			de: 'Die Adresse {field} hat kein gültiges Land: „{value}“.',
		},
		remedy: {
			en: 'Every address needs the two letters of its country, e.g. DE or AT.',
			de: 'Jede Adresse braucht das Länderkürzel aus zwei Buchstaben, z. B. DE oder AT.',
		},
	},
	LEXWARE_CONTACT_EXISTS: {
		message: {
			en: 'Lexware Office seems to have this contact already, by {by}: {ids}.',
			de: 'Diesen Kontakt scheint es in Lexware Office schon zu geben, nach {by}: {ids}.',
		},
		remedy: {
			en: 'Use that contact, or update it. If it is really another one, switch on "Create Even If Similar".',
			de: 'Verwenden oder ändern Sie diesen Kontakt. Ist es wirklich ein anderer, schalten Sie „Create Even If Similar“ ein.',
		},
	},
	LEXWARE_CONTACT_SEVERAL_ENTRIES: {
		message: {
			en: 'The contact {id} has {count} entries under {field}. The Public API takes one only, so writing it would lose the others; nothing was sent.',
			de: 'Der Kontakt {id} hat {count} Einträge unter {field}. Die Public API nimmt nur einen an, beim Schreiben gingen die übrigen verloren; es wurde nichts gesendet.',
		},
		remedy: {
			en: 'Change this contact in the app.',
			de: 'Ändern Sie diesen Kontakt in der App.',
		},
	},
	LEXWARE_CONTACT_KIND: {
		message: {
			en: 'The contact {id} is a {is}, the changes are those of a {wanted}.',
			de: 'Der Kontakt {id} ist vom Typ {is}, die Änderungen gehören zu {wanted}.',
		},
		remedy: {
			en: 'Company name, tax number, VAT ID and contact person belong to a company; salutation, first and last name to a person. Lexware Office does not turn one into the other.',
			de: 'Firmenname, Steuernummer, USt-IdNr. und Ansprechpartner gehören zu einer Firma; Anrede, Vor- und Nachname zu einer Person. Lexware Office macht aus dem einen nicht das andere.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const contactError = errorFactory(lexwareContactErrorTexts);
