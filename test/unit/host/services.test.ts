import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { makeCertificate } from '../../../scripts/host/certificate';
import { installDebianPackage } from '../../../scripts/host/debian-package';
import { HostProblem } from '../../../scripts/host/problem';
import { becomesReady } from '../../../scripts/host/ready';
import { provideRedis, redisProcess } from '../../../scripts/host/redis';
import { startService, type ServiceCommand } from '../../../scripts/host/service';

const WAITS = 'setInterval(() => undefined, 1000);';

/** A program in JavaScript as a service in a folder of its own. */
function service(script: string, more: Partial<ServiceCommand> = {}): ServiceCommand {
	const folder = mkdtempSync(join(tmpdir(), 'belegfluss-service-'));
	return {
		program: process.execPath,
		args: ['-e', script],
		cwd: folder,
		env: {},
		folder,
		endWith: 'SIGTERM',
		ready: async () => true,
		...more,
	};
}

describe('waiting until something is ready', () => {
	const forever = 3_600_000;

	it('asks until it is', async () => {
		const answers = [false, false, true];
		const ready = async () => answers.shift() ?? false;
		expect(await becomesReady({ ready, alive: () => true, timeoutMs: forever })).toBe(true);
		expect(answers).toEqual([]);
	});

	it('ends at once when it is dead, even if something answers in its place', async () => {
		const alive = () => false;
		const other = async () => true;
		expect(await becomesReady({ ready: async () => false, alive, timeoutMs: forever })).toBe(false);
		expect(await becomesReady({ ready: other, alive, timeoutMs: forever })).toBe(false);
	});

	it('ends when it takes too long', async () => {
		const ready = async () => false;
		expect(await becomesReady({ ready, alive: () => true, timeoutMs: 0 })).toBe(false);
	});
});

describe('a service', () => {
	it('is told to end by its own signal and takes its folder along', async () => {
		const command = service(`process.on('SIGINT', () => process.exit(0)); ${WAITS}`, {
			endWith: 'SIGINT',
		});
		const running = await startService(command);
		expect(process.kill(running.pid, 0)).toBe(true);
		await Promise.all([running.stop(), running.stop()]);
		expect(() => process.kill(running.pid, 0)).toThrow('ESRCH');
		expect(existsSync(command.folder)).toBe(false);
	});

	it('that does not start is a problem in its own last words, and leaves no folder', async () => {
		const command = service('console.error("first"); console.error("no room"); process.exit(1);', {
			ready: async () => false,
		});
		const problem = await startService(command).catch((thrown: unknown) => thrown);
		expect(problem).toBeInstanceOf(HostProblem);
		expect((problem as HostProblem).message).toBe(
			'node did not start; the last it said was: no room',
		);
		expect(existsSync(command.folder)).toBe(false);
	});

	it('whose program does not exist is a problem that names it, and leaves no folder', async () => {
		const command = service('', { program: '/nowhere/at-all' });
		await expect(startService(command)).rejects.toThrow('/nowhere/at-all cannot be run here.');
		expect(existsSync(command.folder)).toBe(false);
	});
});

describe('what a machine lacks', () => {
	afterEach(() => vi.unstubAllEnvs());

	it('is not installed where there is no apt-get', async () => {
		vi.stubEnv('PATH', '/nowhere');
		expect(await installDebianPackage('redis-server')).toBe(false);
	});

	it('is named: the Redis server', async () => {
		vi.stubEnv('PATH', '/nowhere');
		const problem = await provideRedis().catch((thrown: unknown) => thrown);
		expect(problem).toBeInstanceOf(HostProblem);
		expect(String(problem)).toMatch(/no redis-server was found; .*apt-get install redis-server/);
	});

	it('is named: OpenSSL', async () => {
		vi.stubEnv('PATH', '/nowhere');
		const problem = await makeCertificate('/nowhere').catch((thrown: unknown) => thrown);
		expect(problem).toBeInstanceOf(HostProblem);
		expect(String(problem)).toMatch(/openssl was not found; .*apt-get install openssl/);
	});
});

describe('the process behind a Redis port', () => {
	async function answering(answer: string): Promise<{ port: number; close: () => void }> {
		const server = createServer((socket) => {
			socket.once('data', () => socket.end(answer));
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		return { port, close: () => server.close() };
	}

	it('is what Redis says', async () => {
		const info = '# Server\r\nredis_version:7.0.15\r\nprocess_id:4711\r\ntcp_port:1\r\n';
		const redis = await answering(`$${info.length}\r\n${info}\r\n`);
		expect(await redisProcess(redis.port)).toBe(4711);
		redis.close();
	});

	it('is unknown if something else answers, or nothing', async () => {
		const other = await answering('-ERR no such command\r\n');
		await expect(redisProcess(other.port)).rejects.toThrow('is not a Redis');
		other.close();
		await expect(redisProcess(other.port)).rejects.toThrow();
	});
});

describe('a certificate', () => {
	it('vouches for itself under localhost and 127.0.0.1 and nothing else', async () => {
		const { X509Certificate, createPrivateKey } = await import('node:crypto');
		const { readFileSync, statSync } = await import('node:fs');
		const folder = mkdtempSync(join(tmpdir(), 'belegfluss-certificate-'));
		try {
			const { certificate, keyFile } = await makeCertificate(folder);
			const parsed = new X509Certificate(certificate);
			expect(parsed.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1');
			expect(parsed.verify(parsed.publicKey)).toBe(true);
			expect(parsed.checkPrivateKey(createPrivateKey(readFileSync(keyFile)))).toBe(true);
			expect(statSync(keyFile).mode & 0o077).toBe(0);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
