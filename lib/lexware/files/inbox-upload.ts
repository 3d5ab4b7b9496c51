import type { WriteTarget } from '../../guard/order';
import { SETTLE_MS, WRITE_TIMEOUT_MS, type LexwareClient } from '../client';
import { fileEndpoints, uploadFile } from '../resources/files';
import { findUploaded } from './find';
import { describedFile, type CheckedFile } from './upload';

/** Recognition runs on its own; a voucher is not in the list before, so a look has to wait for it. */
const RECOGNITION_MS = 240_000;

/** A file on its way to the inbox, and the request as it is sent. */
export interface InboxUpload extends WriteTarget {
	readonly request: object;
}

/**
 * @param client for one organisation
 * @param file checked
 * @param now clock
 * @returns how it is put into the inbox and found again, for the guard
 */
export function inboxUpload(
	client: LexwareClient,
	file: CheckedFile,
	now: () => Date,
): InboxUpload {
	const { method, path } = fileEndpoints.upload;
	return {
		timeoutMs: WRITE_TIMEOUT_MS,
		settleMs: SETTLE_MS + RECOGNITION_MS,
		hasStableReference: true,
		request: { method, path, form: { file: describedFile(file), type: 'voucher' } },
		async send(permit, signal) {
			const { id, voucherId } = await uploadFile(client, permit, file, signal);
			return { remoteId: voucherId, result: { fileId: id } };
		},
		lookUp: async () => findUploaded(client, file, now()),
	};
}
