import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installDebianPackage } from './debian-package';
import { onPath } from './npm';
import { freePort, LOOPBACK } from './ports';
import { HostProblem } from './problem';
import { startService } from './service';

const PROGRAM = 'redis-server';
const ANSWER_TIMEOUT_MS = 2_000;

/** A running Redis of our own. */
export interface Redis {
	port: number;
	/** The server process. */
	pid: number;
	/** Ends the server; what it held is lost. */
	stop(): Promise<void>;
}

/**
 * Makes sure that there is a Redis server; on Debian, as root, installs one if there is none.
 * @throws HostProblem if there is none and none can be installed
 */
export async function provideRedis(): Promise<void> {
	if (onPath(PROGRAM).length > 0) return;
	if ((await installDebianPackage(PROGRAM)) && onPath(PROGRAM).length > 0) return;
	throw new HostProblem(
		`n8n's queue mode needs Redis and no ${PROGRAM} was found; install it (Debian: apt-get install redis-server, macOS: brew install redis).`,
	);
}

/**
 * The process id of the Redis on a port, as it says itself.
 * @throws Error if none answers
 */
export async function redisProcess(port: number): Promise<number> {
	const socket = connect({ host: LOOPBACK, port, timeout: ANSWER_TIMEOUT_MS });
	try {
		socket.once('timeout', () => socket.destroy(new Error(`Port ${port} does not answer.`)));
		await once(socket, 'connect');
		socket.write('INFO server\r\n');
		let said = '';
		for await (const chunk of socket) {
			said += String(chunk);
			const id = /^process_id:(\d+)\r$/m.exec(said)?.[1];
			if (id) return Number(id);
		}
		throw new Error(`Port ${port} is not a Redis.`);
	} finally {
		socket.destroy();
	}
}

/**
 * Starts a real Redis of our own: on loopback only, nothing written to disk. A Redis that runs on this
 * machine as a service is left alone. It does not outlive this process.
 * @throws HostProblem if there is no Redis and none can be installed, or it does not start
 */
export async function startRedis(): Promise<Redis> {
	await provideRedis();
	const folder = await mkdtemp(join(tmpdir(), 'belegfluss-redis-'));
	const port = await freePort();
	try {
		const { pid, stop } = await startService({
			// By name: on Debian it is a link to another program that looks at the name it is called by.
			program: PROGRAM,
			args: ['--port', String(port), '--bind', LOOPBACK, '--dir', folder, '--save', ''],
			cwd: folder,
			env: process.env,
			folder,
			endWith: 'SIGTERM',
			ready: async (id) => (await redisProcess(port).catch(() => undefined)) === id,
		});
		return { port, pid, stop };
	} catch (thrown) {
		await rm(folder, { recursive: true, force: true });
		throw thrown;
	}
}
