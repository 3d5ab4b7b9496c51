import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesPage, textTables } from '../../scripts/docs/codes-page';
import { rulesPage } from '../../scripts/docs/rules-page';
import { root } from '../support/package-nodes';

const sources = ['lib', 'cli', 'nodes']
	.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => join(root, folder, name)),
	)
	.map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe('reference pages', () => {
	it('list the rules the check runs, no more and no fewer', async () => {
		expect(readFileSync(join(root, 'docs/reference/rules.md'), 'utf8')).toBe(await rulesPage());
	});

	it('list the codes of every table, no more and no fewer', async () => {
		expect(readFileSync(join(root, 'docs/reference/codes.md'), 'utf8')).toBe(await codesPage(root));
	});

	it('hold no code that nothing ever uses', async () => {
		const dead: string[] = [];
		for (const [table, texts] of await textTables(root)) {
			for (const code of Object.keys(texts)) {
				const used = sources.some(({ text }) => text.includes(`'${code}'`));
				if (!used) dead.push(`${table}.${code}`);
			}
		}
		expect(dead).toEqual([]);
	});

	it('say everything in whole sentences, in both languages', async () => {
		const fragments: string[] = [];
		for (const [table, texts] of await textTables(root)) {
			// Violations are the second half of a sentence that names record, column and value.
			if (table === 'extfViolationTexts') continue;
			for (const [code, text] of Object.entries(texts)) {
				const wordings = 'message' in text ? [text.message, text.remedy] : [text];
				for (const sentence of wordings.flatMap(({ de, en }) => [de, en])) {
					if (!/[.?!]$/.test(sentence)) fragments.push(`${code}: ${sentence}`);
				}
			}
		}
		expect(fragments).toEqual([]);
	});
});
