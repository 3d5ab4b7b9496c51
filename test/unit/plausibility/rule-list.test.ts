import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plausibilityRules } from '../../../lib/plausibility/rule-list';
import { ruleSetVersion } from '../../../lib/plausibility/rule-set-version';

const RULES = join(__dirname, '../../../lib/plausibility/rules');

describe('list of plausibility rules', () => {
	it('is one file and one line for each rule', () => {
		const lines = readFileSync(join(RULES, 'index.ts'), 'utf8')
			.split('\n')
			.filter((line) => line.startsWith('export '));
		const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((name) =>
			/[/\\][a-z]-\d\d-/.test(name),
		);
		const named = lines.map((line) => /from '\.\/(.+)'/.exec(line)?.[1]);
		expect([...named].sort()).toEqual(
			files.map((name) => name.replaceAll('\\', '/').replace(/\.ts$/, '')).sort(),
		);
		expect(lines).toHaveLength(plausibilityRules.length);
	});

	it('has unique ids of one form, in order', () => {
		const ids = plausibilityRules.map(({ id }) => id);
		expect(ids.filter((id) => !/^[A-Z]-\d\d$/.test(id))).toEqual([]);
		expect(ids).toEqual([...new Set(ids)].sort());
	});

	it.each(plausibilityRules)('$id says in both languages what it checks and finds', (rule) => {
		for (const text of [rule.title, rule.text]) {
			expect(text.de.trim()).not.toBe('');
			expect(text.en.trim()).not.toBe('');
		}
		expect(rule.title.de).not.toBe(rule.title.en);
		expect(rule.source.trim()).not.toBe('');
		const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
		expect(placeholders(rule.text.de)).toEqual(placeholders(rule.text.en));
	});

	it('has a version that changes with every rule, severity and class', () => {
		const version = ruleSetVersion(plausibilityRules);
		const [first, ...rest] = plausibilityRules;
		expect(version).toMatch(/^\d+-[0-9a-f]{12}$/);
		expect(ruleSetVersion([...plausibilityRules])).toBe(version);
		expect(ruleSetVersion(rest)).not.toBe(version);
		expect(ruleSetVersion([{ ...first!, severity: 'notChecked' }, ...rest])).not.toBe(version);
		expect(ruleSetVersion([{ ...first!, id: 'Z-99' }, ...rest])).not.toBe(version);
	});
});
