import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../lib/http/retry-after';

const now = new Date('2026-08-21T10:00:00.000Z');

describe('Retry-After', () => {
	it.each<[string, number]>([
		['0', 0],
		['1', 1_000],
		[' 120 ', 120_000],
		['300', 300_000],
		['301', 300_000],
		['999999999', 300_000],
		['Fri, 21 Aug 2026 10:00:07 GMT', 7_000],
		['Fri, 21 Aug 2026 09:59:00 GMT', 0],
		['Sat, 22 Aug 2026 10:00:00 GMT', 300_000],
		// The two forms of old, which a recipient has to accept as well; both mean GMT.
		['Friday, 21-Aug-26 10:00:07 GMT', 7_000],
		['Fri Aug 21 10:00:07 2026', 7_000],
		['Fri Aug  7 10:00:07 2026', 0],
	])('"%s" is %i milliseconds', (header, milliseconds) => {
		expect(retryAfterMs(header, now)).toBe(milliseconds);
	});

	it.each([
		null,
		'',
		'   ',
		'-5',
		'1.5',
		'1e3',
		'0x10',
		'9999999999',
		'5, 5',
		'5s',
		'soon',
		'soon 5',
		'May',
		'in 3 minutes',
		'2026-08-21T10:00:07Z',
		'Fri, 99 Aug 2026 10:00:07 GMT',
		'Fri, 21 Foo 2026 10:00:07 GMT',
		'NaN',
		'Infinity',
		'١٢',
	])('%j says nothing', (header) => {
		expect(retryAfterMs(header, now)).toBeNull();
	});

	it('is null or at most five minutes, whatever comes', () => {
		const headers = fc.oneof(
			fc.string(),
			fc.integer().map(String),
			fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
		);
		fc.assert(
			fc.property(headers, (header) => {
				const wait = retryAfterMs(header, now);
				if (wait === null) return;
				expect(wait).toBeGreaterThanOrEqual(0);
				expect(wait).toBeLessThanOrEqual(300_000);
			}),
		);
	});
});
