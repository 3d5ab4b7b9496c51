import type { LocalizedText } from '../../../errors/belegfluss-error';
import type { Invoice } from '../../../invoice/schema';
import { countingLines, lineLabel } from '../../facts/lines';
import { placedGroups } from '../../facts/vat-groups';
import { VatIndex, vatKeyOf, type VatKey } from '../../facts/vat-index';
import type { Rule, RuleFinding } from '../../rule';

/** */
export const vatGroups: Rule = {
	id: 'A-12',
	severity: 'warning',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-S-01, BR-Z-01, BR-E-01, BR-AE-01, BR-IC-01, BR-G-01, BR-O-01',
	title: {
		de: 'Positionen und Aufgliederung der Umsatzsteuer passen zusammen',
		en: 'Lines and VAT breakdown match',
	},
	text: { de: '{what}', en: '{what}' },
	check(invoice) {
		if (countingLines(invoice).length === 0 || invoice.vatBreakdown.length === 0) return [];
		return [
			...linesWithoutGroup(invoice),
			...groupsWithoutLines(invoice),
			...doubledGroups(invoice),
		];
	},
};

function linesWithoutGroup(invoice: Invoice): RuleFinding[] {
	const groups = new VatIndex(invoice.vatBreakdown, (group) => group);
	return countingLines(invoice).flatMap((placed) => {
		const { line, index } = placed;
		if (line.vatCategory === null && line.vatRate === null) return [];
		const key = vatKeyOf(line);
		if (groups.of(key).length > 0) return [];
		const label = lineLabel(placed);
		const name = groupName(key);
		return [
			finding(`lines[${index}].vatRate`, name, {
				de: `${label.de} hat ${name.de}, diese Gruppe fehlt in der Aufgliederung der Umsatzsteuer.`,
				en: `${label.en} has ${name.en}, but the VAT breakdown lacks that group.`,
			}),
		];
	});
}

function groupsWithoutLines(invoice: Invoice): RuleFinding[] {
	const parts = [
		...countingLines(invoice).map(({ line }) => line),
		...invoice.allowances,
		...invoice.charges,
	];
	// A part that names no VAT may belong to any group.
	if (parts.some(({ vatCategory, vatRate }) => vatCategory === null && vatRate === null)) return [];
	const used = new VatIndex(parts, vatKeyOf);
	return placedGroups(invoice).flatMap(({ group, index }) => {
		if (used.of(group).length > 0) return [];
		const name = groupName(group);
		return [
			finding(`vatBreakdown[${index}]`, name, {
				de: `Die Aufgliederung der Umsatzsteuer nennt ${name.de}, aber keine Position gehört dazu.`,
				en: `The VAT breakdown names ${name.en}, but no line belongs to it.`,
			}),
		];
	});
}

function doubledGroups(invoice: Invoice): RuleFinding[] {
	const groups = new VatIndex(placedGroups(invoice), (placed) => placed.group);
	return placedGroups(invoice).flatMap(({ group, index }) => {
		if (groups.of(group)[0]?.index === index) return [];
		const name = groupName(group);
		return [
			finding(`vatBreakdown[${index}]`, name, {
				de: `Die Aufgliederung der Umsatzsteuer nennt ${name.de} mehrfach.`,
				en: `The VAT breakdown names ${name.en} more than once.`,
			}),
		];
	});
}

function groupName({ category, rate }: VatKey): LocalizedText {
	const [code, percent] = [category ?? '–', rate ?? '0'];
	return {
		de: `Steuerkategorie ${code} mit ${percent.replace('.', ',')} %`,
		en: `VAT category ${code} at ${percent} %`,
	};
}

function finding(path: string, found: LocalizedText, what: LocalizedText): RuleFinding {
	return { path, found, params: { what } };
}
