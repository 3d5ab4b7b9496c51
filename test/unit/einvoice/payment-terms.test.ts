import { describe, expect, it } from 'vitest';
import { IssueLog } from '../../../lib/einvoice/issue-log';
import { skontoFromTerms } from '../../../lib/einvoice/skonto';
import { ciiXml, GUIDELINES } from './support/documents';
import { issuesOf, readXml } from './support/read';

function skonto(terms: string) {
	const issues = new IssueLog();
	const steps = skontoFromTerms(terms, issues);
	return { steps, issues: issues.list().map(({ code }) => code) };
}

const step = (percent: string, days: number | null, date: string | null = null) => ({
	percent,
	days,
	date,
	baseAmount: null,
	amount: null,
});

describe('Skonto in XRechnung form', () => {
	it('is read step by step, with free text beside it', () => {
		const terms =
			'#SKONTO#TAGE=7#PROZENT=3.00#\n#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=252.94#\nDanach netto.';
		expect(skonto(terms)).toEqual({
			steps: [step('3.00', 7), { ...step('2.25', 14), baseAmount: '252.94' }],
			issues: [],
		});
	});

	it('reports a step that is not in the prescribed form', () => {
		expect(skonto('#SKONTO#TAGE=14#PROZENT=2,25#\n#SKONTO#TAGE=30#PROZENT=1.00#')).toEqual({
			steps: [step('1.00', 30)],
			issues: ['SKONTO_UNREADABLE'],
		});
	});

	it('does not take late payment interest for a discount', () => {
		expect(skonto('#VERZUG#TAGE=14#PROZENT=9.00#')).toEqual({ steps: [], issues: [] });
	});
});

describe('Skonto in plain German', () => {
	it.each([
		['2 % Skonto innerhalb 8 Tagen', [step('2', 8)]],
		['Bei Zahlung innerhalb von 14 Tagen gewähren wir 2,5% Skonto.', [step('2.5', 14)]],
		['8 Tage 3% Skonto, 30 Tage netto', [step('3', 8)]],
		['Zahlbar binnen 10 Tagen mit 2 % Skonto oder 30 Tagen netto', [step('2', 10)]],
		[
			'Zahlbar innerhalb 30 Tagen netto bis 04.10.2026, 3% Skonto innerhalb 10 Tagen bis 14.09.2026',
			[step('3', 10, '2026-09-14')],
		],
		[
			'3 % Skonto bis 14.09.2026; 2 % Skonto bis 21.09.2026',
			[step('3', null, '2026-09-14'), step('2', null, '2026-09-21')],
		],
	])('is read from "%s"', (terms, steps) => {
		expect(skonto(terms)).toEqual({ steps, issues: [] });
	});

	it.each([
		'Skonto nach Vereinbarung',
		'2 % Skonto auf den Warenwert innerhalb 8 Tagen',
		'2 % oder 3 % Skonto innerhalb 8 Tagen',
		'innerhalb 8 Tagen 2 % Skonto 14 Tage 1 %',
		'2 % Skonto bis 31.02.2026',
		'2 % Skonto',
		'2 % Skonto innerhalb 8 Werktagen',
	])('is not guessed from "%s"', (terms) => {
		expect(skonto(terms)).toEqual({ steps: [], issues: ['SKONTO_UNCLEAR'] });
	});

	it.each(['Zahlbar sofort ohne Skonto', 'Skonto wird nicht gewährt', 'Zahlbar in 14 Tagen'])(
		'is not seen in "%s"',
		(terms) => {
			expect(skonto(terms)).toEqual({ steps: [], issues: [] });
		},
	);
});

describe('Discount terms of Factur-X EXTENDED', () => {
	const due = (date: string) =>
		`<ram:DueDateDateTime><udt:DateTimeString format="102">${date}</udt:DateTimeString></ram:DueDateDateTime>`;
	const discount = (inside: string) =>
		`<ram:ApplicableTradePaymentDiscountTerms>${inside}</ram:ApplicableTradePaymentDiscountTerms>`;
	const basis = (date: string) =>
		`<ram:BasisDateTime><udt:DateTimeString format="102">${date}</udt:DateTimeString></ram:BasisDateTime>`;
	const read = (...groups: string[]) =>
		readXml(
			ciiXml({
				guideline: GUIDELINES.extended,
				settlement: groups
					.map(
						(group) => `<ram:SpecifiedTradePaymentTerms>${group}</ram:SpecifiedTradePaymentTerms>`,
					)
					.join(''),
			}),
		);
	const period = (days: string, unit = 'DAY') =>
		`<ram:BasisPeriodMeasure unitCode="${unit}">${days}</ram:BasisPeriodMeasure>`;
	const percent = '<ram:CalculationPercent>2.00</ram:CalculationPercent>';

	it('give days from the issue date', () => {
		const { invoice } = read(
			`${due('20261003')}${discount(`${basis('20260903')}${period('14')}${percent}`)}`,
		);
		expect(invoice.dueDate).toBe('2026-10-03');
		expect(invoice.payment.skonto).toEqual([step('2.00', 14)]);
	});

	it('give a date when they count from another day, and weeks as days', () => {
		expect(
			read(discount(`${basis('20260910')}${period('2', 'WEE')}${percent}`)).invoice.payment.skonto,
		).toEqual([step('2.00', null, '2026-09-24')]);
	});

	it('take the date of their own group as deadline when there is another group for the net date', () => {
		const { invoice } = read(`${due('20260913')}${discount(percent)}`, due('20261003'));
		expect(invoice.payment.skonto).toEqual([step('2.00', null, '2026-09-13')]);
		expect(invoice.dueDate).toBe('2026-10-03');
	});

	it('are left out when their period cannot be read as days', () => {
		const result = read(discount(`${period('1', 'MON')}${percent}`));
		expect(result.invoice.payment.skonto).toEqual([step('2.00', null)]);
		expect(issuesOf(result)).toEqual(['SKONTO_UNREADABLE payment.skonto.days']);
	});

	it('are ignored when they discount nothing', () => {
		const zero = discount('<ram:CalculationPercent>0.00</ram:CalculationPercent>');
		expect(read(zero).invoice.payment.skonto).toEqual([]);
	});

	it('report several due dates and take the first', () => {
		const result = read(due('20261003'), due('20261103'));
		expect(result.invoice.dueDate).toBe('2026-10-03');
		expect(issuesOf(result)).toEqual(['DUE_DATES_SEVERAL dueDate']);
	});
});
