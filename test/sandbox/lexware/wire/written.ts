import { json, type Reply } from '../../support/wire';
import type { Office } from '../office';

/** What every answer to a write is made of. */
export interface WrittenRecord {
	readonly id: string;
	readonly createdDate: string;
	readonly updatedDate: string;
	readonly version: number;
}

/**
 * @param office the vendor
 * @param status of the answer
 * @param resource first part of the address, such as `contacts`
 * @param record what was written
 * @returns the answer to a write: not the record, only where it is
 */
export function written(
	office: Office,
	status: 200 | 201,
	resource: string,
	{ id, createdDate, updatedDate, version }: WrittenRecord,
): Reply {
	const resourceUri = `${office.url}/v1/${resource}/${id}`;
	return json(status, { id, resourceUri, createdDate, updatedDate, version });
}
