import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lib/calendar/day';
import { parseDate } from '../../../lib/einvoice/dates';

describe('A date', () => {
	it.each([
		['20260903', '102', '2026-09-03'],
		['20240229', '102', '2024-02-29'],
		['202609031530', '203', '2026-09-03'],
		['20260903153059', '204', '2026-09-03'],
		['2026-09-03', null, '2026-09-03'],
		['2026-09-03Z', null, '2026-09-03'],
		['2026-09-03-05:00', null, '2026-09-03'],
		['2026-09-03T23:59:59.5+02:00', null, '2026-09-03'],
		['20260903', null, '2026-09-03'],
	])('%s (%s) is %s', (text, format, day) => {
		expect(parseDate(text, format)).toBe(day);
	});

	it.each([
		['20250229', '102'],
		['20261332', '102'],
		['20260900', '102'],
		['202609', '610'],
		['202636', '616'],
		['03.09.2026', null],
		['2026-9-3', null],
		['20260903x', '102'],
		['00000101', '102'],
		['20260903', '203'],
	])('%s (%s) is none', (text, format) => {
		expect(parseDate(text, format)).toBeUndefined();
	});

	it('goes on over the end of months and years', () => {
		expect([addDays('2026-12-25', 14), addDays('2024-02-28', 1)]).toEqual([
			'2027-01-08',
			'2024-02-29',
		]);
	});
});
