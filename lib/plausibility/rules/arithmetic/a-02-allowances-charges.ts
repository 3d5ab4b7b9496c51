import type { Extraction } from '../../../envelope/envelope';
import type { Invoice } from '../../../invoice/schema';
import { differs, sumOfEntries } from '../../facts/amounts';
import { signedEntries } from '../../facts/entries';
import { isGuessed } from '../../facts/reading';
import type { Rule, RuleFinding } from '../../rule';

/** */
export const allowancesAndCharges: Rule = {
	id: 'A-02',
	severity: 'error',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-CO-11, BR-CO-12',
	title: { de: 'Summe der Nachlässe und Zuschläge', en: 'Sum of allowances and charges' },
	text: {
		de: 'Die Summe der {kind} ist mit {found} angegeben, die einzelnen Beträge ergeben aber {expected}.',
		en: 'The sum of {kind} is stated as {found}, but the single amounts add up to {expected}.',
	},
	check(invoice, { extraction }) {
		return [
			...compare(invoice, 'allowances', { de: 'Nachlässe', en: 'allowances' }, extraction),
			...compare(invoice, 'charges', { de: 'Zuschläge', en: 'charges' }, extraction),
		];
	},
};

function compare(
	invoice: Invoice,
	field: 'allowances' | 'charges',
	kind: { de: string; en: string },
	extraction: Extraction | null,
): readonly RuleFinding[] {
	const entries = signedEntries(invoice, field, extraction);
	if (entries.some(({ amount }) => amount === null)) return [];
	// A reading of print may know the sum without the list behind it.
	if (entries.length === 0 && isGuessed(extraction)) return [];
	return differs(`totals.${field}`, invoice.totals[field], sumOfEntries(entries)).map(
		(finding) => ({
			...finding,
			params: { ...finding.params, kind },
		}),
	);
}
