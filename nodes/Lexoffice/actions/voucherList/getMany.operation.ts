import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { dayFrom } from '../../../../lib/lexware/dates';
import type {
	DayRange,
	ListedStatus,
	ListedType,
	VoucherlistFilters,
	VoucherlistSort,
} from '../../../../lib/lexware/voucherlist/filters';
import { locatedId } from '../locator';
import { readsMany } from '../read-operation';
import { voucherListProperties } from './getMany.properties';

/** Lists sales documents and bookkeeping vouchers, to the very end. */
export const getMany = readsMany({
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many documents of the voucher list',
		description: 'Sales documents and bookkeeping vouchers; the only list of either',
	},
	properties: voucherListProperties,
	async *rows(client, context, itemIndex) {
		const [{ readVoucherlist }, { readFullRecord }] = await Promise.all([
			import('../../../../lib/lexware/voucherlist/read'),
			import('../../../../lib/lexware/voucherlist/full-record'),
		]);
		const isFull = context.getNodeParameter('options.fullRecord', itemIndex, false) === true;
		for await (const row of readVoucherlist(client, filtersOf(context, itemIndex))) {
			yield isFull ? { ...row, record: await readFullRecord(client, row) } : row;
		}
	},
});

function filtersOf(context: IExecuteFunctions, itemIndex: number): VoucherlistFilters {
	const filters = context.getNodeParameter('filters', itemIndex, {});
	const { archived, contactId, voucherNumber } = filters;
	const number = typeof voucherNumber === 'string' ? voucherNumber.trim() : '';
	const sort = context.getNodeParameter('options.sort', itemIndex, 'voucherDate,ASC');
	return {
		types: context.getNodeParameter('types', itemIndex, []) as ListedType[],
		statuses: context.getNodeParameter('statuses', itemIndex, []) as ListedStatus[],
		voucherNumber: number === '' ? null : number,
		contactId: locatedId(contactId),
		archived: typeof archived === 'boolean' ? archived : null,
		voucherDate: rangeOf(filters, 'voucherDate'),
		createdDate: rangeOf(filters, 'createdDate'),
		updatedDate: rangeOf(filters, 'updatedDate'),
		sort: sort as VoucherlistSort,
	};
}

function rangeOf(filters: IDataObject, name: string): DayRange {
	const [from, to] = [`${name}From`, `${name}To`];
	return { from: dayFrom(filters[from], from), to: dayFrom(filters[to], to) };
}
