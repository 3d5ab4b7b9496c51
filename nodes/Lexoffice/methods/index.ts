import type { ILoadOptionsFunctions } from 'n8n-workflow';

type ListSearch = typeof import('./list-search').listSearch;
type LoadOptions = typeof import('./load-options').loadOptions;

/** Names parameters know searchable lists under. */
export type ListSearchName = keyof ListSearch;

const searchable: Readonly<Record<ListSearchName, true>> = {
	searchArticles: true,
	searchBookkeepingVouchers: true,
	searchContacts: true,
	searchCreditNotes: true,
	searchCustomers: true,
	searchDeliveryNotes: true,
	searchDocuments: true,
	searchDownPaymentInvoices: true,
	searchIncomeCategories: true,
	searchInvoices: true,
	searchOrderConfirmations: true,
	searchOutgoCategories: true,
	searchPrintLayouts: true,
	searchQuotations: true,
	searchRecurringTemplates: true,
	searchVendors: true,
};

const short: Readonly<Record<keyof LoadOptions, true>> = {
	getCountries: true,
	getPaymentConditions: true,
	getPostingCategories: true,
	getPrintLayouts: true,
};

/** Lists to choose a record from; what reads them is loaded when a panel asks for the first one. */
export const listSearch = lazily(searchable, async (name: ListSearchName) => {
	const { listSearch: methods } = await import('./list-search');
	return methods[name];
});

/** Short lists for dropdowns; loaded likewise. */
export const loadOptions = lazily(short, async (name: keyof LoadOptions) => {
	const { loadOptions: methods } = await import('./load-options');
	return methods[name];
});

function lazily<Name extends string, Args extends unknown[], Result>(
	names: Readonly<Record<Name, true>>,
	method: (name: Name) => Promise<(this: ILoadOptionsFunctions, ...args: Args) => Promise<Result>>,
) {
	type Method = (this: ILoadOptionsFunctions, ...args: Args) => Promise<Result>;
	const entries = (Object.keys(names) as Name[]).map((name): [Name, Method] => [
		name,
		async function (this, ...args) {
			return (await method(name)).call(this, ...args);
		},
	]);
	return Object.fromEntries(entries) as Record<Name, Method>;
}
