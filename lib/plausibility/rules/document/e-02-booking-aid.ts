import { isBookingAid } from '../../facts/reading';
import type { DocumentRule } from '../../rule';

/** E-02. */
export const bookingAid: DocumentRule = {
	id: 'E-02',
	severity: 'warning',
	legalClass: 'format',
	source: '§ 14 (1) UStG; BMF letter of 15 Oct 2024, no. 26',
	title: { de: 'Profil ist eine E-Rechnung', en: 'Profile is an e-invoice' },
	text: {
		de: 'Das Profil {found} ist nur eine Buchungshilfe und keine E-Rechnung; Positionen und weitere Pflichtangaben stehen nur im sichtbaren PDF.',
		en: 'The profile {found} is a booking aid, no e-invoice; lines and other mandatory data are only in the visible PDF.',
	},
	checkDocument({ extraction }) {
		return isBookingAid(extraction) ? [{ path: '', found: extraction?.profile ?? null }] : [];
	},
};
