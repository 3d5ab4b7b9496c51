import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { assertSize } from '../lib/einvoice/assert-size';
import type { ReceivedFile } from '../lib/extract/extract-document';
import { cliError } from './errors';
import { unreadable } from './read-text';

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
	assertSize(basename(path), facts.size);
	const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
		throw unreadable(path, cause);
	});
	return { bytes, fileName: basename(path), receivedAt: facts.mtime.toISOString() };
}
