import { json, type Reply } from '../../support/wire';
import { without } from '../body/atoms';
import type { Exchange, Route } from '../wire/exchange';
import { pageReply, readPage, type Order, type PageRules } from '../wire/paging';
import { FamilyProblem, notFound } from '../wire/problems';
import type { RecurringTemplate } from './recurring-templates';

const PAGES: PageRules = {
	maxSize: 250,
	tooLarge: () => new FamilyProblem(400, "parameter 'size' must be equal or lower than 250"),
};

const DATES: Readonly<Record<string, (template: RecurringTemplate) => string | null>> = {
	createdDate: ({ createdDate }) => createdDate,
	updatedDate: ({ updatedDate }) => updatedDate,
	lastExecutionDate: ({ recurringTemplateSettings }) => recurringTemplateSettings.lastExecutionDate,
	nextExecutionDate: ({ recurringTemplateSettings }) => recurringTemplateSettings.nextExecutionDate,
};

/** Read-only: templates are made in the app. */
export const recurringTemplateRoutes: readonly Route[] = [
	{ method: 'GET', path: '/v1/recurring-templates', family: 'regular', serve: list },
	{ method: 'GET', path: '/v1/recurring-templates/:id', family: 'regular', serve: read },
];

function list({ office, query }: Exchange): Reply {
	const page = readPage(query, PAGES);
	const order = readOrder(query);
	const dateOf = DATES[order.property];
	const sign = order.direction === 'ASC' ? 1 : -1;
	const found = [...office.recurringTemplates.values()].sort((one, other) => {
		const [first, second] = [dateOf?.(one) ?? '', dateOf?.(other) ?? ''];
		return sign * (Date.parse(first || EARLIEST) - Date.parse(second || EARLIEST));
	});
	return pageReply(found, page, order, row);
}

const EARLIEST = '1970-01-01';

function readOrder(query: URLSearchParams): Order {
	const match = /^(\w+)(?:,(ASC|DESC))?$/.exec(query.get('sort') ?? 'createdDate,DESC');
	const [, property = '', direction = 'ASC'] = match ?? [];
	if (!Object.hasOwn(DATES, property)) {
		throw new FamilyProblem(400, "parameter 'sort' is invalid");
	}
	return { property, direction: direction === 'DESC' ? 'DESC' : 'ASC' };
}

/** Rows tell when and how much, not what stands on the invoices. */
function row(template: RecurringTemplate): unknown {
	return without(template, 'lineItems');
}

function read({ office, params }: Exchange): Reply {
	const template = office.recurringTemplates.get(params['id'] ?? '');
	if (!template) throw notFound();
	return json(200, template);
}
