import { html, json, send } from '../support/wire';
import { carryOut } from './carry-out';
import { parsePageQuery, parseVoucherRequest, refuseQuery } from './request-schema';
import type { Exchange, Route } from './route';
import { readJson } from './wire';

/** What the vendor offers to everybody with a token. */
export const vendorRoutes: readonly Route[] = [
	{ method: 'POST', path: '/v1/vouchers', access: 'writer', serve: postVoucher },
	{ method: 'GET', path: '/v1/vouchers', access: 'reader', serve: listVouchers },
	{ method: 'GET', path: '/v1/vouchers/:id', access: 'reader', serve: getVoucher },
	// Where a redirect leads whoever follows it: a friendly page that says 200.
	{ method: 'GET', path: '/login', access: 'everybody', serve: login },
];

async function postVoucher({ desk, request, response, query, route }: Exchange): Promise<void> {
	const finished = desk.pending.begin();
	try {
		refuseQuery(query);
		const wanted = parseVoucherRequest(await readJson(request));
		const { fault, course, write } = desk.nextWrite(wanted.reference);
		desk.count(route, fault);
		const book = async () => {
			const { id, reference, createdAt } = await desk.books.book(wanted, { write, fault });
			finished();
			return json(201, { id, reference, createdAt });
		};
		await carryOut(course, { book }, desk.waiting, response);
	} finally {
		finished();
	}
}

/*
 * Lookups see the books as they are when the request arrives, even if the answer comes late: a stale
 * answer is the one that misleads.
 */

async function listVouchers({ desk, response, query, route }: Exchange): Promise<void> {
	const page = parsePageQuery(query, desk.options.maxPageSize);
	const { fault, course } = desk.nextLookup();
	desk.count(route, fault);
	const found = json(200, desk.books.page(page, desk.visibleAfterMs));
	await carryOut(course, { found }, desk.waiting, response);
}

async function getVoucher({ desk, response, query, route, id }: Exchange): Promise<void> {
	refuseQuery(query);
	const { fault, course } = desk.nextLookup();
	desk.count(route, fault);
	const voucher = desk.books.find(id, desk.visibleAfterMs);
	const found = voucher ? json(200, voucher) : json(404, { error: 'there is no such voucher' });
	await carryOut(course, { found }, desk.waiting, response);
}

async function login({ desk, response, route }: Exchange): Promise<void> {
	desk.count(route, 'none');
	send(response, html(200, 'Please sign in'));
}
