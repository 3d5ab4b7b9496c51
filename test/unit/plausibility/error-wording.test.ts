import { describe, expect, it } from 'vitest';
import { einvoiceError } from '../../../lib/einvoice/errors';
import { checkPlausibility } from '../../../lib/plausibility/check';

const judge = (error: object) =>
	checkPlausibility(
		{ invoice: null, extraction: null, document: null, error: error as never },
		{ today: '2026-11-20', language: 'de' },
	).findings.find(({ rule }) => rule === 'X-02')?.message;

describe('a document that could not be read', () => {
	it('is explained in German although the node that failed speaks English', () => {
		const inEnglish = einvoiceError('EINVOICE_FILE_EMPTY', { file: 'leer.xml' }).describe('en');
		const message = judge(inEnglish);
		expect(message).toContain('leer.xml');
		expect(message).toContain(
			einvoiceError('EINVOICE_FILE_EMPTY', { file: 'leer.xml' }).describe('de').message,
		);
		expect(message).not.toContain(inEnglish.message);
	});

	it('keeps the sentence of an error that is not ours', () => {
		expect(judge({ code: 'toString', message: 'Disk full', remedy: '', params: {} })).toContain(
			'Disk full',
		);
	});
});
