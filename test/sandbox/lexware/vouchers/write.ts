import type { Office } from '../office';
import { LegacyProblem } from '../wire/problems';
import type { Voucher, VoucherFields } from './record';
import { brokenRules } from './rules';
import type { VoucherBody } from './schema';

type WritableStatus = 'open' | 'unchecked';

/**
 * Books a voucher, or replaces one as a whole: what the new state lacks is gone, attachments included.
 *
 * @param office the vendor
 * @param body as parsed
 * @param current the voucher to be replaced; undefined books a new one
 * @returns the voucher as it stands now
 * @throws LegacyProblem 406 when the version is not the current one or a rule is broken
 */
export function writeVoucher(
	office: Office,
	body: VoucherBody,
	current: Voucher | undefined,
): Voucher {
	if (body.version !== (current?.version ?? 0)) throw refused('version');
	const voucherStatus = statusAfter(office, body, current);
	const fields = fieldsOf(body);
	const issues = brokenRules(fields, {
		unchecked: voucherStatus === 'unchecked',
		hasContact: (id) => office.contacts.find(id) !== undefined,
		mayAttach: (id) => current !== undefined && office.files.get(id)?.voucherId === current.id,
	});
	if (issues.length > 0) throw new LegacyProblem(406, issues);

	const now = office.timestamp();
	const voucher: Voucher = {
		id: current?.id ?? office.newId(),
		organizationId: office.organizationId,
		...fields,
		voucherStatus,
		createdDate: current?.createdDate ?? now,
		updatedDate: now,
		version: body.version + 1,
	};
	office.vouchers.set(voucher.id, voucher);
	for (const id of current?.files ?? []) {
		if (!voucher.files.includes(id)) office.files.delete(id);
	}
	tell(office, voucher, current);
	return voucher;
}

function statusAfter(
	office: Office,
	{ voucherStatus }: Readonly<Record<string, unknown>>,
	current: Voucher | undefined,
): Voucher['voucherStatus'] {
	if (voucherStatus === undefined) return current?.voucherStatus ?? 'open';
	if (!office.options.acceptsVoucherStatus) throw refused('voucherStatus');
	if (current && voucherStatus === current.voucherStatus) return current.voucherStatus;
	const isReachable = current === undefined || current.voucherStatus === 'unchecked';
	if (!isReachable || !isWritable(voucherStatus)) throw refused('voucherStatus');
	return voucherStatus;
}

function isWritable(status: unknown): status is WritableStatus {
	return status === 'open' || status === 'unchecked';
}

function fieldsOf(body: VoucherBody): VoucherFields {
	return {
		type: body.type,
		voucherNumber: body.voucherNumber,
		voucherDate: body.voucherDate,
		shippingDate: body.shippingDate,
		dueDate: body.dueDate,
		totalGrossAmount: body.totalGrossAmount,
		totalTaxAmount: body.totalTaxAmount,
		taxType: body.taxType,
		useCollectiveContact: body.useCollectiveContact,
		contactId: body.contactId,
		remark: body.remark,
		voucherItems: body.voucherItems,
		files: [...new Set(body.files)],
	};
}

function tell(office: Office, { id, voucherStatus }: Voucher, current: Voucher | undefined): void {
	if (!current) {
		office.listLater(id);
		office.announce('voucher.created', id);
		return;
	}
	office.announce('voucher.changed', id);
	if (voucherStatus === current.voucherStatus) return;
	office.announce('voucher.status.changed', id);
	office.announce('payment.changed', id);
}

function refused(source: string): LegacyProblem {
	return new LegacyProblem(406, [{ i18nKey: 'invalid_value', source }]);
}
