import { toBig } from '../../../invoice/money';
import type { Rule } from '../../rule';

/** */
export const noAmount: Rule = {
	id: 'A-13',
	severity: 'warning',
	legalClass: 'none',
	source: 'UNTDID 1001 type 380',
	title: { de: 'Rechnung ohne positiven Betrag', en: 'Invoice without positive amount' },
	text: {
		de: 'Der Beleg heißt Rechnung, die Bruttosumme ist aber {found}. Ist es eine Gutschrift oder Korrektur?',
		en: 'The document is called an invoice, but its total is {found}. Is it a credit note or a correction?',
	},
	check({ typeCode, totals: { gross } }) {
		if (typeCode !== '380' || gross === null || toBig(gross).gt(0)) return [];
		return [{ path: 'totals.gross', found: { amount: gross } }];
	},
};
