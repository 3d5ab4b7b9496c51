import { roundToCents, toAmount, toBig } from '../../../invoice/money';
import type { InvoiceLine } from '../../../invoice/schema';
import { sumOfEntries } from '../../facts/amounts';
import { countingLines, lineLabel } from '../../facts/lines';
import type { Rule } from '../../rule';

const TOLERANCE = '0.02';

/** Prices with three or four decimals are legal, hence the tolerance. */
export const lineAmount: Rule = {
	id: 'A-09',
	severity: 'warning',
	legalClass: 'businessRule',
	source: 'EN 16931-1 BT-131; PEPPOL-EN16931-R120',
	title: { de: 'Menge mal Preis je Position', en: 'Quantity times price of each line' },
	text: {
		de: '{line}: {quantity} × {price} mit Nachlässen und Zuschlägen ergibt {expected}, angegeben sind {found}.',
		en: '{line}: {quantity} × {price} with allowances and charges makes {expected}, but {found} is stated.',
	},
	check(invoice) {
		return countingLines(invoice).flatMap((placed) => {
			const { line, index } = placed;
			const computed = computedAmount(line);
			if (computed === null || line.net === null) return [];
			if (toBig(line.net).minus(computed).abs().lte(TOLERANCE)) return [];
			return [
				{
					path: `lines[${index}].net`,
					found: { amount: line.net },
					expected: { amount: toAmount(computed) },
					params: {
						line: lineLabel(placed),
						quantity: { decimal: line.quantity ?? '' },
						price: { amount: line.netPrice ?? '' },
					},
				},
			];
		});
	},
};

function computedAmount(line: InvoiceLine) {
	const { quantity, netPrice } = line;
	const base = toBig(line.priceBaseQuantity ?? '1');
	const entries = [...line.allowances, ...line.charges];
	if (quantity === null || netPrice === null || base.eq(0)) return null;
	if (entries.some(({ amount }) => amount === null)) return null;
	return roundToCents(
		toBig(quantity)
			.times(toBig(netPrice))
			.div(base)
			.minus(sumOfEntries(line.allowances))
			.plus(sumOfEntries(line.charges)),
	);
}
