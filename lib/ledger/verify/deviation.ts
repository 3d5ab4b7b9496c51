import { fillTemplate, type Language, type LocalizedText } from '../../errors/belegfluss-error';

/**
 * What a deviation means: `chain` ends what can be trusted, `payload` concerns data beside the chain,
 * `notice` is worth knowing but proves no change (clocks are corrected now and then).
 */
export type DeviationEffect = 'chain' | 'payload' | 'notice';

/** Every deviation a verification can name, with its effect and wording. */
export const deviationTexts = {
	empty: {
		effect: 'chain',
		text: {
			en: 'The ledger holds no entry: either nothing was logged yet, or everything was removed.',
			de: 'Das Protokoll enthält keinen Eintrag: entweder wurde noch nichts protokolliert, oder alles wurde entfernt.',
		},
	},
	contentChanged: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} no longer has the content its hash was made from.',
			de: 'Eintrag {sequence} hat nicht mehr den Inhalt, aus dem sein Hash gebildet wurde.',
		},
	},
	unreadable: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} is no readable entry of a known format ({reason}).',
			de: 'Eintrag {sequence} ist kein lesbarer Eintrag eines bekannten Formats ({reason}).',
		},
	},
	notCanonical: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} is not written in canonical form.',
			de: 'Eintrag {sequence} ist nicht in kanonischer Form geschrieben.',
		},
	},
	columnChanged: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} is filed under another value than it states itself ({column}).',
			de: 'Eintrag {sequence} ist unter einem anderen Wert abgelegt, als er selbst nennt ({column}).',
		},
	},
	linkBroken: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} was not written after the entry that stands before it: one of the two was replaced.',
			de: 'Eintrag {sequence} wurde nicht nach dem Eintrag geschrieben, der vor ihm steht: einer von beiden wurde ersetzt.',
		},
	},
	gap: {
		effect: 'chain',
		text: {
			en: 'Entries {sequence} to {to} are missing.',
			de: 'Die Einträge {sequence} bis {to} fehlen.',
		},
	},
	duplicate: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} occurs a second time.',
			de: 'Eintrag {sequence} kommt ein zweites Mal vor.',
		},
	},
	fork: {
		effect: 'chain',
		text: {
			en: 'Two different entries bear the number {sequence}.',
			de: 'Zwei verschiedene Einträge tragen die Nummer {sequence}.',
		},
	},
	outOfOrder: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} stands after entry {after}.',
			de: 'Eintrag {sequence} steht hinter Eintrag {after}.',
		},
	},
	foreignChain: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} belongs to another ledger ({chain}).',
			de: 'Eintrag {sequence} gehört zu einem anderen Protokoll ({chain}).',
		},
	},
	tailMissing: {
		effect: 'chain',
		text: {
			en: 'The ledger ends before entry {sequence}, for which a receipt exists.',
			de: 'Das Protokoll endet vor Eintrag {sequence}, für den es eine Quittung gibt.',
		},
	},
	receiptMismatch: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} is not the one a receipt was given for.',
			de: 'Eintrag {sequence} ist nicht der, für den eine Quittung ausgestellt wurde.',
		},
	},
	payloadChanged: {
		effect: 'payload',
		text: {
			en: 'The data kept for entry {sequence} is not the data that was logged.',
			de: 'Die zu Eintrag {sequence} aufbewahrten Daten sind nicht die protokollierten.',
		},
	},
	clockWentBack: {
		effect: 'notice',
		text: {
			en: 'Entry {sequence} bears an earlier time ({time}) than the one before it.',
			de: 'Eintrag {sequence} trägt eine frühere Zeit ({time}) als der Eintrag davor.',
		},
	},
} as const satisfies Record<string, { effect: DeviationEffect; text: LocalizedText }>;

export type DeviationKind = keyof typeof deviationTexts;

/** One thing a verification found. */
export interface Deviation {
	/** stable code */
	readonly kind: DeviationKind;
	/** entry it is about; for a gap the first missing one */
	readonly sequence: number;
	/** the finding in words */
	readonly detail: string;
}

/**
 * @param kind what was found
 * @param sequence entry it is about
 * @param params further values of the wording
 * @param language wording wanted
 * @returns the finding with its wording
 */
export function deviation(
	kind: DeviationKind,
	sequence: number,
	params: Readonly<Record<string, string | number>>,
	language: Language,
): Deviation {
	const detail = fillTemplate(deviationTexts[kind].text[language], { ...params, sequence });
	return { kind, sequence, detail };
}
