import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../lib/calendar/day';
import {
	ALL_DOCUMENTS,
	voucherlistQuery,
	type VoucherlistFilters,
} from '../../../lib/lexware/voucherlist/filters';
import { splitRange } from '../../../lib/lexware/voucherlist/ranges';
import { readVoucherlist } from '../../../lib/lexware/voucherlist/read';
import { listing, type ListedRow, type Listing } from './support/listing';

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));
const anyEnd = fc.option(anyDay, { nil: null });

describe('splitRange', () => {
	it('gives two halves without gap and overlap, with the ends of the whole', () => {
		fc.assert(
			fc.property(anyEnd, anyEnd, (one, other) => {
				const [from, to] =
					one !== null && other !== null && one > other ? [other, one] : [one, other];
				const halves = splitRange({ from, to });
				if (halves === null) return;
				const [left, right] = halves;
				expect([left.from, right.to]).toEqual([from, to]);
				expect(daysBetween(left.to!, right.from!)).toBe(1);
				if (from !== null) expect(left.to! >= from).toBe(true);
				if (to !== null) expect(right.from! <= to).toBe(true);
			}),
		);
	});

	it('ends: every chain of halves comes to a single day or an outermost one', () => {
		fc.assert(
			fc.property(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (turns) => {
				let range = { from: null as string | null, to: null as string | null };
				for (const turn of turns) {
					const halves = splitRange(range);
					if (halves === null) return;
					range = { ...halves[turn ? 1 : 0] };
				}
				throw new Error('It goes on for ever.');
			}),
		);
	});

	it('does not split a day', () => {
		expect(splitRange({ from: '2026-01-01', to: '2026-01-01' })).toBeNull();
		expect(splitRange({ from: '2026-01-01', to: '2026-01-02' })).toEqual([
			{ from: '2026-01-01', to: '2026-01-01' },
			{ from: '2026-01-02', to: '2026-01-02' },
		]);
	});
});

describe('voucherlistQuery', () => {
	it('always names type and status', () => {
		expect(voucherlistQuery(ALL_DOCUMENTS)).toMatchObject({
			voucherType: 'any',
			voucherStatus: 'any',
		});
	});

	it('refuses overdue beside others, and takes it alone', () => {
		const filters = (statuses: VoucherlistFilters['statuses']) =>
			voucherlistQuery({ ...ALL_DOCUMENTS, statuses });

		expect(() => filters(['open', 'overdue'])).toThrow(/only be asked for alone/);
		expect(filters(['overdue'])['voucherStatus']).toBe('overdue');
		expect(filters(['open', 'paid'])['voucherStatus']).toBe('open,paid');
	});
});

function rowsOn(days: Readonly<Record<string, number>>): ListedRow[] {
	return Object.entries(days).flatMap(([day, count]) =>
		Array.from({ length: count }, (_, index) => ({
			id: `${day} ${index}`,
			voucherType: 'invoice',
			voucherDate: day === 'none' ? null : day,
		})),
	);
}

async function idsOf({ client }: Listing, changes: Partial<VoucherlistFilters> = {}) {
	const ids: string[] = [];
	for await (const { id } of readVoucherlist(client, { ...ALL_DOCUMENTS, ...changes }))
		ids.push(id);
	return ids;
}

describe('readVoucherlist', () => {
	it('reads a list within the window page by page', async () => {
		const list = listing(rowsOn({ '2026-01-01': 600 }));

		expect(await idsOf(list)).toHaveLength(600);
		expect(list.queries.map((query) => query.get('page'))).toEqual(['0', '1', '2']);
	});

	it('asks no further than its reader reads', async () => {
		const list = listing(rowsOn({ '2026-01-01': 600 }));
		for await (const row of readVoucherlist(list.client, ALL_DOCUMENTS)) {
			expect(row.id).toBeDefined();
			break;
		}

		expect(list.queries).toHaveLength(1);
	});

	it.each([true, false])(
		'reads beyond the window, each row once (totals capped: %s)',
		async (capped) => {
			const rows = rowsOn({
				'1998-05-05': 3,
				'2024-02-29': 7_000,
				'2025-07-01': 6_000,
				'2025-12-31': 9_999,
				'2101-01-01': 2,
			});
			const list = listing(rows, { capped });
			const ids = await idsOf(list, { sort: 'voucherDate,ASC' });

			expect(ids.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
			expect(ids.map((id) => id.slice(0, 10))).toEqual(ids.map((id) => id.slice(0, 10)).toSorted());
		},
	);

	it('keeps the order of dates downwards as well', async () => {
		const list = listing(rowsOn({ '2024-01-01': 6_000, '2025-01-01': 6_000 }));
		const days = (await idsOf(list, { sort: 'voucherDate,DESC' })).map((id) => id.slice(0, 10));

		expect(days).toEqual(days.toSorted().toReversed());
	});

	it('stops and names the day that is too large', async () => {
		const list = listing(rowsOn({ '2026-03-03': 10_001, '2026-04-04': 5 }));

		await expect(idsOf(list)).rejects.toMatchObject({
			code: 'LEXWARE_LIST_DAY_TOO_LARGE',
			params: { day: '2026-03-03' },
		});
	});

	it('does not lose documents without a date', async () => {
		const list = listing(rowsOn({ none: 7, '2025-03-03': 6_000, '2026-04-04': 5_000 }));

		await expect(idsOf(list)).rejects.toMatchObject({
			code: 'LEXWARE_LIST_UNDATED',
			params: { count: 7 },
		});
		expect(await idsOf(list, { voucherDate: { from: '2000-01-01', to: null } })).toHaveLength(
			11_000,
		);
	});

	it('shows documents without a date where the list fits the window', async () => {
		expect(await idsOf(listing(rowsOn({ none: 7, '2025-03-03': 2 })))).toHaveLength(9);
	});

	it('gives a row once although others were added while it read', async () => {
		const rows = rowsOn({ '2025-03-03': 300 });
		let added = 0;
		const list = listing(rows, {
			afterPage: () => {
				rows.unshift({ id: `new ${++added}`, voucherType: 'invoice', voucherDate: '2025-01-01' });
			},
		});
		const ids = await idsOf(list, { sort: 'voucherDate,ASC' });

		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !id.startsWith('new'))).toHaveLength(300);
	});

	it('compares numbers itself, for the vendor may ignore the filter', async () => {
		const rows = [
			{ id: 'a', voucherType: 'invoice', voucherNumber: 'RE1', voucherDate: '2025-03-03' },
			{ id: 'b', voucherType: 'invoice', voucherNumber: 'RE11', voucherDate: '2025-03-03' },
		];

		expect(await idsOf(listing(rows), { voucherNumber: 'RE1' })).toEqual(['a']);
	});
});
