import { z } from 'zod/v4';
import type { LexwareClient } from './client';
import { callOf, type Endpoint, type QueryValue } from './endpoint';
import { lexwareError } from './errors';

/** Every paged list takes this size; articles take no smaller one than 25, the voucher list no larger one. */
export const PAGE_SIZE = 250;

/** The vendor's search does not look further. */
export const SEARCH_WINDOW = 10_000;

/** What a list is asked for. */
export interface ListRequest<Row extends z.ZodType> {
	readonly endpoint: Endpoint<'reads'>;
	/** filters; paging is added */
	readonly query: Readonly<Record<string, QueryValue>>;
	/** what a row must be */
	readonly row: Row;
}

/**
 * Reads a paged list to its end, a page at a time.
 *
 * @param client for one organisation
 * @param request what is asked for
 * @returns the rows, in the vendor's order; stop reading to stop asking
 * @throws BelegflussError LEXWARE_WINDOW when the list goes on beyond what the vendor's search shows;
 * LEXWARE_… or HTTP_… otherwise
 */
export async function* readRows<Row extends z.ZodType>(
	client: LexwareClient,
	{ endpoint, query, row }: ListRequest<Row>,
): AsyncGenerator<z.output<Row>> {
	const schema = z.object({ content: z.array(row), last: z.boolean() });
	for (let page = 0; ; page++) {
		if ((page + 1) * PAGE_SIZE > SEARCH_WINDOW) {
			throw lexwareError('LEXWARE_WINDOW', { path: endpoint.path, window: SEARCH_WINDOW });
		}
		const call = callOf(endpoint, { query: { ...query, page, size: PAGE_SIZE } });
		const { content, last } = await client.read(call, schema);
		yield* content;
		if (last) return;
	}
}
