import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { LexwareClient } from '../../../lib/lexware/client';
import { listCountries } from '../../../lib/lexware/resources/countries';
import { listPaymentConditions } from '../../../lib/lexware/resources/payment-conditions';
import { listPostingCategories } from '../../../lib/lexware/resources/posting-categories';
import { listPrintLayouts } from '../../../lib/lexware/resources/print-layouts';
import { wordingOf } from '../../../lib/lexware/sales/payment-terms';
import { lexofficeClient } from '../client';

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

function options(list: (client: LexwareClient) => Promise<readonly INodePropertyOptions[]>) {
	const load: LoadOptions = async function (this) {
		return (await list(await lexofficeClient(this))).toSorted((left, right) =>
			left.name.localeCompare(right.name, 'de'),
		);
	};
	return load;
}

/** Short lists for dropdowns, by the name parameters know them under. */
export const loadOptions = {
	getCountries: options(async (client) =>
		(await listCountries(client)).map(({ countryCode, countryNameDE, countryNameEN }) => ({
			name: countryNameEN ?? countryNameDE ?? countryCode,
			value: countryCode,
			...(countryNameDE ? { description: countryNameDE } : {}),
		})),
	),
	getPaymentConditions: options(async (client) =>
		(await listPaymentConditions(client)).map((condition) => ({
			name: wordingOf(condition) ?? condition.paymentTermLabelTemplate ?? condition.id,
			value: condition.id,
			...(condition.organizationDefault ? { description: 'Default of the organisation' } : {}),
		})),
	),
	getPostingCategories: options(async (client) =>
		(await listPostingCategories(client)).map(({ id, name, groupName, type }) => ({
			name: groupName ? `${groupName}: ${name}` : name,
			value: id,
			description: type === 'income' ? 'Income' : 'Expense',
		})),
	),
	getPrintLayouts: options(async (client) =>
		(await listPrintLayouts(client)).map(({ id, name, default: isDefault }) => ({
			name: name ?? id,
			value: id,
			...(isDefault ? { description: 'Default of the organisation' } : {}),
		})),
	),
} as const satisfies Record<string, LoadOptions>;
