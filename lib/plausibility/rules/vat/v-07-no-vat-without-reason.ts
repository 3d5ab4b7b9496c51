import { toBig } from '../../../invoice/money';
import type { Invoice } from '../../../invoice/schema';
import { countingLines } from '../../facts/lines';
import { hasRemark, type Remark } from '../../facts/notes';
import { isMinimumProfile } from '../../facts/reading';
import { isUntaxedCategory, showsVat } from '../../facts/vat-groups';
import type { Rule } from '../../rule';

const REASONS: readonly Remark[] = [
	'smallBusiness',
	'reverseCharge',
	'intraCommunity',
	'marginScheme',
	'insuranceTax',
	'exemption',
];

/** V-07. MINIMUM has no room for a reason. */
export const noVatWithoutReason: Rule = {
	id: 'V-07',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14 (4) no. 8 UStG',
	title: { de: 'Keine Umsatzsteuer ohne Begründung', en: 'No VAT without a reason' },
	text: {
		de: 'Die Rechnung weist keine Umsatzsteuer aus und nennt keinen Grund dafür (Steuerbefreiung, § 13b, § 19 UStG …).',
		en: 'The invoice shows no VAT and gives no reason for it (exemption, reverse charge, small business …).',
	},
	check(invoice, { extraction }) {
		if (isMinimumProfile(extraction) || invoice.typeCode === '575') return [];
		if (toBig(invoice.totals.gross).eq(0) || showsVat(invoice)) return [];
		if (isExplained(invoice) || REASONS.some((remark) => hasRemark(invoice, remark))) return [];
		return [{ path: 'totals.tax', found: { amount: invoice.totals.tax ?? '0' } }];
	},
};

function isExplained(invoice: Invoice): boolean {
	return (
		invoice.vatBreakdown.some(
			(group) => isUntaxedCategory(group.category) || group.exemptionCode !== null,
		) || countingLines(invoice).some(({ line }) => isUntaxedCategory(line.vatCategory))
	);
}
