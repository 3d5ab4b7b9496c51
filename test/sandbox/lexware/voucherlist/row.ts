import { amount, big, total } from '../money';
import type { Office } from '../office';
import { salesKind } from '../sales/kinds';
import type { SalesDocument } from '../sales/record';
import { listedVouchers } from '../vouchers/voucher-book';
import type { Voucher } from '../vouchers/record';

/** One row of the voucherlist. */
export interface ListRow {
	readonly id: string;
	readonly voucherType: string;
	readonly voucherStatus: string;
	readonly voucherNumber: string | null;
	readonly voucherDate: string | null;
	readonly createdDate: string;
	readonly updatedDate: string;
	readonly dueDate: string | null;
	/** null for the collective contact and one-time addresses */
	readonly contactId: string | null;
	readonly contactName: string | null;
	readonly totalAmount: number | null;
	readonly openAmount: number | null;
	readonly currency: string;
	readonly archived: boolean;
}

/** States in which nothing is owed yet. */
const WITHOUT_PAYMENTS = new Set(['draft', 'unchecked']);
/** States in which nothing is owed any more. */
const SETTLED = new Set(['paid', 'paidoff', 'voided']);

/**
 * @param office the vendor
 * @returns a row for everything the voucherlist knows, in order of creation; dunnings are not in it
 */
export function allRows(office: Office): readonly ListRow[] {
	const sales = [...office.salesDocuments.values()].filter(({ id }) => !office.unlisted.has(id));
	return [
		...sales.flatMap((document) => salesRow(office, document) ?? []),
		...listedVouchers(office).map((voucher) => voucherRow(office, voucher)),
	];
}

function salesRow(office: Office, document: SalesDocument): ListRow | null {
	const { voucherType, owed } = salesKind(document.kind);
	if (voucherType === null) return null;
	const totalAmount = document.totalPrice.totalGrossAmount;
	return {
		id: document.id,
		voucherType,
		voucherStatus: document.voucherStatus,
		voucherNumber: document.voucherNumber,
		voucherDate: document.voucherDate,
		createdDate: document.createdDate,
		updatedDate: document.updatedDate,
		dueDate: document.dueDate ?? null,
		contactId: document.address.contactId ?? null,
		contactName: document.address.name ?? null,
		totalAmount,
		openAmount: owed ? openAmount(office, document.id, document.voucherStatus, totalAmount) : null,
		currency: 'EUR',
		archived: document.archived,
	};
}

function voucherRow(office: Office, voucher: Voucher): ListRow {
	const totalAmount = voucher.totalGrossAmount ?? null;
	return {
		id: voucher.id,
		voucherType: voucher.type,
		voucherStatus: voucher.voucherStatus,
		voucherNumber: voucher.voucherNumber ?? null,
		voucherDate: voucher.voucherDate ?? null,
		createdDate: voucher.createdDate,
		updatedDate: voucher.updatedDate,
		dueDate: voucher.dueDate ?? null,
		contactId: voucher.contactId ?? null,
		contactName: voucher.contactName ?? null,
		totalAmount,
		openAmount: openAmount(office, voucher.id, voucher.voucherStatus, totalAmount),
		currency: 'EUR',
		archived: false,
	};
}

/**
 * @param office the vendor
 * @param id of a document
 * @param status of the document
 * @param totalAmount its gross amount; null when it is not known
 * @returns what is still to be paid; null where payments make no sense
 */
export function openAmount(
	office: Office,
	id: string,
	status: string,
	totalAmount: number | null,
): number | null {
	if (totalAmount === null || WITHOUT_PAYMENTS.has(status)) return null;
	if (SETTLED.has(status)) return 0;
	const paid = total((office.payments.get(id)?.items ?? []).map((item) => big(item.amount)));
	return amount(big(totalAmount).minus(paid));
}
