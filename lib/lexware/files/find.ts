import { z } from 'zod/v4';
import type { Booked, Found } from '../../guard/order';
import { sniffContent, type ContentKind } from '../../einvoice/sniff';
import { addDays } from '../../calendar/day';
import { berlinDay } from '../../calendar/berlin';
import { sha256Hex } from '../../ledger/event/hash';
import type { LexwareClient } from '../client';
import { callOf } from '../endpoint';
import { readRows } from '../paging';
import { downloadFile } from '../resources/files';
import { voucherlistEndpoints, voucherlistRowSchema } from '../resources/voucherlist';
import { voucherEndpoints, voucherTypes } from '../resources/vouchers';
import { lexwareFileError } from './errors';
import type { CheckedFile } from './upload';

/** How far back an upload is looked for, in days. An attempt that stayed unclear for longer is not found. */
export const LOOK_BACK_DAYS = 90;

/** Vouchers compared at most: each costs two requests at the vendor's pace. */
const MOST_VOUCHERS = 300;

const PICTURES: ReadonlySet<ContentKind> = new Set(['jpeg', 'png']);

/** What the vendor may make of a picture. */
const CONVERTED: ReadonlySet<ContentKind> = new Set(['jpeg', 'png', 'pdf']);

const voucherFilesSchema = z.looseObject({ files: z.array(z.string()).nullish() });

/** A file of a voucher that was compared. */
interface Compared {
	readonly voucherId: string;
	readonly fileId: string;
	readonly isSame: boolean;
	readonly kind: ContentKind;
}

/**
 * Looks for a file among those of a voucher, by its hash: the vendor keeps no other trace of what was sent.
 *
 * @param client for one organisation
 * @param voucherId the bookkeeping voucher
 * @param file the one that may have been attached
 * @returns the id of the attached file
 * @throws BelegflussError LEXWARE_FILE_NOT_COMPARABLE for a picture that is not there as it was sent but may
 * be in another form; LEXWARE_… or HTTP_… otherwise
 */
export async function findAttached(
	client: LexwareClient,
	voucherId: string,
	file: CheckedFile,
): Promise<Found> {
	const compared = await compareFiles(client, voucherId, file);
	return found(
		compared
			.filter(({ isSame }) => isSame)
			.map(({ fileId }) => ({ remoteId: fileId, result: { fileId } })),
		compared,
		file,
	);
}

/**
 * Looks for the voucher an upload made. The API cannot search by file, so the files of all bookkeeping
 * vouchers made lately are compared, whatever a person has made of them since.
 *
 * @param client for one organisation
 * @param file the one that may have been uploaded
 * @param now current instant
 * @returns id of the voucher, with id of its file
 * @throws BelegflussError LEXWARE_FILE_TOO_MANY_TO_COMPARE; otherwise as above
 */
export async function findUploaded(
	client: LexwareClient,
	file: CheckedFile,
	now: Date,
): Promise<Found> {
	const voucherIds = await recentVouchers(client, now);
	const compared: Compared[] = [];
	for (const voucherId of voucherIds) {
		compared.push(...(await compareFiles(client, voucherId, file)));
	}
	const same = compared
		.filter(({ isSame }) => isSame)
		.map(({ voucherId, fileId }) => ({ remoteId: voucherId, result: { fileId } }));
	return found(same, compared, file);
}

async function recentVouchers(client: LexwareClient, now: Date): Promise<string[]> {
	const query = {
		// A person who checks an uploaded voucher may make any of these of it.
		voucherType: voucherTypes.join(','),
		voucherStatus: 'any',
		createdDateFrom: addDays(berlinDay(now), -LOOK_BACK_DAYS),
	};
	const ids = new Set<string>();
	const list = { endpoint: voucherlistEndpoints.list, query, row: voucherlistRowSchema };
	for await (const { id } of readRows(client, list)) ids.add(id);
	if (ids.size > MOST_VOUCHERS) {
		throw lexwareFileError('LEXWARE_FILE_TOO_MANY_TO_COMPARE', {
			count: ids.size,
			most: MOST_VOUCHERS,
		});
	}
	return [...ids];
}

async function compareFiles(
	client: LexwareClient,
	voucherId: string,
	file: CheckedFile,
): Promise<Compared[]> {
	const { files } = await client.read(
		callOf(voucherEndpoints.get, { id: voucherId }),
		voucherFilesSchema,
	);
	const compared: Compared[] = [];
	for (const fileId of files ?? []) {
		const { bytes } = await downloadFile(client, fileId);
		const isSame = sha256Hex(bytes) === file.sha256;
		compared.push({ voucherId, fileId, isSame, kind: sniffContent(bytes) });
	}
	return compared;
}

function found(same: readonly Booked[], compared: readonly Compared[], file: CheckedFile): Found {
	const [first, ...others] = same;
	if (first && others.length > 0) {
		return { kind: 'several', remoteIds: same.map(({ remoteId }) => remoteId) };
	}
	if (first) return { kind: 'one', ...first };
	assertComparable(compared, file);
	return { kind: 'none' };
}

/** The vendor refuses pictures it cannot convert, so one that is not there as it was sent may be in another form. */
function assertComparable(compared: readonly Compared[], file: CheckedFile): void {
	if (!PICTURES.has(file.kind)) return;
	const count = compared.filter(({ kind }) => CONVERTED.has(kind)).length;
	if (count > 0) throw lexwareFileError('LEXWARE_FILE_NOT_COMPARABLE', { count });
}
