import type { Invoice } from '../../../invoice/schema';
import { addYears } from '../../../calendar/day';
import { statedSupplyDate } from '../../facts/supply-date';
import type { Rule, RuleFinding } from '../../rule';

/** D-07. */
export const supplyPeriod: Rule = {
	id: 'D-07',
	severity: 'warning',
	legalClass: 'content',
	source: '§ 14 (4) no. 6 UStG; EN 16931 BR-29, BR-30',
	title: { de: 'Leistungszeitraum schlüssig', en: 'Period of supply makes sense' },
	text: { de: '{what}', en: '{what}' },
	check(invoice) {
		const { delivery, lines } = invoice;
		return [
			...reversed('delivery.to', delivery.from, delivery.to),
			...lines.flatMap(({ period }, index) =>
				reversed(`lines[${index}].period.to`, period?.from ?? null, period?.to ?? null),
			),
			...longAgo(invoice),
		];
	},
};

function reversed(path: string, from: string | null, to: string | null): RuleFinding[] {
	if (from === null || to === null || to >= from) return [];
	return [
		{
			path,
			found: { date: to },
			expected: { date: from },
			params: {
				what: {
					de: 'Der Leistungszeitraum endet vor seinem Beginn.',
					en: 'The period of supply ends before it begins.',
				},
			},
		},
	];
}

function longAgo(invoice: Invoice): RuleFinding[] {
	const supply = statedSupplyDate(invoice);
	if (supply === null || invoice.issueDate === null) return [];
	if (supply >= addYears(invoice.issueDate, -1)) return [];
	return [
		{
			path: 'delivery.date',
			found: { date: supply },
			params: {
				what: {
					de: 'Die Leistung liegt mehr als ein Jahr vor dem Rechnungsdatum.',
					en: 'The supply is more than a year before the issue date.',
				},
			},
		},
	];
}
