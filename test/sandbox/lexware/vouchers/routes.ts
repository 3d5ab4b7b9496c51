import { json, type Reply } from '../../support/wire';
import { parseLegacy } from '../body/parse';
import { acceptUpload, readForm } from '../files/accept-upload';
import { attachReceipt } from '../files/receipts';
import type { Exchange, Route } from '../wire/exchange';
import { pageReply, readPage, type PageRules } from '../wire/paging';
import { FamilyProblem, LegacyProblem, MultipartProblem, notFound } from '../wire/problems';
import { written } from '../wire/written';
import type { Voucher } from './record';
import { voucherBodySchema } from './schema';
import { listedVouchers, readVoucher } from './voucher-book';
import { writeVoucher } from './write';

const PAGES: PageRules = {
	maxSize: 250,
	tooLarge: () => new FamilyProblem(400, "parameter 'size' must be equal or lower than 250"),
};

/** Create, look up by number, read, replace, attach; bookkeeping vouchers cannot be deleted. */
export const voucherRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/v1/vouchers',
		family: 'legacy',
		takes: 'application/json',
		serve: ({ office, body }) => {
			const voucher = writeVoucher(office, parseLegacy(voucherBodySchema, body), undefined);
			return written(office, 200, 'vouchers', voucher);
		},
	},
	{ method: 'GET', path: '/v1/vouchers', family: 'legacy', serve: findByNumber },
	{
		method: 'GET',
		path: '/v1/vouchers/:id',
		family: 'legacy',
		serve: (exchange) => json(200, asked(exchange)),
	},
	{
		method: 'PUT',
		path: '/v1/vouchers/:id',
		family: 'legacy',
		takes: 'application/json',
		serve: (exchange) => {
			const current = asked(exchange);
			const { office, body } = exchange;
			const voucher = writeVoucher(office, parseLegacy(voucherBodySchema, body), current);
			return written(office, 200, 'vouchers', voucher);
		},
	},
	{
		method: 'POST',
		path: '/v1/vouchers/:id/files',
		family: 'legacy',
		takes: 'multipart/form-data',
		serve: attach,
	},
];

function findByNumber({ office, query }: Exchange): Reply {
	const number = query.get('voucherNumber');
	if (number === null || number === '') {
		throw new LegacyProblem(400, [{ i18nKey: 'missing_entity', source: 'voucherNumber' }]);
	}
	const page = readPage(query, PAGES);
	const found = listedVouchers(office).filter(({ voucherNumber }) => voucherNumber === number);
	return pageReply(found, page, { property: 'createdDate', direction: 'ASC' });
}

function attach(exchange: Exchange): Reply {
	const { office } = exchange;
	const { id } = asked(exchange);
	const { file, type } = readForm(exchange);
	if (type) throw new MultipartProblem("Unexpected request parameter 'type'");
	const stored = attachReceipt(office, id, acceptUpload(file));
	office.announce('voucher.changed', id);
	return json(202, { id: stored.id });
}

function asked({ office, params }: Exchange): Voucher {
	const voucher = readVoucher(office, params['id'] ?? '');
	if (!voucher) throw notFound();
	return voucher;
}
