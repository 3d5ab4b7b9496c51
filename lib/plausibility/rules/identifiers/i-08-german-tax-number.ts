import type { LocalizedText } from '../../../errors/belegfluss-error';
import { isGermanSeller } from '../../facts/identifiers';
import type { Rule } from '../../rule';

/** First digits of the federal form by state; the fifth digit is always 0. */
const FEDERAL_STARTS = /^(?:28|9|11|30|24|22|26|40|23|5|27|10|32|31|21|41)/;

/** I-08. The check-digit methods differ between the states; only the form is judged. */
export const germanTaxNumber: Rule = {
	id: 'I-08',
	severity: 'warning',
	legalClass: 'content',
	source: '§ 14 (4) no. 2 UStG; § 139a AO',
	title: { de: 'Deutsche Steuernummer: Aufbau', en: 'German tax number: form' },
	text: {
		de: 'Die Steuernummer {found} hat keinen gültigen Aufbau: {what}.',
		en: 'The tax number {found} has no valid form: {what}.',
	},
	milderWhenGuessed: true,
	check(invoice) {
		const { taxNumber } = invoice.seller;
		if (taxNumber === null || !isGermanSeller(invoice)) return [];
		const what = faultOf(taxNumber);
		return what === null ? [] : [{ path: 'seller.taxNumber', found: taxNumber, params: { what } }];
	},
};

function faultOf(written: string): LocalizedText | null {
	const compact = written
		.replace(/[\s/.-]/g, '')
		.replace(/^(?:DE|St(?:euer)?(?:Nr|nummer):?)/i, '');
	if (/^DE\s?\d{9}$/i.test(written.trim())) {
		return { de: 'das ist eine USt-IdNr.', en: 'it is a VAT id' };
	}
	if (!/^\d+$/.test(compact)) {
		return {
			de: 'sie enthält andere Zeichen als Ziffern',
			en: 'it has characters other than digits',
		};
	}
	if (compact.length === 10 || compact.length === 11) return null;
	if (compact.length !== 13) {
		return {
			de: 'sie muss 10, 11 oder im Bundesschema 13 Ziffern haben',
			en: 'it must have 10, 11 or, in the federal form, 13 digits',
		};
	}
	return FEDERAL_STARTS.test(compact) && compact[4] === '0'
		? null
		: { de: 'sie passt nicht ins Bundesschema', en: 'it does not fit the federal form' };
}
