import type { Found } from '../../guard/order';
import { toBig } from '../../invoice/money';
import type { LexwareClient } from '../client';
import { dayOf, findVouchers, type Voucher } from '../resources/vouchers';
import type { VoucherContact, VoucherContent } from './body';

/** What a voucher is known by. The API has no reference of our own to find it again. */
export interface VoucherTraits {
	readonly content: Pick<
		VoucherContent,
		'type' | 'voucherNumber' | 'voucherDate' | 'totalGrossAmount'
	>;
	/** null when the contact is not known yet, because the same write was to create it */
	readonly contact: VoucherContact | null;
}

/**
 * Looks for what an attempt would have booked: number, kind, day, total and contact together.
 *
 * @param client for one organisation
 * @param traits of the voucher
 * @returns what was found
 * @throws BelegflussError LEXWARE_… or HTTP_… when not everything could be seen
 */
export async function lookUpVoucher(client: LexwareClient, traits: VoucherTraits): Promise<Found> {
	const { voucherNumber } = traits.content;
	const same = (await findVouchers(client, voucherNumber)).filter((voucher) =>
		isSame(voucher, traits),
	);
	const [first] = same;
	if (!first) return { kind: 'none' };
	if (same.length > 1) return { kind: 'several', remoteIds: same.map(({ id }) => id) };
	return { kind: 'one', remoteId: first.id, result: { version: first.version } };
}

/**
 * Looks for a voucher somebody typed already. A supplier uses a number once, so day and total do not matter:
 * where they differ, one of the two is wrong.
 *
 * @param client for one organisation
 * @param content kind and number
 * @param contact whose it is
 * @returns the first such voucher, null when there is none
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function findTyped(
	client: LexwareClient,
	{ type, voucherNumber }: Pick<VoucherContent, 'type' | 'voucherNumber'>,
	contact: VoucherContact,
): Promise<Voucher | null> {
	const found = await findVouchers(client, voucherNumber);
	return (
		found.find((voucher) => voucher.type === type && isOf(voucher, contact) && isInUse(voucher)) ??
		null
	);
}

function isSame(voucher: Voucher, { content, contact }: VoucherTraits): boolean {
	return (
		isInUse(voucher) &&
		voucher.type === content.type &&
		dayOf(voucher.voucherDate) === content.voucherDate &&
		toBig(String(voucher.totalGrossAmount ?? 0)).eq(String(content.totalGrossAmount)) &&
		(contact === null || isOf(voucher, contact))
	);
}

function isInUse({ voucherStatus }: Voucher): boolean {
	return voucherStatus !== 'voided';
}

function isOf(voucher: Voucher, contact: VoucherContact): boolean {
	if (contact === 'collective') return voucher.useCollectiveContact === true;
	return voucher.contactId === contact.contactId;
}
