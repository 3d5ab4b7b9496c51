import {
	fillTemplate,
	type Language,
	type LocalizedText,
	type MessageParams,
} from '../../errors/belegfluss-error';

/** Wording of everything that can be unusual about a day. */
export const unusualTexts = {
	UNUSUAL_DOCUMENTS_MANY: {
		en: 'On {day} {count} documents were processed; on this day of the week about {usual} are usual.',
		de: 'Am {day} wurden {count} Belege bearbeitet; an diesem Wochentag sind etwa {usual} üblich.',
	},
	UNUSUAL_DOCUMENTS_FEW: {
		en: 'On {day} only {count} documents were processed; on this day of the week about {usual} are usual. Check whether receiving still works.',
		de: 'Am {day} wurden nur {count} Belege bearbeitet; an diesem Wochentag sind etwa {usual} üblich. Prüfen Sie, ob der Eingang noch arbeitet.',
	},
	UNUSUAL_WRITES_MANY: {
		en: 'On {day} {count} documents were written to accounting systems; on this day of the week about {usual} are usual.',
		de: 'Am {day} wurden {count} Belege in Buchhaltungssysteme geschrieben; an diesem Wochentag sind etwa {usual} üblich.',
	},
	UNUSUAL_HOUR: {
		en: 'On {day} between {hour}:00 and {hour}:59 there were {count} steps; in the {weeks} weeks before there was never one at this hour.',
		de: 'Am {day} gab es zwischen {hour}:00 und {hour}:59 Uhr {count} Schritte; in den {weeks} Wochen davor zu dieser Stunde nie.',
	},
	UNUSUAL_ACTOR_NEW: {
		en: '"{actor}" acted on {day} ({count} times) and never before.',
		de: '„{actor}“ ist am {day} tätig geworden ({count}-mal) und davor noch nie.',
	},
	UNUSUAL_ACTOR_BACK: {
		en: '"{actor}" acted on {day} ({count} times), for the first time in {weeks} weeks or more.',
		de: '„{actor}“ ist am {day} tätig geworden ({count}-mal), zum ersten Mal seit mindestens {weeks} Wochen.',
	},
	UNUSUAL_DECISIONS_MANY: {
		en: '"{actor}" decided on {count} documents on {day}; about {usual} a day are usual.',
		de: '„{actor}“ hat am {day} über {count} Belege entschieden; üblich sind etwa {usual} am Tag.',
	},
} as const satisfies Record<string, LocalizedText>;

/** Stable code of a finding. */
export type UnusualCode = keyof typeof unusualTexts;

/** Something unusual, before it is put into words. */
export interface UnusualFinding {
	readonly code: UnusualCode;
	readonly params: MessageParams;
}

/**
 * @param finding code and values
 * @param language wording wanted
 * @returns the finding as a sentence
 */
export function wordUnusual({ code, params }: UnusualFinding, language: Language): string {
	return fillTemplate(unusualTexts[code][language], params);
}
