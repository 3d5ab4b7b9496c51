import { toBig } from '../../../invoice/money';
import { differs } from '../../facts/amounts';
import { isZugferd1 } from '../../facts/reading';
import type { Rule } from '../../rule';

/** Third-party payments of the XRechnung extension (BG-DEX-09) add to the amount due. */
export const amountDue: Rule = {
	id: 'A-06',
	severity: 'error',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-CO-16; XRechnung extension BR-DEX-09',
	title: { de: 'Zahlbetrag', en: 'Amount due' },
	text: {
		de: 'Der Zahlbetrag ist mit {found} angegeben; die Bruttosumme abzüglich Anzahlungen und mit Rundung ergibt {expected}.',
		en: 'The amount due is stated as {found}; the total with VAT less prepayments and with rounding makes {expected}.',
	},
	check({ totals }, { extraction }) {
		if (totals.payable === null || totals.gross === null) return [];
		const computed = toBig(totals.gross)
			.minus(toBig(totals.prepaid))
			.plus(toBig(totals.rounding))
			.plus(toBig(totals.thirdParty));
		const findings = differs('totals.payable', totals.payable, computed);
		// ZUGFeRD 1.0 does not define the amount due; files state 0.00 for "nothing to transfer".
		return isZugferd1(extraction)
			? findings.map((finding) => ({ ...finding, severity: 'warning' }))
			: findings;
	},
};
