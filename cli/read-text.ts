import { readFile, stat } from 'node:fs/promises';
import { cliError } from './errors';

/**
 * @param path file as given on the command line
 * @param limit most bytes it may have
 * @returns its content
 * @throws BelegflussError when there is no such file, it cannot be read, or it is larger; a large file is
 * refused by its size, without loading it
 */
export async function readText(path: string, limit: number): Promise<string> {
	try {
		const facts = await stat(path);
		if (!facts.isFile()) throw cliError('CLI_NOT_A_FILE', { file: path });
		if (facts.size > limit) throw cliError('CLI_FILE_TOO_LARGE', { file: path, limit });
		return await readFile(path, 'utf8');
	} catch (cause) {
		throw isSystemError(cause) ? unreadable(path, cause) : cause;
	}
}

/**
 * @param path file as given on the command line
 * @param cause why the file system refused it
 * @returns that in words
 */
export function unreadable(path: string, cause: NodeJS.ErrnoException) {
	return cause.code === 'ENOENT' || cause.code === 'ENOTDIR'
		? cliError('CLI_FILE_NOT_FOUND', { file: path }, { cause })
		: cliError('CLI_FILE_NOT_READABLE', { file: path, reason: cause.code ?? 'unknown' }, { cause });
}

function isSystemError(cause: unknown): cause is NodeJS.ErrnoException {
	return cause instanceof Error && 'syscall' in cause;
}
