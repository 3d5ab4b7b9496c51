import { mkdir, open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { exportError } from './errors';
import type { ExportSink } from './export-ledger';
import type { ExportFileName } from './format';

/** Writes an export into a folder of its own. */
export class FolderSink implements ExportSink {
	private readonly files = new Map<ExportFileName, FileHandle>();

	/** @param folder existing, empty folder */
	private constructor(private readonly folder: string) {}

	/**
	 * @param folder folder to be made; an empty one may exist. Readable for its owner only, because an
	 * export holds whatever the ledger holds
	 * @returns the sink; to be closed
	 * @throws BelegflussError EXPORT_FOLDER_NOT_EMPTY, because an old export must not be mixed with a new
	 * one, or EXPORT_NOT_WRITABLE
	 */
	static async open(folder: string): Promise<FolderSink> {
		try {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			if ((await readdir(folder)).length > 0) {
				throw exportError('EXPORT_FOLDER_NOT_EMPTY', { path: folder });
			}
			return new FolderSink(folder);
		} catch (cause) {
			throw writeFailure(cause, folder);
		}
	}

	async write(file: ExportFileName, bytes: Uint8Array): Promise<void> {
		const path = join(this.folder, file);
		try {
			let handle = this.files.get(file);
			if (!handle) {
				handle = await open(path, 'wx', 0o600);
				this.files.set(file, handle);
			}
			await handle.writeFile(bytes);
		} catch (cause) {
			throw writeFailure(cause, path);
		}
	}

	/**
	 * Closes the files once they are on the disk.
	 *
	 * @throws BelegflussError EXPORT_NOT_WRITABLE when they are not
	 */
	async close(): Promise<void> {
		const handles = [...this.files.values()];
		this.files.clear();
		try {
			for (const handle of handles) await handle.sync();
		} catch (cause) {
			throw writeFailure(cause, this.folder);
		} finally {
			for (const handle of handles) await handle.close();
		}
	}
}

function writeFailure(cause: unknown, path: string): unknown {
	if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) return cause;
	return exportError('EXPORT_NOT_WRITABLE', { path, reason: String(cause.code) }, { cause });
}
