import { json } from '../../support/wire';
import { parseLegacy } from '../body/parse';
import type { Exchange, Route } from '../wire/exchange';
import { pageReply, readPage, type PageRules } from '../wire/paging';
import { FamilyProblem, LegacyProblem, notFound } from '../wire/problems';
import { written } from '../wire/written';
import type { Contact } from './record';
import { contactBodySchema } from './schema';
import { contactFilter } from './search';

const PAGES: PageRules = {
	maxSize: 500,
	tooLarge: () => new FamilyProblem(400, "parameter 'size' exceeds the limit"),
	forgiving: true,
};

/** List, read, create and replace; contacts cannot be deleted. */
export const contactRoutes: readonly Route[] = [
	{ method: 'GET', path: '/v1/contacts', family: 'legacy', serve: list },
	{
		method: 'POST',
		path: '/v1/contacts',
		family: 'legacy',
		takes: 'application/json',
		serve: create,
	},
	{
		method: 'GET',
		path: '/v1/contacts/:id',
		family: 'legacy',
		serve: (exchange) => json(200, asked(exchange)),
	},
	{
		method: 'PUT',
		path: '/v1/contacts/:id',
		family: 'legacy',
		takes: 'application/json',
		serve: replace,
	},
];

function list({ office, query }: Exchange) {
	const fits = contactFilter(query);
	const page = readPage(query, PAGES);
	const found = office.contacts.searchable().filter(fits);
	return pageReply(found, page, { property: 'name', direction: 'ASC' });
}

function create({ office, body }: Exchange) {
	const { version, ...fields } = parseLegacy(contactBodySchema, body);
	if (version !== 0) throw staleVersion();
	const contact = office.contacts.write(fields);
	office.announce('contact.created', contact.id);
	return answer(office, contact);
}

function replace(exchange: Exchange) {
	const { office, body } = exchange;
	const { id, version } = asked(exchange);
	const { version: known, ...fields } = parseLegacy(contactBodySchema, body);
	if (known !== version) throw staleVersion();
	const contact = office.contacts.write({ ...fields, id });
	office.announce('contact.changed', id);
	return answer(office, contact);
}

function answer(office: Exchange['office'], { id, version }: Contact) {
	return written(office, 200, 'contacts', { id, version, ...office.contacts.datesOf(id) });
}

function asked({ office, params }: Exchange): Contact {
	const contact = office.contacts.find(params['id'] ?? '');
	if (!contact) throw notFound();
	return contact;
}

function staleVersion(): LegacyProblem {
	return new LegacyProblem(406, [{ i18nKey: 'invalid_value', source: 'version' }]);
}
