import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of what keeps an approval from being recorded. */
export const approvalErrorTexts = {
	APPROVAL_ALREADY_DECIDED: {
		message: {
			en: 'The proposal "{id}" was already decided by {approver} on {decidedAt}.',
			de: 'Über den Vorschlag „{id}“ hat {approver} am {decidedAt} schon entschieden.',
		},
		remedy: {
			en: 'A decision is made once. If it was wrong, have the document proposed again.',
			de: 'Entschieden wird einmal. War es falsch, lassen Sie den Beleg erneut vorschlagen.',
		},
	},
	APPROVAL_NOT_BY_PERSON: {
		message: {
			en: 'Only a person can decide on the proposal "{id}"; "{approver}" is none.',
			de: 'Über den Vorschlag „{id}“ kann nur ein Mensch entscheiden; „{approver}“ ist keiner.',
		},
		remedy: {
			en: 'Have somebody with the right to approve decide, under their own name.',
			de: 'Lassen Sie jemanden mit Freigaberecht unter eigenem Namen entscheiden.',
		},
	},
	APPROVAL_INVALID: {
		message: {
			en: 'The decision cannot be recorded: field "{field}" ({reason}).',
			de: 'Die Entscheidung lässt sich nicht festhalten: Feld „{field}“ ({reason}).',
		},
		remedy: {
			en: 'Correct this value; until then the document counts as undecided.',
			de: 'Berichtigen Sie diesen Wert; bis dahin gilt der Beleg als nicht entschieden.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const approvalError = errorFactory(approvalErrorTexts);
