import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SQLITE_BUSY = 5;

function isBusy(thrown: unknown): boolean {
	return thrown instanceof Error && 'errcode' in thrown && thrown.errcode === SQLITE_BUSY;
}

/**
 * Runs `work` while no other process runs work under the same lock file.
 * An SQLite transaction is the lock: the operating system lets go of it when a process dies,
 * however it dies, so there is no stale lock to judge.
 * @param file the lock file; made if missing, kept afterwards
 * @param onWait called once if another process holds the lock
 * @throws whatever `work` throws
 */
export async function exclusively<T>(
	file: string,
	work: () => Promise<T>,
	onWait: () => void = () => undefined,
): Promise<T> {
	const { DatabaseSync } = await import('node:sqlite');
	mkdirSync(dirname(file), { recursive: true });
	const lock = new DatabaseSync(file);
	try {
		for (let waited = false; ; waited = true) {
			try {
				lock.exec('BEGIN EXCLUSIVE');
				break;
			} catch (thrown) {
				if (!isBusy(thrown)) throw thrown;
				if (!waited) onWait();
				await sleep(500);
			}
		}
		return await work();
	} finally {
		lock.close();
	}
}
