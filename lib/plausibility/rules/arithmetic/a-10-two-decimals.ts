import type { DecimalString } from '../../../invoice/money';
import type { Invoice } from '../../../invoice/schema';
import type { Rule } from '../../rule';

/** Trailing zeros are harmless; one finding for the document, at the first amount. */
export const twoDecimals: Rule = {
	id: 'A-10',
	severity: 'info',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-DEC-09 to BR-DEC-23',
	title: { de: 'Höchstens zwei Nachkommastellen', en: 'At most two decimals' },
	text: {
		de: '{count} Beträge haben mehr als zwei Nachkommastellen, zuerst {path} mit {found}.',
		en: '{count} amounts have more than two decimals, the first is {path} with {found}.',
	},
	milderWhenGuessed: true,
	check(invoice) {
		const long = statedAmounts(invoice).filter(([, amount]) => /\.\d\d\d*[1-9]/.test(amount ?? ''));
		const [first] = long;
		if (first === undefined) return [];
		const [path, amount] = first;
		return [{ path, found: amount, params: { count: long.length } }];
	},
};

function statedAmounts(invoice: Invoice): (readonly [string, DecimalString | null])[] {
	return [
		...Object.entries(invoice.totals).map(([name, amount]) => [`totals.${name}`, amount] as const),
		...invoice.vatBreakdown.flatMap(({ net, tax }, index) => [
			[`vatBreakdown[${index}].net`, net] as const,
			[`vatBreakdown[${index}].tax`, tax] as const,
		]),
		...invoice.lines.map(({ net }, index) => [`lines[${index}].net`, net] as const),
	];
}
