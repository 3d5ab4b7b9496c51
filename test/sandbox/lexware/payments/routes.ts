import { json, type Reply } from '../../support/wire';
import { big } from '../money';
import type { Office } from '../office';
import { salesKind } from '../sales/kinds';
import { readVoucher } from '../vouchers/voucher-book';
import type { Exchange, Route } from '../wire/exchange';
import { notFound, RegularProblem } from '../wire/problems';
import { openAmount } from '../voucherlist/row';

/** What payments are about. */
interface Payable {
	readonly id: string;
	readonly voucherType: string;
	readonly voucherStatus: string;
	readonly totalAmount: number | null;
}

/** Who owes us, not whom we owe. */
const REVENUE = new Set(['invoice', 'downpaymentinvoice', 'salesinvoice', 'purchasecreditnote']);

/** Read-only: payments are made in the app. */
export const paymentRoutes: readonly Route[] = [
	{ method: 'GET', path: '/v1/payments/:id', family: 'regular', serve: read },
];

function read({ office, params }: Exchange): Reply {
	const id = params['id'] ?? '';
	const payable = payableOf(office, id);
	if (payable === undefined) throw notFound();
	const open = payable && openAmount(office, id, payable.voucherStatus, payable.totalAmount);
	if (!payable || open === null) {
		throw new RegularProblem(406, 'No payment information for this voucher/voucher type');
	}
	const { items = [], paidDate } = office.payments.get(id) ?? {};
	const { voucherType, voucherStatus } = payable;
	const isPaid = voucherStatus === 'paid' || voucherStatus === 'paidoff';
	return json(200, {
		openAmount: office.options.openAmountAsText ? big(open).toFixed(2) : open,
		currency: 'EUR',
		paymentStatus: statusOf(open, voucherType),
		voucherType,
		voucherStatus,
		...(isPaid && paidDate !== undefined && { paidDate }),
		paymentItems: items,
	});
}

function statusOf(open: number, voucherType: string): string {
	if (open === 0) return 'balanced';
	return REVENUE.has(voucherType) ? 'openRevenue' : 'openExpense';
}

/** @returns null for documents nobody pays, undefined when there is none */
function payableOf(office: Office, id: string): Payable | null | undefined {
	const voucher = readVoucher(office, id);
	if (voucher) {
		const { type: voucherType, voucherStatus, totalGrossAmount: totalAmount = null } = voucher;
		return { id, voucherType, voucherStatus, totalAmount };
	}
	const document = office.salesDocuments.get(id);
	if (!document) return undefined;
	const { voucherType, owed } = salesKind(document.kind);
	if (!owed || voucherType === null) return null;
	const { voucherStatus, totalPrice } = document;
	return { id, voucherType, voucherStatus, totalAmount: totalPrice.totalGrossAmount };
}
