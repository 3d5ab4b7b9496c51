import { open, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { BelegflussError } from '../../errors/belegfluss-error';
import { exportError } from './errors';
import { EXPORT_FILES } from './format';

/** The files of an export that verification reads. */
export interface OpenExport {
	readonly events: FileHandle;
	/** null when the folder lacks them, undefined when only the file of events was named */
	readonly payloads: FileHandle | null | undefined;
}

/**
 * @param path folder of an export, or its file of events
 * @returns the open files; the caller closes them
 * @throws BelegflussError EXPORT_NOT_FOUND, EXPORT_EVENTS_MISSING, EXPORT_NOT_A_FILE or
 * EXPORT_NOT_READABLE
 */
export async function openExport(path: string): Promise<OpenExport> {
	const isFolder = await stat(path).then(
		(facts) => facts.isDirectory(),
		(cause: unknown) => {
			throw exportFailure(cause, path);
		},
	);
	if (!isFolder) return { events: await openFile(path), payloads: undefined };
	const events = await openFile(join(path, EXPORT_FILES.events)).catch((cause: unknown) => {
		throw isMissing(cause) ? exportError('EXPORT_EVENTS_MISSING', { path }, { cause }) : cause;
	});
	try {
		return { events, payloads: await openIfPresent(join(path, EXPORT_FILES.payloads)) };
	} catch (cause) {
		await events.close();
		throw cause;
	}
}

/**
 * @param cause anything that was thrown
 * @param path what was read
 * @returns a failure of the file system in words an auditor can act on; anything else unchanged
 */
export function exportFailure(cause: unknown, path: string): unknown {
	if (!isSystemError(cause)) return cause;
	if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') {
		return exportError('EXPORT_NOT_FOUND', { path }, { cause });
	}
	return exportError('EXPORT_NOT_READABLE', { path, reason: cause.code }, { cause });
}

async function openFile(path: string): Promise<FileHandle> {
	try {
		// Checked before it is opened, because opening a named pipe would wait for somebody to write.
		if (!(await stat(path)).isFile()) throw exportError('EXPORT_NOT_A_FILE', { path });
		return await open(path, 'r');
	} catch (cause) {
		throw exportFailure(cause, path);
	}
}

async function openIfPresent(path: string): Promise<FileHandle | null> {
	try {
		return await openFile(path);
	} catch (cause) {
		if (isMissing(cause)) return null;
		throw cause;
	}
}

function isSystemError(cause: unknown): cause is Error & { readonly code: string } {
	return cause instanceof Error && 'syscall' in cause && 'code' in cause;
}

function isMissing(cause: unknown): boolean {
	return cause instanceof BelegflussError && cause.code === 'EXPORT_NOT_FOUND';
}
