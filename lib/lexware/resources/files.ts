import { z } from 'zod/v4';
import type { WritePermit } from '../../guard/permit';
import { multipartBody } from '../../http/multipart';
import type { LexwareClient, LexwareFile } from '../client';
import { callOf, reads, writes } from '../endpoint';
import type { CheckedFile } from '../files/upload';

/** Calls about files of bookkeeping vouchers. */
export const fileEndpoints = {
	/** puts a file into the inbox, which makes a voucher to be checked */
	upload: writes('POST', '/v1/files'),
	attach: writes('POST', '/v1/vouchers/{id}/files'),
	download: reads('/v1/files/{id}'),
};

const id = z.string().min(1).max(100);

const uploadedSchema = z.looseObject({ id, voucherId: id });

const attachedSchema = z.looseObject({ id });

/** A file in the inbox. */
export type Uploaded = z.infer<typeof uploadedSchema>;

/** A file of a voucher. */
export type Attached = z.infer<typeof attachedSchema>;

/**
 * Puts a file into the inbox. The vendor makes a voucher of it (purchase invoice, to be checked), whatever
 * the file is; sent twice, it makes two.
 *
 * @param client for one organisation
 * @param permit from the guard
 * @param file checked
 * @param signal until when it may leave
 * @returns ids of file and voucher; the voucher can be read some seconds later
 * @throws NotBooked when nothing was stored; BelegflussError when the outcome is unknown
 */
export async function uploadFile(
	client: LexwareClient,
	permit: WritePermit,
	file: CheckedFile,
	signal: AbortSignal,
): Promise<Uploaded> {
	const body = await multipartBody([
		['file', file],
		['type', 'voucher'],
	]);
	return client.write(permit, callOf(fileEndpoints.upload), { body, signal }, uploadedSchema);
}

/**
 * Attaches a file to a voucher that exists.
 *
 * @param client for one organisation
 * @param permit from the guard
 * @param voucherId the bookkeeping voucher
 * @param file checked
 * @param signal until when it may leave
 * @returns id of the file
 * @throws NotBooked when nothing was attached; BelegflussError when the outcome is unknown
 */
export async function attachFile(
	client: LexwareClient,
	permit: WritePermit,
	voucherId: string,
	file: CheckedFile,
	signal: AbortSignal,
): Promise<Attached> {
	const call = callOf(fileEndpoints.attach, { id: voucherId });
	const body = await multipartBody([['file', file]]);
	return client.write(permit, call, { body, signal }, attachedSchema);
}

/**
 * @param client for one organisation
 * @param fileId of a file of a bookkeeping voucher
 * @returns the file as the vendor keeps it
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function downloadFile(client: LexwareClient, fileId: string): Promise<LexwareFile> {
	return client.download(callOf(fileEndpoints.download, { id: fileId }), '*/*');
}
