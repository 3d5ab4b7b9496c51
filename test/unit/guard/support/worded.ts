import { expect } from 'vitest';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';

/** Expects an error whose sentences lack no value in either language. */
export function expectWorded(error: unknown): void {
	expect(error).toBeInstanceOf(BelegflussError);
	for (const language of ['de', 'en'] as const) {
		const { message, remedy } = (error as BelegflussError).describe(language);
		expect(`${message} ${remedy}`).not.toMatch(/\{\w+\}|undefined|NaN/);
	}
}
