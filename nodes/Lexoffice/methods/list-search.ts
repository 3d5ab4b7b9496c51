import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { z } from 'zod/v4';
import { displayNameOf } from '../../../lib/lexware/contacts/traits';
import { ALL_CONTACTS, contactQuery } from '../../../lib/lexware/contacts/filters';
import type { LexwareClient } from '../../../lib/lexware/client';
import { readPage } from '../../../lib/lexware/page';
import type { ListRequest } from '../../../lib/lexware/paging';
import { permalink } from '../../../lib/lexware/permalink';
import { articleEndpoints, articleSchema } from '../../../lib/lexware/resources/articles';
import { contactEndpoints, contactSchema } from '../../../lib/lexware/resources/contacts';
import {
	listPostingCategories,
	type PostingDirection,
} from '../../../lib/lexware/resources/posting-categories';
import { listPrintLayouts } from '../../../lib/lexware/resources/print-layouts';
import {
	recurringTemplateEndpoints,
	recurringTemplateSchema,
} from '../../../lib/lexware/resources/recurring-templates';
import {
	voucherlistEndpoints,
	voucherlistRowSchema,
	type VoucherlistRow,
} from '../../../lib/lexware/resources/voucherlist';
import { salesKinds, type SalesKind } from '../../../lib/lexware/sales/kinds';
import {
	ALL_DOCUMENTS,
	voucherlistQuery,
	type ListedType,
} from '../../../lib/lexware/voucherlist/filters';
import { lexofficeClient } from '../client';

type Entry = INodeListSearchResult['results'][number];

/** Fills one page of a list to choose from; n8n hands the token of the page before. */
type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

interface PagedList<Row extends z.ZodType> {
	/** may use the text for what the vendor itself can filter */
	request(text: string): ListRequest<Row>;
	entry(row: z.output<Row>): Entry;
}

function paged<Row extends z.ZodType>({ request, entry }: PagedList<Row>): ListSearch {
	return async function (this, filter = '', paginationToken = '0') {
		const client = await lexofficeClient(this);
		const { rows, next } = await readPage(client, request(filter), Number(paginationToken) || 0);
		const results = rows.map(entry).filter(fits(filter));
		return next === null ? { results } : { results, paginationToken: String(next) };
	};
}

function unpaged(list: (client: LexwareClient) => Promise<readonly Entry[]>): ListSearch {
	return async function (this, filter = '') {
		const entries = await list(await lexofficeClient(this));
		return { results: entries.filter(fits(filter)).toSorted(byName) };
	};
}

function fits(filter: string): (entry: Entry) => boolean {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return ({ name, description }) => {
		const text = `${name} ${description ?? ''}`.toLowerCase();
		return words.every((word) => text.includes(word));
	};
}

function byName(left: Entry, right: Entry): number {
	return left.name.localeCompare(right.name, 'de');
}

function contacts(role: 'customer' | 'vendor' | null): ListSearch {
	return paged({
		request: (text) => ({
			endpoint: contactEndpoints.list,
			row: contactSchema,
			query: {
				...contactQuery({
					...ALL_CONTACTS,
					// Shorter texts the vendor refuses, a page is looked through for them here.
					name: text.trim().length < 3 ? null : { text: text.slice(0, 60), match: 'contains' },
				}),
				...(role ? { [role]: true } : {}),
			},
		}),
		entry: (contact) => ({
			name: displayNameOf(contact),
			value: contact.id,
			url: permalink('contacts', contact.id),
		}),
	});
}

function documents(types: readonly ListedType[], kindOf: (row: VoucherlistRow) => string) {
	return paged({
		request: () => ({
			endpoint: voucherlistEndpoints.list,
			row: voucherlistRowSchema,
			query: voucherlistQuery({ ...ALL_DOCUMENTS, types, sort: 'voucherDate,DESC' }),
		}),
		entry: (row) => ({
			name: [row.voucherNumber ?? row.voucherType, row.contactName, dayOf(row), amountOf(row)]
				.filter(Boolean)
				.join(' · '),
			value: row.id,
			url: permalink(kindOf(row), row.id),
		}),
	});
}

function dayOf({ voucherDate }: VoucherlistRow): string | undefined {
	return voucherDate?.slice(0, 10);
}

function amountOf({ totalAmount, currency }: VoucherlistRow): string | null {
	if (totalAmount === null || totalAmount === undefined) return null;
	return `${totalAmount.toFixed(2)} ${currency ?? ''}`.trim();
}

function salesDocuments({ listedAs, permalink: segment }: SalesKind): ListSearch {
	return documents(listedAs === null ? [] : [listedAs], () => segment);
}

function segmentOf({ voucherType }: VoucherlistRow): string {
	const kind = Object.values(salesKinds).find(({ listedAs }) => listedAs === voucherType);
	return kind?.permalink ?? 'vouchers';
}

function postingCategories(direction: PostingDirection): ListSearch {
	return unpaged(async (client) =>
		(await listPostingCategories(client))
			.filter(({ type }) => type === direction)
			.map(({ id, name, groupName }) => ({
				name: groupName ? `${groupName}: ${name}` : name,
				value: id,
			})),
	);
}

/** Lists to choose a record from, by the name parameters know them under. */
export const listSearch = {
	searchArticles: paged({
		request: () => ({ endpoint: articleEndpoints.list, row: articleSchema, query: {} }),
		entry: ({ id, title, articleNumber }) => ({
			name: [articleNumber, title].filter(Boolean).join(' · ') || id,
			value: id,
		}),
	}),
	searchBookkeepingVouchers: documents(
		['purchaseinvoice', 'purchasecreditnote', 'salesinvoice', 'salescreditnote'],
		() => 'vouchers',
	),
	searchContacts: contacts(null),
	searchCreditNotes: salesDocuments(salesKinds.creditNote),
	searchCustomers: contacts('customer'),
	searchDeliveryNotes: salesDocuments(salesKinds.deliveryNote),
	searchDocuments: documents([], segmentOf),
	searchDownPaymentInvoices: salesDocuments(salesKinds.downPaymentInvoice),
	searchIncomeCategories: postingCategories('income'),
	searchInvoices: salesDocuments(salesKinds.invoice),
	searchOrderConfirmations: salesDocuments(salesKinds.orderConfirmation),
	searchOutgoCategories: postingCategories('outgo'),
	searchPrintLayouts: unpaged(async (client) =>
		(await listPrintLayouts(client)).map(({ id, name }) => ({ name: name ?? id, value: id })),
	),
	searchQuotations: salesDocuments(salesKinds.quotation),
	searchRecurringTemplates: paged({
		request: () => ({
			endpoint: recurringTemplateEndpoints.list,
			row: recurringTemplateSchema,
			query: {},
		}),
		entry: (template) => ({ name: templateName(template), value: template.id }),
	}),
	searchVendors: contacts('vendor'),
} as const satisfies Record<string, ListSearch>;

/** Names of these lists. */
export type ListSearchName = keyof typeof listSearch;

function templateName({ id, title, address }: { id: string; title?: unknown; address?: unknown }) {
	const { name } = (address ?? {}) as { name?: unknown };
	return [title, name].filter((part) => typeof part === 'string' && part !== '').join(' · ') || id;
}
