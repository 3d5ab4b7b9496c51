import type { Extraction } from '../../../envelope/envelope';
import { roundToCents, sum, toAmount, toBig } from '../../../invoice/money';
import type { AllowanceCharge, Invoice } from '../../../invoice/schema';
import { sumOfEntries } from '../../facts/amounts';
import { signedEntries } from '../../facts/entries';
import { countingLines, severityOfVatDifference } from '../../facts/lines';
import { isUntaxedCategory, placedGroups } from '../../facts/vat-groups';
import { VatIndex, vatKeyOf, type VatKey } from '../../facts/vat-index';
import type { Rule } from '../../rule';

/** Tolerance only for taxed groups; silent where lines name no amount or no rate. */
export const baseOfGroup: Rule = {
	id: 'A-08',
	severity: 'error',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-S-08, BR-Z-08, BR-E-08, BR-AE-08, BR-IC-08, BR-G-08, BR-O-08',
	title: { de: 'Nettobetrag je Steuersatz', en: 'Net amount of each rate' },
	text: {
		de: 'Für {rate} % Umsatzsteuer sind {found} netto angegeben; Positionen, Nachlässe und Zuschläge dazu ergeben {expected}.',
		en: 'For {rate} % VAT a net amount of {found} is stated; its lines, allowances and charges make {expected}.',
	},
	check(invoice, { extraction }) {
		if (!isAttributable(invoice)) return [];
		const computeBase = baseComputer(invoice, extraction);
		return placedGroups(invoice).flatMap(({ group, index }) => {
			if (group.net === null) return [];
			const expected = roundToCents(computeBase(group));
			const difference = toBig(group.net).minus(expected).abs();
			if (difference.eq(0)) return [];
			return [
				{
					path: `vatBreakdown[${index}].net`,
					severity: isUntaxedCategory(group.category)
						? 'error'
						: severityOfVatDifference(difference, invoice),
					found: { amount: group.net },
					expected: { amount: toAmount(expected) },
					params: { rate: { decimal: group.rate ?? '0' } },
				},
			];
		});
	},
};

function isAttributable(invoice: Invoice): boolean {
	const lines = countingLines(invoice);
	if (lines.length === 0) return false;
	const linesNamed = lines.every(
		({ line }) => line.net !== null && (line.vatRate !== null || line.vatCategory !== null),
	);
	return linesNamed && [...invoice.allowances, ...invoice.charges].every(isNamed);
}

function isNamed({ amount, vatCategory, vatRate }: AllowanceCharge): boolean {
	return amount !== null && (vatRate !== null || vatCategory !== null);
}

function baseComputer(invoice: Invoice, extraction: Extraction | null) {
	const lines = new VatIndex(
		countingLines(invoice).map(({ line }) => line),
		vatKeyOf,
	);
	const allowances = new VatIndex(signedEntries(invoice, 'allowances', extraction), vatKeyOf);
	const charges = new VatIndex(signedEntries(invoice, 'charges', extraction), vatKeyOf);
	return (group: VatKey) =>
		sum(lines.of(group).map(({ net }) => net))
			.minus(sumOfEntries(allowances.of(group)))
			.plus(sumOfEntries(charges.of(group)));
}
