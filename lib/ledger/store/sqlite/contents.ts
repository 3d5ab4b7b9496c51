import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OriginalContents } from '../store';
import { sqliteFailure } from './failure';

/**
 * Kept files as files, beside the database: `ledger.originals/ab/ab12…`. They can be read, copied and
 * backed up without the ledger, and a large one does not pass through the database.
 */
export class OriginalFolder implements OriginalContents {
	private readonly folder: string;

	/** @param ledgerPath absolute path of the ledger file */
	constructor(ledgerPath: string) {
		this.folder = `${ledgerPath.replace(/\.sqlite$/, '')}.originals`;
	}

	async put(sha256: string, content: Uint8Array): Promise<void> {
		const path = this.pathOf(sha256);
		try {
			await mkdir(dirname(path), { recursive: true, mode: 0o700 });
			await writeOnce(path, content);
		} catch (cause) {
			throw sqliteFailure(cause, path);
		}
	}

	async get(sha256: string): Promise<Uint8Array | null> {
		const path = this.pathOf(sha256);
		try {
			return await readFile(path);
		} catch (cause) {
			if (isCode(cause, 'ENOENT')) return null;
			throw sqliteFailure(cause, path);
		}
	}

	async erase(sha256: string): Promise<void> {
		const path = this.pathOf(sha256);
		try {
			await rm(path, { force: true });
			await flush(dirname(path));
		} catch (cause) {
			if (!isCode(cause, 'ENOENT')) throw sqliteFailure(cause, path);
		}
	}

	private pathOf(sha256: string): string {
		return join(this.folder, sha256.slice(0, 2), sha256);
	}
}

/** Linking a finished file into place never shows half of it, and never replaces one that is there. */
async function writeOnce(path: string, content: Uint8Array): Promise<void> {
	const draft = join(dirname(path), `.${randomUUID()}.part`);
	try {
		const file = await open(draft, 'wx', 0o400);
		try {
			await file.writeFile(content);
			await file.sync();
		} finally {
			await file.close();
		}
		await link(draft, path).catch((cause: unknown) => {
			if (!isCode(cause, 'EEXIST')) throw cause;
		});
	} finally {
		await rm(draft, { force: true });
	}
	await flush(dirname(path));
}

/** A new or removed name is only on disk once its folder is; Windows knows no such thing. */
async function flush(folder: string): Promise<void> {
	if (process.platform === 'win32') return;
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

function isCode(cause: unknown, code: string): boolean {
	return cause instanceof Error && 'code' in cause && cause.code === code;
}
