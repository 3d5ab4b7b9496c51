import { isDeepStrictEqual } from 'node:util';
import type { Voucher } from '../resources/vouchers';

/** Given by the vendor; a PUT that names them is refused or ignored. `voucherStatus` is fragile on write. */
const READ_ONLY = [
	'id',
	'organizationId',
	'createdDate',
	'updatedDate',
	'contactName',
	'voucherStatus',
] as const;

/** A voucher as it is to be, and whether that is any different. */
export interface MergedVoucher {
	/** the whole record: a PUT empties what it does not name */
	readonly body: Readonly<Record<string, unknown>>;
	readonly changed: boolean;
}

/**
 * Merges changes into a voucher as it was just read. Files that are attached stay attached, whatever the
 * changes say: a receipt that is lost is lost for good.
 *
 * @param current the voucher as read
 * @param changes fields to set; undefined leaves a field as it is
 * @returns body of the PUT, with the version that was read
 */
export function mergeVoucher(
	current: Voucher,
	changes: Readonly<Record<string, unknown>>,
): MergedVoucher {
	const before: Record<string, unknown> = { ...current };
	for (const field of READ_ONLY) delete before[field];
	const given = Object.entries(changes).filter(
		([field, value]) => value !== undefined && !(READ_ONLY as readonly string[]).includes(field),
	);
	const after = { ...before, ...Object.fromEntries(given) };
	const files = [...new Set([...(current.files ?? []), ...filesOf(changes)])];
	// A named contact and the collective one exclude each other.
	if (after['useCollectiveContact'] === true) delete after['contactId'];
	const body = { ...after, files, version: current.version };
	return {
		body,
		changed: !isDeepStrictEqual(normal(body), normal({ ...before, files: current.files ?? [] })),
	};
}

function filesOf(changes: Readonly<Record<string, unknown>>): string[] {
	const { files } = changes;
	return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
}

/** Dates are read in the long form and written as days; missing and empty are the same. */
function normal(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(normal);
	if (typeof value === 'string') return value.replace(/^(\d{4}-\d\d-\d\d)T00:00:00.*$/, '$1');
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, entry]) => entry !== null && entry !== undefined && entry !== '')
			.map(([key, entry]) => [key, normal(entry)]),
	);
}
