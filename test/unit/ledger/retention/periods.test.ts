import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../lib/calendar/day';
import { berlinDay } from '../../../../lib/calendar/berlin';
import { recordTypes } from '../../../../lib/ledger/event/actions';
import { mayGo, retainedUntil, retentionEnd } from '../../../../lib/ledger/retention/periods';

describe('the retention period', () => {
	it.each([
		['voucher', '2034-12-31'],
		['organisational', '2036-12-31'],
		['letter', '2032-12-31'],
		['none', null],
	] as const)('of a %s of 2026 ends on %s', (recordType, end) => {
		expect(retentionEnd(recordType, new Date('2026-07-15T10:00:00Z'))).toBe(end);
	});

	it('lets a voucher of any day of 2026 go from 1 January 2035 on', () => {
		for (let day = '2026-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
			const end = retentionEnd('voucher', new Date(`${day}T12:00:00Z`));
			expect(mayGo(end, '2034-12-31')).toBe(false);
			expect(mayGo(end, '2035-01-01')).toBe(true);
		}
	});

	it('follows the German calendar, not that of Greenwich', () => {
		const newYearsEve = new Date('2026-12-31T22:59:59.999Z');
		const newYear = new Date('2026-12-31T23:00:00.000Z');

		expect(retentionEnd('voucher', newYearsEve)).toBe('2034-12-31');
		expect(retentionEnd('voucher', newYear)).toBe('2035-12-31');
		expect(retentionEnd('voucher', new Date('2026-01-01T00:30:00Z'))).toBe('2034-12-31');
	});

	it('names the day as long as the record must be kept, and nothing afterwards', () => {
		const arose = new Date('2026-03-02T08:00:00Z');

		expect(retainedUntil('letter', arose, '2026-03-02')).toBe('2032-12-31');
		expect(retainedUntil('letter', arose, '2032-12-31')).toBe('2032-12-31');
		expect(retainedUntil('letter', arose, '2033-01-01')).toBeNull();
		expect(retainedUntil('none', arose, '2026-03-02')).toBeNull();
	});

	it('is never shorter than its years, nor a whole year longer', () => {
		const years = { voucher: 8, organisational: 10, letter: 6, none: 0 };
		const instants = fc.date({
			min: new Date('2000-01-01T00:00:00Z'),
			max: new Date('2100-01-01T00:00:00Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(instants, fc.constantFrom(...recordTypes), (arose, recordType) => {
				const end = retentionEnd(recordType, arose);
				const year = Number(berlinDay(arose).slice(0, 4));
				expect(end).toBe(recordType === 'none' ? null : `${year + years[recordType]}-12-31`);
			}),
		);
	});
});
