import type { Resource } from '../../../support/resources';
import { attachFile } from './attachFile.operation';
import { create } from './create.operation';
import { findByNumber } from './findByNumber.operation';
import { get } from './get.operation';
import { update } from './update.operation';

/** Bookkeeping vouchers: received and issued documents as they are booked. */
export const voucher: Resource = {
	option: {
		name: 'Voucher',
		value: 'voucher',
		description: 'Bookkeeping vouchers: invoices and credit notes as they are booked',
	},
	operations: [create, get, findByNumber, update, attachFile],
};
