import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

import { HostProblem } from './problem';

/** The only address anything of ours listens on. */
export const LOOPBACK = '127.0.0.1';

/** Below what operating systems hand out to outgoing connections, which could take a port a moment later. */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 30_000;
const ATTEMPTS = 20;

async function isFree(port: number): Promise<boolean> {
	const server = createServer().listen(port, LOOPBACK);
	try {
		await once(server, 'listening');
	} catch {
		return false;
	}
	server.close();
	await once(server, 'close');
	return true;
}

/**
 * Gives a port on loopback that nothing listens on at this moment.
 * @throws Error if there is none among a fair number tried
 */
export async function freePort(): Promise<number> {
	for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
		const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
		if (await isFree(port)) return port;
	}
	throw new Error(`Found no free port between ${LOWEST_PORT} and ${HIGHEST_PORT}.`);
}

/**
 * Makes sure that a port on loopback can be had.
 * @throws HostProblem naming the port and the way to another one
 */
export async function requireFreePort(port: number): Promise<void> {
	if (await isFree(port)) return;
	throw new HostProblem(
		`Port ${port} is taken, perhaps by another n8n; end that program or choose another port: npm start -- --port ${port + 1}.`,
	);
}
