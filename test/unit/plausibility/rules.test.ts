import { describe, expect, it } from 'vitest';
import { plausibilityRules } from '../../../lib/plausibility/rule-list';
import { arithmeticCases } from './cases/arithmetic';
import { dateCases } from './cases/dates';
import { documentCases } from './cases/document';
import { identifierCases } from './cases/identifiers';
import { mandatoryCases } from './cases/mandatory';
import { vatCases } from './cases/vat';
import { findingsOf, judge, plainInvoice } from './judge';

const cases = [
	...mandatoryCases,
	...vatCases,
	...arithmeticCases,
	...identifierCases,
	...dateCases,
	...documentCases,
];

describe('plausibility rules', () => {
	it('find nothing at all in a plain domestic invoice', () => {
		expect(judge(plainInvoice())).toMatchObject({ ampel: 'green', findings: [] });
	});

	it.each(cases)('$rule: $name', ({ rule, change, settings, finds }) => {
		const invoice = plainInvoice();
		change?.(invoice);
		const found = findingsOf(judge(invoice, settings), rule);
		const byPath = (left: { path: string }, right: { path: string }) =>
			left.path < right.path ? -1 : 1;
		expect([...found].sort(byPath)).toMatchObject([...finds].sort(byPath));
		expect(found).toHaveLength(finds.length);
	});

	it('leave no placeholder open, in either language', () => {
		const messages = cases.flatMap(({ change, settings }) => {
			const invoice = plainInvoice();
			change?.(invoice);
			return (['de', 'en'] as const).flatMap((language) =>
				judge(invoice, { ...settings, language }).findings.map(({ message }) => message),
			);
		});
		expect(messages.length).toBeGreaterThan(200);
		expect(messages.filter((message) => /\{\w+\}|undefined|null|NaN/.test(message))).toEqual([]);
	});

	it('are each shown to find something here', () => {
		const shown = new Set(cases.filter(({ finds }) => finds.length > 0).map(({ rule }) => rule));
		const missing = plausibilityRules.map(({ id }) => id).filter((id) => !shown.has(id));
		// X-01 is about documents without invoice; check.test.ts shows it.
		expect(missing).toEqual(['X-01']);
	});
});
