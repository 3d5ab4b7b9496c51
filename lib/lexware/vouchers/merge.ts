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

/** The long form of a day. */
const MIDNIGHT = /^(\d{4}-\d\d-\d\d)T00:00:00(?:\.0+)?(?:Z|[+-]\d\d:?\d\d)$/;

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
	const before = consistent({ ...current, files: [...new Set(current.files ?? [])] });
	for (const field of READ_ONLY) delete before[field];
	const given = Object.fromEntries(
		Object.entries(changes).filter(
			([field, value]) => value !== undefined && !(READ_ONLY as readonly string[]).includes(field),
		),
	);
	const files = [...new Set([...(current.files ?? []), ...filesOf(changes)])];
	const isNamed = Boolean(given['contactId']) && before['useCollectiveContact'] === true;
	const named = isNamed ? { useCollectiveContact: false } : {};
	const body = consistent({ ...before, ...named, ...given, files, version: current.version });
	return { body, changed: !isDeepStrictEqual(normal(body), normal(before)) };
}

/** A named contact and the collective one exclude each other. */
function consistent(record: Record<string, unknown>): Record<string, unknown> {
	if (record['useCollectiveContact'] === true) delete record['contactId'];
	return record;
}

function filesOf(changes: Readonly<Record<string, unknown>>): string[] {
	const { files } = changes;
	return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
}

/** Dates are read in the long form and written as days; missing and empty are the same. */
function normal(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(normal);
	if (typeof value === 'string') return MIDNIGHT.exec(value)?.[1] ?? value;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, entry]) => entry !== null && entry !== undefined && entry !== '')
			.map(([key, entry]) => [key, normal(entry)]),
	);
}
