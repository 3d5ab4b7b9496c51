import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { einvoiceError } from '../lib/einvoice/errors';
import { MAX_DOCUMENT_BYTES } from '../lib/einvoice/limits';
import type { ReceivedFile } from '../lib/extract/extract-document';
import { cliError } from './errors';

/**
 * @param path file as given on the command line
 * @returns its bytes, with the time of the last change as the time of receipt
 * @throws BelegflussError when there is no such file, or it is larger than anything we read; a large file is
 * refused by its size, without loading it
 */
export async function readReceivedFile(path: string): Promise<ReceivedFile> {
	const facts = await stat(path).catch((cause: NodeJS.ErrnoException) => {
		throw unreadable(path, cause);
	});
	if (!facts.isFile()) throw cliError('CLI_NOT_A_FILE', { file: path });
	if (facts.size > MAX_DOCUMENT_BYTES) {
		throw einvoiceError('EINVOICE_FILE_TOO_LARGE', {
			file: basename(path),
			bytes: facts.size,
			limit: MAX_DOCUMENT_BYTES,
		});
	}
	const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
		throw unreadable(path, cause);
	});
	return { bytes, fileName: basename(path), receivedAt: facts.mtime.toISOString() };
}

function unreadable(path: string, cause: NodeJS.ErrnoException) {
	return cause.code === 'ENOENT' || cause.code === 'ENOTDIR'
		? cliError('CLI_FILE_NOT_FOUND', { file: path }, { cause })
		: cliError('CLI_FILE_NOT_READABLE', { file: path, reason: cause.code ?? 'unknown' }, { cause });
}
