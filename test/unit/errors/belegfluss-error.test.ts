import { describe, expect, it } from 'vitest';
import { errorFactory, fillTemplate } from '../../../lib/errors/belegfluss-error';

const sampleError = errorFactory({
	SAMPLE_TOO_LONG: {
		message: { en: 'The field {field} is too long.', de: 'Das Feld {field} ist zu lang.' },
		remedy: { en: 'Shorten {field}.', de: '{field} kürzen.' },
	},
});

describe('an error of the library', () => {
	it('speaks both languages and carries its code', () => {
		const error = sampleError('SAMPLE_TOO_LONG', { field: 'Belegfeld 1' });
		expect(error.describe('de')).toEqual({
			code: 'SAMPLE_TOO_LONG',
			message: 'Das Feld Belegfeld 1 ist zu lang.',
			remedy: 'Belegfeld 1 kürzen.',
			params: { field: 'Belegfeld 1' },
		});
		expect(error.message).toBe('The field Belegfeld 1 is too long.');
	});

	it('fills only its own placeholders, not inherited names or text that came with a value', () => {
		expect(fillTemplate('{toString} {constructor}', {})).toBe('{toString} {constructor}');
		expect(fillTemplate('{a}', { a: '{b}', b: 'x' })).toBe('{b}');
	});
});
