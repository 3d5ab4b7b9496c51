import { buchungsstapel, type Posting } from '../categories/buchungsstapel';
import {
	accountLengthRule,
	automaticAccountRule,
	openItemRule,
	twoAccountsRule,
} from './account-rules';
import { columnRule } from './column-rules';
import { belegdatumRule, calendarRule } from './date-rules';
import { festschreibungRule, foreignCurrencyRule, partnerRule } from './pair-rules';
import type { BatchContext, PostingRule, Violation } from './violation';

/** Every rule on a posting; a further one is a function and a line here. */
const rules: readonly PostingRule[] = [
	columnRule,
	accountLengthRule,
	twoAccountsRule,
	automaticAccountRule,
	openItemRule,
	belegdatumRule,
	calendarRule,
	partnerRule,
	foreignCurrencyRule,
	festschreibungRule,
];

const numbers = new Map(buchungsstapel.columns.map(({ heading, number }) => [heading, number]));

/**
 * Checks postings against the column table and the rules behind the columns, the way DATEV's import would
 * complain, before anything leaves the house.
 *
 * @param postings data records in the order of the file
 * @param context what the header says, and the client's automatic accounts
 * @returns what is broken, by record; empty when the batch can be imported
 */
export function checkBuchungsstapel(
	postings: readonly Posting[],
	context: BatchContext,
): readonly Violation[] {
	return postings.flatMap((posting, index) =>
		rules
			.flatMap((rule) => rule(posting, context))
			.map((fault) => ({
				...fault,
				record: index + 1,
				column: numbers.get(fault.heading) ?? 0,
				value: posting[fault.heading] ?? '',
			})),
	);
}
