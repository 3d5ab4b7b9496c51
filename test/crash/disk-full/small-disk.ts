import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	closeSync,
	mkdtempSync,
	openSync,
	rmdirSync,
	rmSync,
	statSync,
	truncateSync,
	writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a disk hands out at once, in bytes. */
const PIECE = 4_096;

/** Waits until nobody holds its input any more, however that process ended, and takes the disk away. */
const TAKE_AWAY = 'cat >/dev/null; umount -l -- "$0"; rmdir -- "$0"';

/** A disk in memory that is soon full. Only root can make one, and only on Linux. */
export class SmallDisk {
	private constructor(
		readonly folder: string,
		private readonly removal: ChildProcess,
	) {}

	/**
	 * @param bytes its size
	 * @param owner who may write on it; default root
	 * @returns the disk; null where none can be made
	 */
	static make(bytes: number, owner = { uid: 0, gid: 0 }): SmallDisk | null {
		if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
		const folder = mkdtempSync(join(tmpdir(), 'belegfluss-disk-'));
		const options = `size=${bytes},mode=0700,uid=${owner.uid},gid=${owner.gid}`;
		const mount = ['-t', 'tmpfs', '-o', options, 'tmpfs', folder];
		if (spawnSync('mount', mount, { stdio: 'ignore' }).status !== 0) {
			rmdirSync(folder);
			return null;
		}
		const stdio = ['pipe', 'ignore', 'ignore'] as const;
		const removal = spawn('sh', ['-c', TAKE_AWAY, folder], { stdio: [...stdio], detached: true });
		return new SmallDisk(folder, removal);
	}

	/**
	 * Fills it up.
	 *
	 * @param spare what is left, in bytes
	 */
	fill(spare: number): void {
		const ballast = this.ballast();
		const file = openSync(ballast, 'a');
		const piece = Buffer.alloc(PIECE, 1);
		try {
			for (;;) writeSync(file, piece);
		} catch (cause) {
			if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')) throw cause;
		} finally {
			closeSync(file);
		}
		truncateSync(ballast, Math.max(0, statSync(ballast).size - spare));
	}

	/** Gives all of that back. */
	free(): void {
		rmSync(this.ballast(), { force: true });
	}

	/** Takes the disk away. */
	async remove(): Promise<void> {
		this.removal.stdin?.end();
		if (this.removal.exitCode === null) await once(this.removal, 'close');
	}

	private ballast(): string {
		return join(this.folder, 'ballast');
	}
}
