import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../lib/envelope/envelope';
import { BelegflussError } from '../../../lib/errors/belegfluss-error';
import type { Rule } from '../../../lib/plausibility/rule';
import { E_INVOICE, findingsOf, judge, plainInvoice } from './judge';

const text = { de: 'Wert {found}, erwartet {expected} bei {path}', en: '{found} not {expected}' };
const RULE: Rule = {
	id: 'T-01',
	severity: 'warning',
	legalClass: 'none',
	source: 'test',
	title: { de: 'Probe', en: 'Probe' },
	text,
	check: () => [
		{ path: 'totals.gross', found: { amount: '1234.5' }, expected: { date: '2026-11-02' } },
	],
};
const finding = (severity: Severity): Rule => ({
	...RULE,
	id: `T-${severity}`,
	check: () => [{ path: '', severity }],
});

function codeOf(act: () => unknown): string {
	try {
		act();
	} catch (error) {
		if (error instanceof BelegflussError) return `${error.code} ${Object.values(error.params)}`;
	}
	return 'nothing thrown';
}

describe('plausibility check', () => {
	it('words a finding for readers and keeps its values for machines', () => {
		const [german] = judge(plainInvoice(), { rules: [RULE], language: 'de' }).findings;
		expect(german).toEqual({
			rule: 'T-01',
			severity: 'warning',
			legalClass: 'none',
			message: 'Wert 1.234,50, erwartet 02.11.2026 bei totals.gross',
			path: 'totals.gross',
			source: 'test',
			found: '1234.5',
			expected: '2026-11-02',
		});
		const [english] = judge(plainInvoice(), { rules: [RULE] }).findings;
		expect(english?.message).toBe('1,234.50 not 2026-11-02');
	});

	it('reports a check that throws as not checked and goes on with the others', () => {
		const broken: Rule = {
			...RULE,
			id: 'T-02',
			check: () => {
				throw new Error('secret content');
			},
		};
		const result = judge(plainInvoice(), { rules: [broken, finding('info')] });
		expect(result.ampel).toBe('yellow');
		expect(result.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
			['T-02', 'notChecked'],
			['T-info', 'info'],
		]);
		expect(result.findings[0]?.message).toContain('Not checked');
		expect(JSON.stringify(result)).not.toContain('secret');
	});

	it.each([
		[[], 'green'],
		[['info'], 'green'],
		[['info', 'notChecked'], 'yellow'],
		[['warning', 'info'], 'yellow'],
		[['warning', 'error', 'notChecked'], 'red'],
	] as const)('findings %j make %s', (severities, ampel) => {
		const result = judge(plainInvoice(), { rules: severities.map(finding) });
		expect(result.ampel).toBe(ampel);
	});

	it('lists the heaviest findings first', () => {
		const rules = (['info', 'error', 'notChecked', 'warning'] as const).map(finding);
		const order = judge(plainInvoice(), { rules }).findings.map(({ severity }) => severity);
		expect(order).toEqual(['error', 'warning', 'notChecked', 'info']);
	});

	it('does not run disabled rules and says so', () => {
		const result = judge(plainInvoice(), {
			rules: [RULE, finding('info')],
			disabledRules: ['T-01', 'T-01'],
		});
		expect(findingsOf(result, 'T-01')).toEqual([]);
		expect(result.disabledRules).toEqual(['T-01']);
	});

	it.each([
		['warning', 'error', 'warning', 'error'],
		['error', 'warning', 'error', 'warning'],
		['error', 'warning', 'info', 'info'],
		['error', 'warning', 'warning', 'warning'],
		['warning', 'info', 'error', 'info'],
		['warning', 'error', 'notChecked', 'notChecked'],
	] as const)('a rule of %s weighed %s: a case of %s becomes %s', (normal, chosen, own, result) => {
		const rule: Rule = { ...RULE, severity: normal, check: () => [{ path: '', severity: own }] };
		const { findings } = judge(plainInvoice(), {
			rules: [rule],
			severityOverrides: { 'T-01': chosen },
		});
		expect(findings.map(({ severity }) => severity)).toEqual([result]);
	});

	it('refuses settings that name no rule, no severity or no day', () => {
		const invoice = plainInvoice();
		expect(codeOf(() => judge(invoice, { disabledRules: ['A-99'] }))).toBe(
			'PLAUSIBILITY_RULE_UNKNOWN A-99',
		);
		expect(codeOf(() => judge(invoice, { severityOverrides: { 'Q-01': 'info' } }))).toBe(
			'PLAUSIBILITY_RULE_UNKNOWN Q-01',
		);
		expect(codeOf(() => judge(invoice, { severityOverrides: { 'A-05': 'notChecked' } }))).toBe(
			'PLAUSIBILITY_SEVERITY_UNKNOWN A-05,notChecked',
		);
		expect(codeOf(() => judge(invoice, { today: '2026-02-30' }))).toBe(
			'PLAUSIBILITY_DATE_INVALID 2026-02-30',
		);
	});

	it('judges a document without invoice data as yellow', () => {
		const result = judge(null, { extraction: { ...E_INVOICE, method: 'none' } });
		expect(result.ampel).toBe('yellow');
		expect(result.findings.map(({ rule }) => rule)).toEqual(['X-01']);
	});

	it('judges a document that could not be read as red and repeats why', () => {
		const error = { code: 'EINVOICE_XML_MALFORMED', message: 'Kaputt.', remedy: 'Neu senden.' };
		const result = judge(null, { extraction: null, error, language: 'de' });
		expect(result.ampel).toBe('red');
		expect(result.findings).toHaveLength(1);
		expect(result.findings[0]?.message).toContain('Kaputt. Neu senden.');
	});

	it('lists at most 50 findings of a rule, the heaviest, however many there are', () => {
		const many: Rule = {
			...RULE,
			check: () => [
				...Array.from({ length: 5000 }, () => ({ path: '', severity: 'info' as const })),
				{ path: '', severity: 'error' },
			],
		};
		const result = judge(plainInvoice(), { rules: [many] });
		expect(result.ampel).toBe('red');
		expect(result.findings).toHaveLength(50);
	});

	it('words what the reader noticed', () => {
		const issues = [{ code: 'TAX_TOTAL_AMBIGUOUS', path: 'totals.tax', value: '1.00, 2.00' }];
		const result = judge(plainInvoice(), { extraction: { ...E_INVOICE, issues } });
		expect(result.findings[0]?.message).toMatch(/^Several VAT totals .* 1\.00, 2\.00\.$/);
		const unknown = [{ code: 'PAGE_MISSING', path: null, value: '3' }];
		const other = judge(plainInvoice(), { extraction: { ...E_INVOICE, issues: unknown } });
		expect(other.findings[0]).toMatchObject({ severity: 'warning', message: 'PAGE_MISSING: 3' });
	});

	it('never changes the invoice', () => {
		const invoice = plainInvoice();
		const before = structuredClone(invoice);
		judge(invoice, { company: { name: 'Andere GmbH', vatId: null } });
		expect(invoice).toEqual(before);
	});
});
