import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * @returns address of a program on this computer that takes every event; it ends with the process
 */
export async function startEventReceiver(): Promise<string> {
	const server = createServer((_, response) => void response.writeHead(204).end());
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	server.unref();
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
