import type { LexwareClient } from '../client';
import { readSalesDocument } from '../resources/sales-documents';
import type { VoucherlistRow } from '../resources/voucherlist';
import { readVoucher, voucherTypes } from '../resources/vouchers';
import { salesKinds } from '../sales/kinds';

const bookkeeping: ReadonlySet<string> = new Set(voucherTypes);

/**
 * @param client for one organisation
 * @param row of the voucher list
 * @returns the whole record the row stands for, null for a kind that cannot be read by itself
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function readFullRecord(
	client: LexwareClient,
	{ id, voucherType }: VoucherlistRow,
): Promise<object | null> {
	if (bookkeeping.has(voucherType)) return readVoucher(client, id);
	const kind = Object.values(salesKinds).find(({ listedAs }) => listedAs === voucherType);
	return kind ? readSalesDocument(client, kind, id) : null;
}
