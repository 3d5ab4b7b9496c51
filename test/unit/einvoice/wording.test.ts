import { describe, expect, it } from 'vitest';
import { einvoiceErrorTexts } from '../../../lib/einvoice/errors';
import { einvoiceIssueTexts } from '../../../lib/einvoice/issues';

const placeholders = (text: string) =>
	[...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('The wording', () => {
	it.each(Object.entries(einvoiceErrorTexts))(
		'of %s names the same things in both languages',
		(code, text) => {
			expect(code).toMatch(/^EINVOICE_[A-Z_]+$/);
			expect(placeholders(text.message.de)).toEqual(placeholders(text.message.en));
			expect(placeholders(text.message.en)).toContain('file');
			expect(placeholders(text.remedy.de)).toEqual(placeholders(text.remedy.en));
		},
	);

	it.each(Object.entries(einvoiceIssueTexts))(
		'of %s names the same things in both languages',
		(_, text) => {
			expect(placeholders(text.de)).toEqual(placeholders(text.en));
			expect(placeholders(text.en).every((name) => name === 'value')).toBe(true);
		},
	);
});
