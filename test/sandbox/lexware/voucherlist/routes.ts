import { berlinDay } from '../../../../lib/calendar/berlin';
import { startOfDay } from '../dates';
import type { Exchange, Route } from '../wire/exchange';
import { pageReply, readPage, type Order, type PageRules } from '../wire/paging';
import { FamilyProblem } from '../wire/problems';
import { isOverdue, listFilter } from './filter';
import { allRows, type ListRow } from './row';

const PAGES: PageRules = {
	maxSize: 250,
	tooLarge: () => new FamilyProblem(400, "parameter 'size' must be equal or lower than 250"),
};

/** The one list of documents. */
export const voucherlistRoutes: readonly Route[] = [
	{ method: 'GET', path: '/v1/voucherlist', family: 'regular', serve: list },
];

function list({ office, query }: Exchange) {
	const today = berlinDay(new Date(office.now()));
	const fits = listFilter(query, office.options.filtersListByNumber, today);
	const page = readPage(query, PAGES);
	const order = readOrder(query);
	const found = inOrder(allRows(office).filter(fits), order);
	return pageReply(found, page, order, (row) => shown(row, today));
}

/** The day counts, not the time somebody sent; what should have been paid is called so. */
function shown(row: ListRow, today: string): ListRow {
	return {
		...row,
		voucherDate: row.voucherDate && startOfDay(row.voucherDate),
		dueDate: row.dueDate && startOfDay(row.dueDate),
		voucherStatus: isOverdue(row, today) ? 'overdue' : row.voucherStatus,
	};
}

function readOrder(query: URLSearchParams): Order {
	const text = query.get('sort') ?? 'voucherDate,DESC';
	const match = /^voucherDate(?:,(ASC|DESC))?$/.exec(text);
	if (!match) throw new FamilyProblem(400, "parameter 'sort' is invalid");
	return { property: 'voucherDate', direction: match[1] === 'DESC' ? 'DESC' : 'ASC' };
}

function inOrder(rows: readonly ListRow[], { direction }: Order): ListRow[] {
	const sign = direction === 'ASC' ? 1 : -1;
	return [...rows].sort((one, other) => sign * (timeOf(one) - timeOf(other)));
}

function timeOf({ voucherDate, createdDate }: ListRow): number {
	return Date.parse(voucherDate ?? createdDate);
}
