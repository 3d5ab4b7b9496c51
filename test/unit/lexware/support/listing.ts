import type { HttpSend } from '../../../../lib/http/message';
import { LexwareClient } from '../../../../lib/lexware/client';

/** A row of the list a test lets the vendor hold. */
export interface ListedRow {
	readonly id: string;
	readonly voucherType: string;
	readonly voucherNumber?: string;
	readonly voucherDate: string | null;
}

/** A vendor that holds nothing but a voucher list, and counts what it is asked. */
export interface Listing {
	readonly client: LexwareClient;
	readonly queries: URLSearchParams[];
}

/** The vendor's search window. */
const WINDOW = 10_000;

let accounts = 0;

/**
 * @param rows what the list holds
 * @param options `capped`: totals are counted up to the search window only; `afterPage`: what happens to the
 * rows once a page was given
 * @returns a client for that vendor
 */
export function listing(
	rows: ListedRow[],
	options: { readonly capped?: boolean; readonly afterPage?: () => void } = {},
): Listing {
	const queries: URLSearchParams[] = [];
	const send: HttpSend = async ({ path }) => {
		const query = new URL(path, 'http://vendor.example').searchParams;
		queries.push(query);
		const [page, size] = [Number(query.get('page')), Number(query.get('size'))];
		if ((page + 1) * size > WINDOW) return answer(400, { message: 'Maximum search window' });
		const found = inOrder(rows.filter(fits(query)), query.get('sort'));
		const content = found.slice(page * size, (page + 1) * size);
		options.afterPage?.();
		return answer(200, {
			content,
			last: (page + 1) * size >= found.length,
			totalElements: options.capped ? Math.min(found.length, WINDOW) : found.length,
		});
	};
	return { client: new LexwareClient(send, `listing ${++accounts}`), queries };
}

function fits(query: URLSearchParams) {
	const [from, to] = [query.get('voucherDateFrom'), query.get('voucherDateTo')];
	return ({ voucherDate }: ListedRow) => {
		if (from === null && to === null) return true;
		return (
			voucherDate !== null &&
			(from === null || voucherDate >= from) &&
			(to === null || voucherDate <= to)
		);
	};
}

function inOrder(rows: readonly ListedRow[], sort: string | null): ListedRow[] {
	const sign = sort?.endsWith('DESC') ? -1 : 1;
	return rows.toSorted((left, right) =>
		(left.voucherDate ?? '') < (right.voucherDate ?? '') ? -sign : sign,
	);
}

function answer(status: number, body: object) {
	return {
		status,
		header: () => null,
		body: new TextEncoder().encode(JSON.stringify(body)),
	};
}
