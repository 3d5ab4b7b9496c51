import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A connection of a client through the relay. */
export interface Line {
	readonly client: Socket;
	readonly server: Socket;
}

/** What passes through the relay; to return false keeps it from being passed on. */
export interface Watcher {
	toServer?(chunk: Buffer, line: Line): boolean | void;
	toClient?(chunk: Buffer, line: Line): boolean | void;
}

/** A listening port that leads to a database server. */
export interface Relay {
	readonly address: { readonly host: string; readonly port: number };
	/** cuts every line and lets nobody in any more */
	close(): void;
}

/**
 * Stands between a client and a database server on loopback, so that a test can watch and cut lines.
 *
 * @param serverPort port of the server
 * @param watcher what to do with what passes; without it everything passes
 * @param host address of this machine to listen on
 * @returns where to connect; ended with the test
 */
export async function startRelay(
	serverPort: number,
	watcher: Watcher = {},
	host = '127.0.0.1',
): Promise<Relay> {
	const lines = new Set<Line>();
	const relay = createServer((client) => {
		const server = connect(serverPort, '127.0.0.1');
		const line = { client, server };
		lines.add(line);
		client.on('data', (chunk) => {
			if (watcher.toServer?.(chunk, line) !== false) server.write(chunk);
		});
		server.on('data', (chunk) => {
			if (watcher.toClient?.(chunk, line) !== false) client.write(chunk);
		});
		for (const [one, other] of [
			[client, server],
			[server, client],
		] as const) {
			one.on('error', () => undefined);
			one.on('close', () => {
				lines.delete(line);
				other.destroy();
			});
		}
	}).listen(0, host);
	await once(relay, 'listening');
	const close = () => {
		relay.close();
		for (const { client } of lines) client.destroy();
	};
	onTestFinished(close);
	const address = relay.address();
	return {
		address: { host, port: typeof address === 'object' && address ? address.port : 0 },
		close,
	};
}

/**
 * @param sql a statement
 * @returns whether the message sends it by the simple protocol: `Q`, length, text, zero byte
 */
export function isStatement(message: Buffer, sql: string): boolean {
	return message.toString('latin1', 0, 1) === 'Q' && message.toString('utf8', 5) === `${sql}\0`;
}
