import { once } from 'node:events';
import { createServer } from 'node:net';

import { HostProblem } from './problem';

const LOOPBACK = '127.0.0.1';

async function listenOnce(port: number): Promise<number> {
	const server = createServer().listen(port, LOOPBACK);
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('The server has no port.');
	return address.port;
}

/** Gives a port on loopback that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
	return await listenOnce(0);
}

/**
 * Makes sure that a port on loopback can be had.
 * @throws HostProblem naming the port and the way to another one
 */
export async function requireFreePort(port: number): Promise<void> {
	try {
		await listenOnce(port);
	} catch {
		throw new HostProblem(
			`Port ${port} is taken, perhaps by another n8n; end that program or choose another port: npm start -- --port ${port + 1}.`,
		);
	}
}
