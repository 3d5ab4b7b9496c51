import { toBig } from '../../invoice/money';
import { SETTLE_MS, WRITE_TIMEOUT_MS, type LexwareClient } from '../client';
import { callOf } from '../endpoint';
import type { Booked, Found, WriteTarget } from '../../guard/order';
import { readVoucher, voucherEndpoints, type Voucher } from '../resources/vouchers';
import { savedSchema } from '../saved';
import { contactFields, type VoucherContact } from './body';
import { mergeVoucher } from './merge';
import { contactOf, supplierOf, type Payee } from './supplier-contact';

/** What is to change about a voucher. */
export interface VoucherChanges {
	/** fields by their names in the Public API; undefined leaves a field as it is */
	readonly fields: Readonly<Record<string, unknown>>;
	/** whose voucher it is to be; null leaves that as it is */
	readonly contact: Payee | null;
}

/** An update ready for the guard. */
export type PreparedUpdate = WriteTarget & {
	readonly request: object;
	/** the record, when it holds all of this already */
	readonly unchanged?: Booked;
};

/** What is needed first takes as long as the write itself. */
const TIMEOUT_MS = 2 * WRITE_TIMEOUT_MS;

/**
 * @param client for one organisation
 * @param current the voucher as just read
 * @param changes what is to change
 * @returns the request with the whole record, and how it is sent and found again
 */
export function prepareUpdate(
	client: LexwareClient,
	current: Voucher,
	{ fields, contact: payee }: VoucherChanges,
): PreparedUpdate {
	const supplier = payee && supplierOf(payee);
	const known = payee && contactOf(payee);
	const merged = mergeVoucher(current, { ...fields, ...(known ? contactFields(known) : {}) });
	const { id, version } = current;
	const complete = (contact: VoucherContact | null) =>
		mergeVoucher(current, { ...fields, ...(contact ? contactFields(contact) : {}) }).body;
	return {
		request: {
			method: 'PUT',
			path: `/v1/vouchers/${id}`,
			body: merged.body,
			...(supplier ? { supplier: supplier.description } : {}),
		},
		...(merged.changed || (supplier && !known)
			? {}
			: { unchanged: { remoteId: id, result: { version } } }),
		timeoutMs: TIMEOUT_MS,
		settleMs: SETTLE_MS,
		async send(permit, signal, part) {
			const contact =
				known ?? (supplier ? { contactId: (await part(supplier.creation)).remoteId } : null);
			const body = complete(contact);
			const replaces = {
				version,
				current: async () => (await readVoucher(client, id)).version,
			};
			const call = callOf(voucherEndpoints.update, { id });
			const saved = await client.write(permit, call, { body, signal, replaces }, savedSchema);
			return { remoteId: saved.id, result: { version: saved.version ?? null } };
		},
		lookUp: () => lookUpUpdate(client, current, merged.body),
	};
}

/** Written it is when the version went on and the record says what was sent. */
async function lookUpUpdate(
	client: LexwareClient,
	{ id, version }: Voucher,
	sent: Readonly<Record<string, unknown>>,
): Promise<Found> {
	const found = await readVoucher(client, id);
	if (found.version <= version || !saysTheSame(found, sent)) return { kind: 'none' };
	return { kind: 'one', remoteId: id, result: { version: found.version } };
}

function saysTheSame(found: Voucher, sent: Readonly<Record<string, unknown>>): boolean {
	const gross = (value: unknown) => toBig(String(value ?? 0));
	const without = { ...found, version: sent['version'] } as Voucher;
	const { changed } = mergeVoucher(without, sent);
	return !changed && gross(found.totalGrossAmount).eq(gross(sent['totalGrossAmount']));
}
