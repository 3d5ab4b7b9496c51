import type { LexwareClient } from '../client';
import { lexwareError } from '../errors';
import { readPage, type Page } from '../page';
import { SEARCH_WINDOW } from '../paging';
import {
	voucherlistEndpoints,
	voucherlistRowSchema,
	type VoucherlistRow,
} from '../resources/voucherlist';
import { voucherlistError } from './errors';
import { voucherlistQuery, type DayRange, type VoucherlistFilters } from './filters';
import { splitRange } from './ranges';

/**
 * Reads the voucher list to its very end, a page at a time. Where it is longer than the vendor's search
 * window, it is read in ranges of voucher dates instead; the order asked for then holds within each range,
 * and altogether when it is the one by voucher date.
 *
 * @param client for one organisation
 * @param filters which documents
 * @returns the rows, each once; stop reading to stop asking
 * @throws BelegflussError LEXWARE_LIST_OVERDUE_ALONE, LEXWARE_LIST_DAY_INVALID, LEXWARE_LIST_RANGE_EMPTY
 * before anything is asked; LEXWARE_LIST_DAY_TOO_LARGE or LEXWARE_LIST_UNDATED when documents would be
 * missing; LEXWARE_… or HTTP_… otherwise
 */
export async function* readVoucherlist(
	client: LexwareClient,
	filters: VoucherlistFilters,
): AsyncGenerator<VoucherlistRow> {
	const reader = new Reader(client, filters);
	for await (const row of reader.read(filters.voucherDate)) {
		// The filter on numbers was seen to have no effect.
		if (filters.voucherNumber === null || row.voucherNumber === filters.voucherNumber) yield row;
	}
}

class Reader {
	private readonly query;

	constructor(
		private readonly client: LexwareClient,
		private readonly filters: VoucherlistFilters,
	) {
		this.query = voucherlistQuery(filters);
	}

	async *read(range: DayRange): AsyncGenerator<VoucherlistRow> {
		const first = await this.page(range, 0);
		// A search that counts no further than its window says the same for any longer list.
		if (first.total < SEARCH_WINDOW) return yield* this.pages(range, first);
		const halves = splitRange(range);
		if (halves === null) {
			const day = range.to ?? range.from ?? '';
			throw voucherlistError('LEXWARE_LIST_DAY_TOO_LARGE', { day, window: SEARCH_WINDOW });
		}
		if (range.from === null && range.to === null) await this.assertAllDated(range, halves);
		const isDescending = this.filters.sort === 'voucherDate,DESC';
		for (const half of isDescending ? halves.toReversed() : halves) yield* this.read(half);
	}

	private async *pages(
		range: DayRange,
		first: Page<VoucherlistRow>,
	): AsyncGenerator<VoucherlistRow> {
		// A document added while the list is read moves others to the next page.
		const seen = new Set<string>();
		for (let page = first; ; ) {
			for (const row of page.rows) {
				if (seen.has(row.id)) continue;
				seen.add(row.id);
				yield row;
			}
			if (page.isLast) return;
			if (page.next === null) {
				const { path } = voucherlistEndpoints.list;
				throw lexwareError('LEXWARE_WINDOW', { path, window: SEARCH_WINDOW });
			}
			page = await this.page(range, page.next);
		}
	}

	/** Only a range without ends holds documents without a date; its halves do not. */
	private async assertAllDated(whole: DayRange, halves: readonly DayRange[]): Promise<void> {
		let dated = 0;
		for (const half of halves) dated += (await this.page(half, 0)).total;
		// Asked once more, so that what was deleted meanwhile is not taken for undated.
		const { total } = await this.page(whole, 0);
		if (dated >= total) return;
		const count = total - dated;
		throw voucherlistError('LEXWARE_LIST_UNDATED', { count, window: SEARCH_WINDOW });
	}

	private async page(range: DayRange, page: number): Promise<Page<VoucherlistRow>> {
		const { endpoint, row } = { endpoint: voucherlistEndpoints.list, row: voucherlistRowSchema };
		const query = { ...this.query, voucherDateFrom: range.from, voucherDateTo: range.to };
		return readPage(this.client, { endpoint, query, row }, page);
	}
}
