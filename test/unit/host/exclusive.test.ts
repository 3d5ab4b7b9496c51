import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { exclusively } from '../../../scripts/host/exclusive';

const folder = mkdtempSync(join(tmpdir(), 'belegfluss-lock-'));

/** Another process that holds the lock until it is killed. */
async function holder(file: string): Promise<{ kill: () => void }> {
	const script = `
		const lock = new (require('node:sqlite').DatabaseSync)(process.argv[1]);
		lock.exec('BEGIN EXCLUSIVE');
		console.log('held');
		setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ['-e', script, file], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await once(child.stdout, 'data');
	return { kill: () => child.kill('SIGKILL') };
}

describe('exclusive work', () => {
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('waits for another process and goes on when that process is killed', async () => {
		const file = join(folder, 'held.lock');
		const other = await holder(file);
		const order: string[] = [];
		const work = exclusively(
			file,
			async () => {
				order.push('worked');
			},
			() => {
				order.push('waited');
				other.kill();
			},
		);
		await work;
		expect(order).toEqual(['waited', 'worked']);
	});

	it('lets go when the work fails', async () => {
		const file = join(folder, 'failed.lock');
		await expect(
			exclusively(file, async () => {
				throw new Error('no');
			}),
		).rejects.toThrow('no');
		expect(await exclusively(file, async () => 'yes')).toBe('yes');
	});
});
