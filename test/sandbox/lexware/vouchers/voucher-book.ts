import { nameOf } from '../contacts/record';
import type { Office } from '../office';
import { directionOf, type Voucher } from './record';

/**
 * @param office the vendor
 * @param id of a voucher
 * @returns the voucher as the API shows it; undefined when there is none, or not yet
 */
export function readVoucher(office: Office, id: string): Voucher | undefined {
	const voucher = office.vouchers.get(id);
	return voucher && !office.recognising.has(id) ? withContactName(office, voucher) : undefined;
}

/**
 * @param office the vendor
 * @returns every voucher lists show, oldest first
 */
export function listedVouchers(office: Office): readonly Voucher[] {
	return [...office.vouchers.values()]
		.filter(({ id }) => !office.recognising.has(id) && !office.unlisted.has(id))
		.map((voucher) => withContactName(office, voucher));
}

function withContactName(office: Office, voucher: Voucher): Voucher {
	const contact = office.contacts.find(voucher.contactId ?? '');
	if (contact) return { ...voucher, contactName: nameOf(contact) };
	if (!voucher.useCollectiveContact) return voucher;
	const contactName = directionOf(voucher.type) === 'income' ? 'Sammelkunde' : 'Sammellieferant';
	return { ...voucher, contactName };
}
