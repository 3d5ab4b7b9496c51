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
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const approvalError = errorFactory(approvalErrorTexts);
