import type { IDataObject } from 'n8n-workflow';
import type { OutputExample, OutputExamples } from '../example';
import { articles, byId, contacts, IDS, recurringTemplates, vouchers } from './records';
import { runLexoffice, withLexware } from './world';

/** Runs on the seeded records, once with each set of parameters. */
function reading(
	name: string,
	parameters: readonly IDataObject[] = [{}],
	exceptions: Omit<OutputExample, 'run'> = {},
): Readonly<Record<string, OutputExample>> {
	const run = withLexware(async (world) => {
		world.vendor.seed({ contacts, articles, vouchers, recurringTemplates });
		world.vendor.seed({
			vouchers: [
				{ id: IDS.paid, voucherStatus: 'paid' },
				{ id: IDS.draft, voucherStatus: 'unchecked' },
			],
			payments: [{ voucherId: IDS.paid, items: [{ amount: 119 }], paidDate: '2026-11-20' }],
			subscriptions: [{ id: IDS.subscription, callbackUrl: 'https://reports.example.com/' }],
		});
		const outputs: IDataObject[] = [];
		for (const one of parameters) {
			outputs.push(...(await runLexoffice(world, name, { parameters: one })));
		}
		return outputs;
	});
	return { [name]: { ...exceptions, run } };
}

const everything = [{ returnAll: true }];

/** Operations that read records and lists. */
export const readingExamples: OutputExamples = {
	...reading('article/get', [{ articleId: byId(IDS.article) }]),
	...reading('article/getMany'),
	...reading(
		'contact/get',
		[IDS.company, IDS.person].map((id) => ({ contactId: byId(id) })),
		// Either a company or a person.
		{ changing: ['lexoffice'] },
	),
	...reading('contact/getMany'),
	...reading('country/getMany', everything),
	...reading('eventSubscription/get', [{ subscriptionId: IDS.subscription }]),
	...reading('eventSubscription/getMany'),
	...reading('file/download', [{ fileId: IDS.file }]),
	...reading(
		'payment/get',
		[IDS.paid, IDS.draft].map((id) => ({ voucherId: byId(id) })),
		// A draft has no payments, and says so.
		{ changing: ['lexoffice'] },
	),
	...reading('paymentCondition/getMany', everything),
	...reading('postingCategory/getMany', everything),
	...reading('printLayout/getMany', everything),
	...reading('profile/get'),
	...reading('recurringTemplate/get', [{ templateId: byId(IDS.template) }]),
	...reading('recurringTemplate/getMany'),
	...reading('voucher/findByNumber', [{ voucherNumber: 'ER-1' }, { voucherNumber: 'ER-2' }]),
	...reading(
		'voucher/get',
		[IDS.voucher, IDS.collective].map((id) => ({ voucherId: byId(id) })),
		{ changing: ['lexoffice'] },
	),
	...reading('voucherList/getMany', [{}, { options: { fullRecord: true } }]),
};
