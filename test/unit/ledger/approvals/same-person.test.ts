import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samePerson } from '../../../../lib/ledger/approvals/same-person';

describe('one person', () => {
	it.each([
		['Gerda Gründlich', 'gerda gründlich'],
		['Gerda Gründlich', ' GERDA\tGRÜNDLICH '],
		['Gerda Gründlich', 'Gerda Gru\u0308ndlich'],
		['gerda@example.org', 'Ｇerda@Example.ORG'],
		['gerda@example.org', 'gerda\u200b@example.org\ufeff'],
		['Strauß', 'STRAUSS'],
		['Strauß', 'STRAUẞ'],
		['Οδυσσεύς', 'ΟΔΥΣΣΕΎΣ'],
		['', '\u200b '],
	])('stays one: %o and %o', (one, other) => {
		expect(samePerson(one, other)).toBe(true);
	});

	it.each([
		['Gerda', 'Gerd'],
		['gerda@example.org', 'gerda@example.com'],
		['Gerda Gründlich', 'Gerda Grundlich'],
		['Max Muster', 'Muster Max'],
	])('is not taken for another: %o and %o', (one, other) => {
		expect(samePerson(one, other)).toBe(false);
	});

	it('is the same in every case, with any blanks around, whichever name comes first', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (name) => {
				for (const other of [
					name.toLowerCase(),
					name.toUpperCase(),
					` ${name}\n`,
					name.normalize('NFD'),
				]) {
					expect([name, other, samePerson(name, other), samePerson(other, name)]).toEqual([
						name,
						other,
						true,
						true,
					]);
				}
			}),
		);
	});
});
