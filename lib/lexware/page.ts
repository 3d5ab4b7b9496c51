import { z } from 'zod/v4';
import type { LexwareClient } from './client';
import { callOf } from './endpoint';
import { PAGE_SIZE, SEARCH_WINDOW, type ListRequest } from './paging';

/** One page of a list. */
export interface Page<Row> {
	readonly rows: readonly Row[];
	/** number of the next page, null behind the last one and where the vendor's search ends */
	readonly next: number | null;
	/** whether the list ends with this page, and not only what the search shows of it */
	readonly isLast: boolean;
	/** rows on all pages; the vendor may count no further than its search window */
	readonly total: number;
}

/**
 * Reads one page of a paged list, for lists a person scrolls through and for readers that decide after each
 * page how to go on.
 *
 * @param client for one organisation
 * @param request what is asked for
 * @param page from 0
 * @returns the page
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function readPage<Row extends z.ZodType>(
	client: LexwareClient,
	{ endpoint, query, row }: ListRequest<Row>,
	page: number,
): Promise<Page<z.output<Row>>> {
	const schema = z.object({
		content: z.array(row),
		last: z.boolean(),
		totalElements: z.int().nonnegative(),
	});
	const call = callOf(endpoint, { query: { ...query, page, size: PAGE_SIZE } });
	const { content, last, totalElements } = await client.read(call, schema);
	const isOverWindow = (page + 2) * PAGE_SIZE > SEARCH_WINDOW;
	const next = last || isOverWindow ? null : page + 1;
	return { rows: content, next, isLast: last, total: totalElements };
}
