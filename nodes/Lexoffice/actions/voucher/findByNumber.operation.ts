import { readsMany } from '../read-operation';

/** Reads every bookkeeping voucher of a number; numbers are not unique. */
export const findByNumber = readsMany({
	option: {
		name: 'Find by Number',
		value: 'findByNumber',
		action: 'Find vouchers by number',
		description: 'Every bookkeeping voucher with a number: two suppliers may use the same',
	},
	properties: [
		{
			displayName: 'Voucher Number',
			name: 'voucherNumber',
			type: 'string',
			default: '={{ $json.invoice.number }}',
			required: true,
			placeholder: 'e.g. RE-2026-0815',
			hint: 'Exactly as it stands on the document',
			description: 'Number the sender gave the document',
		},
	],
	async *rows(client, context, itemIndex) {
		const [{ findVouchers }, { readRequiredText }] = await Promise.all([
			import('../../../../lib/lexware/resources/vouchers'),
			import('./content'),
		]);
		const number = readRequiredText(context, 'voucherNumber', 'Voucher Number', itemIndex);
		yield* await findVouchers(client, number);
	},
});
