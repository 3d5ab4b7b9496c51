import { z } from 'zod/v4';
import { BelegflussError } from '../../errors/belegfluss-error';
import type { Pacing } from '../../http/pacing';
import type { LexwareClient, LexwareFile } from '../client';
import { callOf } from '../endpoint';
import { downloadFile } from '../resources/files';
import { readPayments } from '../resources/payments';
import { eventTypeOf, type FileSource } from './event-types';
import type { LexwareEvent } from './payload';

/** What an event is about, as far as it could be read. */
export interface FetchedDocument {
	/** as the vendor gives it; null when there is none or it could not be read */
	readonly record: object | null;
	/** files that could be read, in the vendor's order */
	readonly files: readonly LexwareFile[];
	/** what kept the rest from being read, null when there is no rest */
	readonly failure: unknown;
}

/** A record may be found some seconds after its event only, in milliseconds. */
const PATIENCE_MS = [1_000, 2_000, 4_000];

const recordSchema = z.looseObject({
	voucherStatus: z.string().nullish(),
	/** ids of attached files on bookkeeping vouchers; something else on sales documents */
	files: z.unknown().optional(),
});

type DocumentRecord = z.infer<typeof recordSchema>;

/**
 * Reads the record an event is about, and its files. What cannot be read costs nothing that can.
 *
 * @param client for the organisation of the event
 * @param event what happened
 * @param pacing clock, for records that are not there yet
 * @returns what could be read; never throws
 */
export async function fetchDocument(
	client: LexwareClient,
	event: LexwareEvent,
	{ sleep }: Pick<Pacing, 'sleep'>,
): Promise<FetchedDocument> {
	const files: LexwareFile[] = [];
	let record: object | null = null;
	try {
		const found = await readRecord(client, event, sleep);
		record = found;
		if (found) {
			for await (const file of filesOf(client, event, found)) files.push(file);
		}
		return { record, files, failure: null };
	} catch (failure) {
		return { record, files, failure };
	}
}

async function readRecord(
	client: LexwareClient,
	{ eventType, resourceId }: LexwareEvent,
	sleep: Pacing['sleep'],
): Promise<DocumentRecord | null> {
	const endpoint = eventTypeOf(eventType)?.record;
	if (!endpoint) return null;
	const read = async (): Promise<DocumentRecord> =>
		eventType === 'payment.changed'
			? { ...(await readPayments(client, resourceId)) }
			: client.read(callOf(endpoint, { id: resourceId }), recordSchema);
	for (const milliseconds of PATIENCE_MS) {
		try {
			return await read();
		} catch (cause) {
			if (!hasCode(cause, 'LEXWARE_NOT_FOUND')) throw cause;
			await sleep(milliseconds);
		}
	}
	return read();
}

async function* filesOf(
	client: LexwareClient,
	{ eventType, resourceId }: LexwareEvent,
	record: DocumentRecord,
): AsyncGenerator<LexwareFile> {
	const source = eventTypeOf(eventType)?.file;
	if (!source) return;
	if (source.kind === 'attachments') {
		const ids = Array.isArray(record.files) ? (record.files as unknown[]) : [];
		for (const id of ids) yield await downloadFile(client, String(id));
	} else {
		const file = await documentFile(client, source, resourceId, record);
		if (file) yield file;
	}
}

async function documentFile(
	client: LexwareClient,
	{ endpoint, draftHasFile }: FileSource & { kind: 'document' },
	id: string,
	{ voucherStatus }: DocumentRecord,
): Promise<LexwareFile | null> {
	if (voucherStatus === 'draft' && !draftHasFile) return null;
	try {
		return await client.download(callOf(endpoint, { id }), '*/*');
	} catch (cause) {
		// Some records do not say that they are drafts.
		if (hasCode(cause, 'LEXWARE_NO_FILE_YET')) return null;
		throw cause;
	}
}

function hasCode(cause: unknown, code: string): boolean {
	return cause instanceof BelegflussError && cause.code === code;
}
