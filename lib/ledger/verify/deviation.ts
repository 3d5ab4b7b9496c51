import { fillTemplate, type Language, type LocalizedText } from '../../errors/belegfluss-error';

/**
 * What a deviation means: `chain` ends what can be trusted, `payload` concerns data beside the chain,
 * `anchor` evidence from outside that does not hold or that the ledger admits to have lost, `notice` is
 * worth knowing but proves no change (clocks are corrected now and then).
 */
export type DeviationEffect = 'chain' | 'payload' | 'anchor' | 'notice';

/** Values of a wording; texts in both languages are given in the one wanted. */
export type DeviationParams = Readonly<Record<string, string | number | LocalizedText>>;

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
	partialLine: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} breaks off ({reason}): the export was not written to its end, or cut.',
			de: 'Eintrag {sequence} bricht ab ({reason}): der Export wurde nicht zu Ende geschrieben oder abgeschnitten.',
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
	checkpointAhead: {
		effect: 'chain',
		text: {
			en: 'The ledger ends before entry {sequence}, up to which a checkpoint of {time} reaches.',
			de: 'Das Protokoll endet vor Eintrag {sequence}, bis zu dem ein Prüfpunkt vom {time} reicht.',
		},
	},
	checkpointHeadDiffers: {
		effect: 'chain',
		text: {
			en: 'Entry {sequence} is not the one the checkpoint of {time} was made of: the ledger was rewritten.',
			de: 'Eintrag {sequence} ist nicht der, aus dem der Prüfpunkt vom {time} gebildet wurde: das Protokoll wurde umgeschrieben.',
		},
	},
	checkpointRootDiffers: {
		effect: 'chain',
		text: {
			en: 'Entries 1 to {sequence} are not all those the checkpoint of {time} was made of, although the last one is.',
			de: 'Die Einträge 1 bis {sequence} sind nicht alle die, aus denen der Prüfpunkt vom {time} gebildet wurde, obwohl der letzte es ist.',
		},
	},
	checkpointOtherChain: {
		effect: 'chain',
		text: {
			en: 'The checkpoint of {time} over {sequence} entries belongs to another ledger ({chain}).',
			de: 'Der Prüfpunkt vom {time} über {sequence} Einträge gehört zu einem anderen Protokoll ({chain}).',
		},
	},
	checkpointSignatureInvalid: {
		effect: 'anchor',
		text: {
			en: 'The checkpoint of {time} over {sequence} entries does not bear the signature of the key it names: it was changed, and proves nothing.',
			de: 'Der Prüfpunkt vom {time} über {sequence} Einträge trägt nicht die Unterschrift des Schlüssels, den er nennt: er wurde verändert und beweist nichts.',
		},
	},
	checkpointsUnreadable: {
		effect: 'anchor',
		text: {
			en: 'The checkpoints in the export cannot be read ({reason}).',
			de: 'Die Prüfpunkte im Export sind nicht lesbar ({reason}).',
		},
	},
	lostByRestore: {
		effect: 'anchor',
		text: {
			en: 'Entry {sequence}, of which there is evidence, was lost when the ledger was restored from a backup (entry {restored}).',
			de: 'Eintrag {sequence}, für den es einen Beleg gibt, ging verloren, als das Protokoll aus einer Sicherung wiederhergestellt wurde (Eintrag {restored}).',
		},
	},
	restored: {
		effect: 'notice',
		text: {
			en: 'With entry {sequence} the ledger was restored from a backup; of the time before, the entries from {sequence} on are lost, the last one known being {known}.',
			de: 'Mit Eintrag {sequence} wurde das Protokoll aus einer Sicherung wiederhergestellt; aus der Zeit davor fehlen die Einträge ab {sequence}, der letzte bekannte war {known}.',
		},
	},
	payloadMissing: {
		effect: 'payload',
		text: {
			en: 'The data of entry {sequence} is gone, and no entry says that it was erased.',
			de: 'Die Daten zu Eintrag {sequence} fehlen, und kein Eintrag nennt ihre Löschung.',
		},
	},
	erasureUndone: {
		effect: 'payload',
		text: {
			en: 'The data of entry {sequence} is still there, although entry {by} says that it was erased.',
			de: 'Die Daten zu Eintrag {sequence} sind noch vorhanden, obwohl Eintrag {by} ihre Löschung nennt.',
		},
	},
	payloadStray: {
		effect: 'payload',
		text: {
			en: 'Data is kept for entry {sequence}, which logged none, does not exist or has its data elsewhere.',
			de: 'Zu Eintrag {sequence} liegen Daten vor, obwohl er keine nennt, nicht vorhanden ist oder seine Daten schon hat.',
		},
	},
	payloadOutOfOrder: {
		effect: 'payload',
		text: {
			en: 'The data of entry {sequence} stands behind data of an entry that is not before it.',
			de: 'Die Daten zu Eintrag {sequence} stehen hinter denen eines Eintrags, der nicht vor ihm steht.',
		},
	},
	payloadUnreadable: {
		effect: 'payload',
		text: {
			en: 'Kept data cannot be read, presumably that of entry {sequence} ({reason}).',
			de: 'Aufbewahrte Daten sind nicht lesbar, vermutlich die zu Eintrag {sequence} ({reason}).',
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
	/** entry it is about; for a gap the first missing one, for a checkpoint the last one it covers */
	readonly sequence: number;
	/**
	 * line of an export that shows it, counted from 1: of the payloads for what is wrong with their lines, else
	 * of the events; null for a store, and for what no single line shows
	 */
	readonly line: number | null;
	/** the finding in words */
	readonly detail: string;
}

/** What was found, before it is put into words. */
export interface DeviationFacts {
	readonly kind: DeviationKind;
	readonly sequence: number;
	readonly params?: DeviationParams;
	readonly line?: number | null;
}

/**
 * @param facts what was found
 * @param language wording wanted
 * @returns the finding with its wording
 */
export function deviation(facts: DeviationFacts, language: Language): Deviation {
	const { kind, sequence, params = {}, line = null } = facts;
	const worded = Object.entries(params).map(([name, value]) => [
		name,
		typeof value === 'object' ? value[language] : value,
	]);
	const detail = fillTemplate(deviationTexts[kind].text[language], {
		...(Object.fromEntries(worded) as Record<string, string | number>),
		sequence,
	});
	return { kind, sequence, line, detail };
}
