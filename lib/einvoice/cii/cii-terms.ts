import { toBig } from '../../invoice/money';
import type { Skonto } from '../../invoice/schema';
import { addDays } from '../../calendar/day';
import type { CiiNames } from './dialect';
import type { IssueLog } from '../issue-log';
import { skontoFromTerms } from '../skonto';
import { blockText, dateOf, decimalOf, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/** What the payment terms of a document say. */
interface Terms {
	readonly terms: string | null;
	readonly skonto: Skonto[];
	readonly dueDate: string | null;
	readonly mandateReference: string | null;
}

interface TermsContext {
	readonly issueDate: string | null;
	readonly names: CiiNames;
	readonly issues: IssueLog;
}

/** One group of payment terms: EXTENDED has one per step, the other profiles one in all. */
interface TermsGroup {
	readonly text: string | null;
	readonly due: string | null;
	readonly discounts: Skonto[];
	/** the date of the group is the deadline of its discount, not of the invoice */
	readonly dueIsDiscountDeadline: boolean;
}

/**
 * @param groups `SpecifiedTradePaymentTerms` in document order
 * @param issueDate BT-2
 * @param names look-ups of the dialect
 * @param issues where doubtful values are reported
 * @returns BT-20, cash discounts, BT-9 and BT-89
 */
export function readTerms(
	groups: readonly XmlElement[],
	issueDate: string | null,
	names: CiiNames,
	issues: IssueLog,
): Terms {
	const read = groups.map((group) =>
		readGroup(group, groups.length > 1, { issueDate, names, issues }),
	);
	const texts = read.flatMap(({ text }) => text ?? []);
	const terms = texts.length === 0 ? null : texts.join('\n');
	const structured = read.flatMap(({ discounts }) => discounts);
	return {
		terms,
		skonto: structured.length > 0 ? structured : skontoFromTerms(terms, issues),
		dueDate: dueDateOf(read, issues),
		mandateReference: groups
			.map((group) => lineText(names.ram(group, 'DirectDebitMandateID')))
			.reduce((first, next) => first ?? next, null),
	};
}

function dueDateOf(groups: readonly TermsGroup[], issues: IssueLog): string | null {
	const dates = groups.flatMap(({ due, dueIsDiscountDeadline }) =>
		dueIsDiscountDeadline ? [] : (due ?? []),
	);
	const distinct = [...new Set(dates)];
	if (distinct.length > 1) issues.report('DUE_DATES_SEVERAL', 'dueDate', distinct.join(', '));
	return distinct[0] ?? null;
}

function readGroup(
	group: XmlElement,
	isOneOfSeveral: boolean,
	{ issueDate, names, issues }: TermsContext,
): TermsGroup {
	const due = dateOf(names.date(names.ram(group, 'DueDateDateTime')), 'dueDate', issues);
	const discounts = names.all(group, 'ApplicableTradePaymentDiscountTerms');
	const dueIsDiscountDeadline =
		isOneOfSeveral && discounts.some((discount) => !hasOwnDeadline(discount, names));
	return {
		text: blockText(names.ram(group, 'Description')),
		due,
		discounts: discounts.flatMap((discount) => {
			const skonto = readDiscount(discount, { issueDate, names, issues });
			if (skonto === undefined) return [];
			return hasOwnDeadline(discount, names) || !isOneOfSeveral
				? [skonto]
				: [{ ...skonto, date: due }];
		}),
		dueIsDiscountDeadline,
	};
}

function hasOwnDeadline(discount: XmlElement, names: CiiNames): boolean {
	return ['BasisPeriodMeasure', 'BasisDateTime'].some(
		(local) => names.ram(discount, local) !== undefined,
	);
}

function readDiscount(
	discount: XmlElement,
	{ issueDate, names, issues }: TermsContext,
): Skonto | undefined {
	const path = 'payment.skonto';
	const percent = decimalOf(names.ram(discount, 'CalculationPercent'), `${path}.percent`, issues);
	const amount = decimalOf(names.ram(discount, 'ActualDiscountAmount'), `${path}.amount`, issues);
	// Some programs always write the group and fill it with zeros when there is no discount.
	if (percent !== null && toBig(percent).eq(0)) return undefined;
	if (percent === null) {
		if (amount !== null) issues.report('SKONTO_UNREADABLE', path, amount);
		return undefined;
	}
	const basis = names.date(names.ram(discount, 'BasisDateTime'));
	return {
		percent,
		...deadline(names.ram(discount, 'BasisPeriodMeasure'), basis, issueDate, issues),
		baseAmount: decimalOf(names.ram(discount, 'BasisAmount'), `${path}.baseAmount`, issues),
		amount,
	};
}

/** UN/ECE Rec 20 codes of periods that are a fixed number of days. */
const DAYS_PER_UNIT: ReadonlyMap<string | null, number> = new Map([
	[null, 1],
	['DAY', 1],
	['WEE', 7],
]);

/** A period counts from the issue date unless the terms name another start. */
function deadline(
	period: XmlElement | undefined,
	basis: XmlElement | undefined,
	issueDate: string | null,
	issues: IssueLog,
): Pick<Skonto, 'days' | 'date'> {
	const start = dateOf(basis, 'payment.skonto.date', issues);
	const text = lineText(period);
	if (text === null) return { days: null, date: start };
	const unitDays = DAYS_PER_UNIT.get(period?.attribute('unitCode') ?? null);
	if (unitDays === undefined || !/^\d{1,3}(?:\.0+)?$/.test(text)) {
		issues.report('SKONTO_UNREADABLE', 'payment.skonto.days', text);
		return { days: null, date: null };
	}
	const days = Number.parseInt(text, 10) * unitDays;
	if (start === null || start === issueDate) return { days, date: null };
	return { days: null, date: addDays(start, days) };
}
