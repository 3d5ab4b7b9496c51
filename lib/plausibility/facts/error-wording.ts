import { einvoiceErrorTexts } from '../../einvoice/errors';
import {
	type ErrorData,
	type ErrorText,
	fillTemplate,
	type LocalizedText,
} from '../../errors/belegfluss-error';

/** Errors a document can bring along from the nodes before the check. */
const texts: Readonly<Record<string, ErrorText>> = einvoiceErrorTexts;

/**
 * @param error what an earlier node left on the item, worded in the language of that node
 * @returns its sentences in both languages where the code is ours, else as they came
 */
export function wordError(error: ErrorData): { message: LocalizedText; remedy: LocalizedText } {
	const { code, message, remedy, params } = error;
	const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
	if (!text || !params) return { message: asItCame(message), remedy: asItCame(remedy) };
	const fill = (wording: LocalizedText): LocalizedText => ({
		de: fillTemplate(wording.de, params),
		en: fillTemplate(wording.en, params),
	});
	return { message: fill(text.message), remedy: fill(text.remedy) };
}

function asItCame(sentence: string): LocalizedText {
	return { de: sentence, en: sentence };
}
