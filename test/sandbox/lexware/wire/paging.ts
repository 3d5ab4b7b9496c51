import { json, type Reply } from '../../support/wire';
import { FamilyProblem, type Problem } from './problems';

/** What an endpoint thinks of a page size it does not like. */
export interface PageRules {
	readonly maxSize: number;
	tooLarge(): Problem;
	/** smaller sizes are refused; without it they are taken down to 1 */
	readonly minSize?: number;
	tooSmall?(): Problem;
	/** true where values out of range silently become the default */
	readonly forgiving?: boolean;
}

/** One page as asked for. */
export interface Page {
	readonly number: number;
	readonly size: number;
}

/** How a list is ordered. */
export interface Order {
	readonly property: string;
	readonly direction: 'ASC' | 'DESC';
}

const DEFAULT_SIZE = 25;
const WINDOW = 10_000;

/**
 * @param query the query of the address
 * @param rules of the endpoint
 * @returns the page asked for
 * @throws Problem when it is none, or lies beyond the first 10,000 records
 */
export function readPage(query: URLSearchParams, rules: PageRules): Page {
	const number = wholeNumber(query, 'page', 0, 0, rules.forgiving);
	const size = wholeNumber(query, 'size', DEFAULT_SIZE, 1, rules.forgiving);
	if (size > rules.maxSize) throw rules.tooLarge();
	if (rules.minSize !== undefined && size < rules.minSize && rules.tooSmall) throw rules.tooSmall();
	if (number * size + size > WINDOW) {
		throw new FamilyProblem(400, `Maximum search window size exceeded: ${WINDOW}`);
	}
	return { number, size };
}

function wholeNumber(
	query: URLSearchParams,
	name: string,
	fallback: number,
	least: number,
	forgiving = false,
): number {
	const text = query.get(name);
	if (text === null) return fallback;
	const value = /^-?\d{1,9}$/.test(text) ? Number(text) : null;
	if (value !== null && value >= least) return value;
	if (forgiving && value !== null) return fallback;
	throw new FamilyProblem(400, `parameter '${name}' is invalid`);
}

/**
 * @param found everything that fits the filters, in order
 * @param page the page asked for
 * @param order how they are ordered
 * @param show makes a row of a record
 * @returns the answer with one page in the vendor's envelope
 */
export function pageReply<T>(
	found: readonly T[],
	page: Page,
	order: Order,
	show: (record: T) => unknown = (record) => record,
): Reply {
	const from = page.number * page.size;
	const content = found.slice(from, from + page.size).map(show);
	const totalPages = Math.ceil(found.length / page.size);
	return json(200, {
		content,
		first: page.number === 0,
		last: page.number >= totalPages - 1,
		totalPages,
		totalElements: found.length,
		numberOfElements: content.length,
		size: page.size,
		number: page.number,
		sort: [
			{
				property: order.property,
				direction: order.direction,
				ignoreCase: false,
				nullHandling: 'NATIVE',
				ascending: order.direction === 'ASC',
			},
		],
	});
}
