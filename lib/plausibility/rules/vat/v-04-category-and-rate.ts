import { toBig } from '../../../invoice/money';
import type { LocalizedText } from '../../../errors/belegfluss-error';
import { countingLines } from '../../facts/lines';
import { isUntaxedCategory, placedGroups } from '../../facts/vat-groups';
import type { Rule, RuleFinding } from '../../rule';

/** V-04. 0 % for photovoltaics (§ 12 (3) UStG) is category Z. */
export const categoryAndRate: Rule = {
	id: 'V-04',
	severity: 'error',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-S-05, BR-Z-05, BR-E-05, BR-AE-05, BR-IC-05, BR-G-05, BR-O-05; BR-E-09 etc.',
	title: {
		de: 'Steuerkategorie und Steuersatz passen zusammen',
		en: 'VAT category and rate match',
	},
	text: {
		de: 'Steuerkategorie {category}: {what} ist {found}, erwartet {expected}.',
		en: 'VAT category {category}: the {what} is {found}, expected {expected}.',
	},
	check(invoice) {
		return [
			...placedGroups(invoice).flatMap(({ group, index }) => [
				...rateFinding(`vatBreakdown[${index}].rate`, group.category, group.rate),
				...taxFinding(`vatBreakdown[${index}].tax`, group.category, group.tax),
			]),
			...countingLines(invoice).flatMap(({ line, index }) =>
				rateFinding(`lines[${index}].vatRate`, line.vatCategory, line.vatRate),
			),
		];
	},
};

const RATE: LocalizedText = { de: 'Steuersatz', en: 'rate' };
const TAX: LocalizedText = { de: 'Steuerbetrag', en: 'VAT amount' };
const ABOVE_ZERO: LocalizedText = { de: 'über 0', en: 'above 0' };
const NO_RATE: LocalizedText = { de: 'kein Satz', en: 'no rate' };

function rateFinding(path: string, category: string | null, rate: string | null): RuleFinding[] {
	if (category === null || rate === null) return [];
	const params = { category, what: RATE };
	if (category === 'S' && toBig(rate).lte(0)) {
		return [{ path, found: { decimal: rate }, expected: ABOVE_ZERO, params }];
	}
	if (!isUntaxedCategory(category) || toBig(rate).eq(0)) return [];
	const expected = category === 'O' ? NO_RATE : { decimal: '0' };
	return [{ path, found: { decimal: rate }, expected, params }];
}

function taxFinding(path: string, category: string | null, tax: string | null): RuleFinding[] {
	if (category === null || !isUntaxedCategory(category) || toBig(tax).eq(0)) return [];
	return [
		{
			path,
			found: { amount: tax ?? '0' },
			expected: { amount: '0.00' },
			params: { category, what: TAX },
		},
	];
}
