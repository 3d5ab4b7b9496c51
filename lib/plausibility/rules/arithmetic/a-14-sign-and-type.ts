import { toBig } from '../../../invoice/money';
import type { Rule } from '../../rule';

/** 380 is judged by A-13; 384 corrects with negative amounts. */
const MAY_BE_NEGATIVE = new Set(['380', '384']);

/** A credit note 381 carries positive amounts that reduce the debt. */
export const signAndType: Rule = {
	id: 'A-14',
	severity: 'warning',
	legalClass: 'none',
	source: 'EN 16931-1 BT-3; UNTDID 1001',
	title: { de: 'Vorzeichen passt zur Belegart', en: 'Sign fits the kind of document' },
	text: {
		de: 'Belegart {type} hat positive Beträge, die Bruttosumme ist aber {found}. Bitte prüfen, in welche Richtung der Betrag wirkt.',
		en: 'Documents of type {type} carry positive amounts, but the total is {found}. Check which way the amount goes.',
	},
	check({ typeCode, totals: { gross } }) {
		if (typeCode === null || gross === null || MAY_BE_NEGATIVE.has(typeCode)) return [];
		if (toBig(gross).gte(0)) return [];
		return [{ path: 'totals.gross', found: { amount: gross }, params: { type: typeCode } }];
	},
};
