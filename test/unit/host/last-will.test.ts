import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, 'will-process.ts');

interface Service {
	child: ChildProcess;
	folder: string;
}

describe('the last will of a process that is killed', () => {
	const services: Service[] = [];

	function service(): Service {
		const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000);']);
		const folder = mkdtempSync(join(tmpdir(), 'belegfluss-will-'));
		services.push({ child, folder });
		return { child, folder };
	}

	afterEach(() => {
		for (const { child, folder } of services.splice(0)) {
			child.kill('SIGKILL');
			rmSync(folder, { recursive: true, force: true });
		}
	});

	it('ends its service by the signal named and removes the folder, unless it was revoked', async () => {
		const [revoked, kept] = [service(), service()];
		const ended = once(kept.child, 'exit');
		const wills = [revoked, kept].flatMap(({ child, folder }) => [String(child.pid), folder]);
		const testator = spawn(process.execPath, ['--import', 'tsx', script, ...wills]);
		expect(await once(testator, 'exit')).toEqual([null, 'SIGKILL']);

		expect(await ended).toEqual([null, 'SIGINT']);
		await expect.poll(() => existsSync(kept.folder), { timeout: 20_000 }).toBe(false);
		const { exitCode, signalCode } = revoked.child;
		expect([exitCode, signalCode, existsSync(revoked.folder)]).toEqual([null, null, true]);
	});
});
