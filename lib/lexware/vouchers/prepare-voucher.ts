import { LEXWARE, SETTLE_MS, WRITE_TIMEOUT_MS, type LexwareClient } from '../client';
import { beforeSending } from '../before-sending';
import { callOf } from '../endpoint';
import { voucherError } from './errors';
import { NotBooked } from '../../guard/errors';
import { idempotencyKey } from '../../guard/key';
import type { Booked, MakePart, PartWrite, WriteTarget } from '../../guard/order';
import { findAttached } from '../files/find';
import { describedFile, type CheckedFile } from '../files/upload';
import { attachFile } from '../resources/files';
import { voucherEndpoints } from '../resources/vouchers';
import { savedSchema } from '../saved';
import { contactFields, type VoucherContact, type VoucherContent } from './body';
import { findTyped, lookUpVoucher } from './look-up';
import { contactOf, supplierOf, type Payee, type SupplierPlan } from './supplier-contact';

/** A voucher that is to be created. */
export interface VoucherPlan {
	readonly content: VoucherContent;
	/** a contact that is known, or the supplier who may have to be created first */
	readonly contact: Payee;
	/** fields set last, for what the content does not know */
	readonly override: Readonly<Record<string, unknown>>;
	/** to be attached once the voucher is there */
	readonly file: CheckedFile | null;
	/** organisation in Lexware Office */
	readonly tenant: string;
}

/** A voucher ready for the guard. */
export type PreparedVoucher = WriteTarget & { readonly request: object };

/** What is needed first takes as long as the write itself. */
const TIMEOUT_MS = 2 * WRITE_TIMEOUT_MS;

/**
 * @param client for one organisation
 * @param plan the voucher
 * @returns the request as a person approves it, and how it is sent and found again. The request names a
 * supplier by what the invoice says and not by the contact's id, so that it stays the same once the contact
 * exists
 */
export function prepareVoucher(client: LexwareClient, plan: VoucherPlan): PreparedVoucher {
	const { content, contact: payee, override, file, tenant } = plan;
	const supplier = supplierOf(payee);
	const contact = contactOf(payee);
	const chosen = supplier === null && contact ? contactFields(contact) : {};
	return {
		request: {
			method: 'POST',
			path: '/v1/vouchers',
			body: { ...content, ...chosen, ...override },
			...(supplier ? { supplier: supplier.description } : {}),
			...(file ? { attach: describedFile(file) } : {}),
		},
		timeoutMs: TIMEOUT_MS,
		settleMs: SETTLE_MS,
		async send(permit, signal, part) {
			const resolved = contact ?? (await created(supplier, part));
			const typed = await beforeSending(() => findTyped(client, content, resolved));
			if (typed) {
				const { voucherNumber } = content;
				throw new NotBooked(
					voucherError('LEXWARE_VOUCHER_EXISTS', { voucherNumber, id: typed.id }),
				);
			}
			const whose = contactFields(resolved);
			const body = { ...content, ...whose, version: 0, ...override };
			const call = callOf(voucherEndpoints.create);
			const { id, version } = await client.write(permit, call, { body, signal }, savedSchema);
			return { remoteId: id, result: { version: version ?? null, ...whose } };
		},
		lookUp: () => lookUpVoucher(client, { content, contact }),
		afterwards: ({ remoteId }) => (file ? [attachPart(client, remoteId, file, tenant)] : []),
	};
}

async function created(supplier: SupplierPlan | null, part: MakePart): Promise<VoucherContact> {
	if (!supplier) throw new TypeError('A voucher has a contact, or a supplier to be created.');
	const { remoteId } = await part(supplier.creation);
	return { contactId: remoteId };
}

/**
 * @param client for one organisation
 * @param voucherId a voucher that is there
 * @param file what to attach
 * @param tenant organisation in Lexware Office
 * @returns the write that attaches it, once
 */
export function attachPart(
	client: LexwareClient,
	voucherId: string,
	file: CheckedFile,
	tenant: string,
): PartWrite {
	const operation = 'voucher.attachFile';
	const subject = `${voucherId} ${file.sha256}`;
	return {
		operation,
		key: idempotencyKey({ system: LEXWARE, tenant, operation, subject }),
		request: {
			method: 'POST',
			path: `/v1/vouchers/${voucherId}/files`,
			file: describedFile(file),
		},
		timeoutMs: WRITE_TIMEOUT_MS,
		settleMs: SETTLE_MS,
		send: async (permit, signal): Promise<Booked> => {
			const { id } = await attachFile(client, permit, voucherId, file, signal);
			return { remoteId: id, result: null };
		},
		lookUp: () => findAttached(client, voucherId, file),
	};
}
