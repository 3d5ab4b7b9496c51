import type { LocalizedText } from '../errors/belegfluss-error';
import type { Complaint } from './vendor-answer';

/** What the vendor's keys mean, in words of a bookkeeper. */
const known: Readonly<Record<string, LocalizedText>> = {
	countrycode_is_not_valid: {
		en: 'the country must be a two-letter code such as DE or AT',
		de: 'das Land muss ein Kürzel aus zwei Buchstaben sein, etwa DE oder AT',
	},
	inacceptable_file_extension: {
		en: 'only PDF, JPEG, PNG and XRechnung XML files are taken',
		de: 'angenommen werden nur PDF, JPEG, PNG und XRechnung-XML',
	},
	image_conversion_error: {
		en: 'the picture is damaged',
		de: 'das Bild ist beschädigt',
	},
	invalid_taxamount: {
		en: 'the tax amount does not fit amount and tax rate',
		de: 'der Steuerbetrag passt nicht zu Betrag und Steuersatz',
	},
	invalid_total_amount: {
		en: 'the total does not equal the sum of the items',
		de: 'die Gesamtsumme entspricht nicht der Summe der Positionen',
	},
	invalid_xrechnung: {
		en: 'the XML file is not a valid XRechnung',
		de: 'die XML-Datei ist keine gültige XRechnung',
	},
	material_number_already_exists: {
		en: 'another article has this number already',
		de: 'ein anderer Artikel hat diese Nummer schon',
	},
	max_file_size_exceeded: {
		en: 'the file is larger than 5 MiB',
		de: 'die Datei ist größer als 5 MiB',
	},
	missing_entity: {
		en: 'a required value is missing',
		de: 'eine notwendige Angabe fehlt',
	},
	notnull: {
		en: 'a required value is missing',
		de: 'eine notwendige Angabe fehlt',
	},
	validgtin: {
		en: 'the GTIN must have 13 digits and a right check digit',
		de: 'die GTIN muss 13 Ziffern und eine richtige Prüfziffer haben',
	},
	voucher_upload_toxic_pdf: {
		en: 'the PDF holds content that is not accepted, such as scripts',
		de: 'das PDF enthält nicht zugelassene Inhalte, etwa Skripte',
	},
};

/**
 * @param complaint what the vendor complains of
 * @returns a clause that names the field and says what is wrong with it
 */
export function explain({ code, field, text }: Complaint): LocalizedText {
	const key = code?.toLowerCase() ?? '';
	const meaning = Object.hasOwn(known, key) ? known[key] : undefined;
	const clause = (language: 'en' | 'de') => {
		const what = meaning?.[language] ?? text ?? code ?? '';
		return [field, what].filter(Boolean).join(': ');
	};
	return { en: clause('en'), de: clause('de') };
}
