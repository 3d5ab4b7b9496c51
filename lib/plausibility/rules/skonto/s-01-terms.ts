import { toBig } from '../../../invoice/money';
import type { Invoice, Skonto } from '../../../invoice/schema';
import { addDays } from '../../../calendar/day';
import type { Rule, RuleFinding } from '../../rule';

const HIGHEST_USUAL_PERCENT = 5;

/** S-01. */
export const skontoTerms: Rule = {
	id: 'S-01',
	severity: 'warning',
	legalClass: 'none',
	source: 'EN 16931-1 BT-20; XRechnung BR-DE-18',
	title: {
		de: 'Skonto üblich und vor der Fälligkeit',
		en: 'Cash discount usual and before the due date',
	},
	text: { de: '{what}', en: '{what}' },
	check(invoice) {
		return invoice.payment.skonto.flatMap((skonto, index) => [
			...percentFinding(skonto, `payment.skonto[${index}].percent`),
			...dateFinding(invoice, skonto, index),
		]);
	},
};

function percentFinding({ percent }: Skonto, path: string): RuleFinding[] {
	if (toBig(percent).gt(0) && toBig(percent).lte(HIGHEST_USUAL_PERCENT)) return [];
	return [
		{
			path,
			found: { decimal: percent },
			params: {
				what: {
					de: `Skonto von ${percent.replace('.', ',')} % ist unüblich (über ${HIGHEST_USUAL_PERCENT} % oder nicht positiv).`,
					en: `A cash discount of ${percent} % is unusual (above ${HIGHEST_USUAL_PERCENT} % or not positive).`,
				},
			},
		},
	];
}

function dateFinding(invoice: Invoice, skonto: Skonto, index: number): RuleFinding[] {
	const { issueDate, dueDate } = invoice;
	const counted =
		skonto.days !== null && issueDate !== null ? addDays(issueDate, skonto.days) : null;
	const lastDay = skonto.date ?? counted;
	if (lastDay === null || dueDate === null || lastDay <= dueDate) return [];
	return [
		{
			path: `payment.skonto[${index}].${skonto.date === null ? 'days' : 'date'}`,
			found: { date: lastDay },
			expected: { date: dueDate },
			params: {
				what: {
					de: 'Die Skontofrist endet nach der Fälligkeit der Rechnung.',
					en: 'The cash discount period ends after the due date of the invoice.',
				},
			},
		},
	];
}
