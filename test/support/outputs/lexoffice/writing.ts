import type { IDataObject } from 'n8n-workflow';
import { documentItem } from '../../document-item';
import { lexofficeExamples } from '../../writing/lexoffice';
import type { OutputExample, OutputExamples } from '../example';
import { byId, contacts, goods, IDS, vouchers } from './records';
import { runLexoffice, withLexware, type Run } from './world';

/** What is tried besides the example every writing operation has. */
interface More extends Omit<OutputExample, 'run'> {
	readonly runs?: readonly Run[];
}

const MODES = ['preview', 'write', 'write'];

/** Members of a write come and go with its status. */
const CHANGING = ['write'];

/** Previewed, written, and met again. */
function writing(name: string, { runs = [], changing = [], ...exceptions }: More = {}) {
	const example = lexofficeExamples[name.replace('/', '.')];
	if (!example) throw new Error(`test/support/writing has no example for ${name}.`);
	const run = withLexware(async (world) => {
		await world.openBooks();
		world.vendor.seed({ contacts, vouchers });
		example.arrange?.(world.vendor);
		const usual = { parameters: example.parameters?.(world.vendor) ?? {}, item: example.item(1) };
		const outputs: IDataObject[] = [];
		for (const { parameters, item } of [usual, ...runs]) {
			for (const mode of MODES) {
				const one = { parameters: { ...parameters, mode }, item };
				outputs.push(...(await runLexoffice(world, name, one)));
			}
		}
		return outputs;
	});
	return { ...exceptions, changing: [...CHANGING, ...changing], run };
}

/** A voucher field by field instead of from the invoice. */
const entered: IDataObject = {
	source: 'fields',
	voucherNumber: 'ER-3',
	voucherDate: '2026-11-01',
	contactId: byId(IDS.company),
	items: { item: [{ amount: '119.00', categoryId: goods, taxRatePercent: 19 }] },
	additionalFields: { remark: 'Druckerpapier' },
};

const more: Readonly<Record<string, More>> = {
	'article/delete': { empty: ['write.request.body'] },
	'eventSubscription/create': { empty: ['write.result'] },
	'eventSubscription/delete': { empty: ['write.request.body'] },
	'voucher/attachFile': { empty: ['write.result'] },
	'voucher/create': {
		runs: [{ parameters: entered, item: documentItem(6) }],
		// A supplier is found, created with the voucher, or chosen by its ID.
		changing: ['write.request', 'write.request.body', 'write.notes.supplier'],
	},
	'voucher/update': {
		// A voucher with a file and a remark, which stay.
		runs: [
			{
				parameters: {
					voucherId: byId(IDS.voucher),
					defaultCategory: byId(goods),
					onlyUnchecked: false,
				},
				item: documentItem(5),
			},
		],
		changing: ['write.request.body'],
	},
};

/** Every writing operation. */
export const writingExamples: OutputExamples = Object.fromEntries(
	Object.keys(lexofficeExamples).map((operation) => {
		const name = operation.replace('.', '/');
		return [name, writing(name, more[name])];
	}),
);
