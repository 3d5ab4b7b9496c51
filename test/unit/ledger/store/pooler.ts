import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A listening port that behaves like a transaction pooler. */
export interface Pooler {
	readonly port: number;
	/** @returns how often a client went on with another server connection than before */
	switches(): number;
}

/** A server connection, lent to one client for one transaction. */
interface Backend {
	readonly socket: Socket;
	client: Client | null;
	unread: Buffer;
	/** whether what the server says belongs to what the pooler itself sent */
	isPrivate: boolean;
}

interface Client {
	readonly socket: Socket;
	last: Backend | null;
	waiting: Buffer[];
}

/**
 * Pools transactions as PgBouncer and Supavisor do: a client keeps a server connection until the server
 * says that it is idle, and then gets any other one; what it sends before it was answered is lost. To
 * need no password, each client's own login makes the server connection that it leaves to all.
 *
 * @param serverPort port of a server on loopback without TLS
 * @param leftOver statements that every server connection has seen before, from some other program
 * @returns where to connect; ended with the test
 */
export async function startPooler(serverPort: number, leftOver: string): Promise<Pooler> {
	const free: Backend[] = [];
	const clients: Client[] = [];
	const sockets: Socket[] = [];
	let switches = 0;

	const lend = (): void => {
		for (const client of clients) {
			if (client.waiting.length === 0) continue;
			const other = free.findIndex((backend) => backend !== client.last);
			const [backend] = free.splice(Math.max(other, 0), 1);
			if (!backend) return;
			if (client.last !== backend) switches++;
			client.last = backend;
			backend.client = client;
			for (const chunk of client.waiting.splice(0)) backend.socket.write(chunk);
		}
	};

	const becomesIdle = (backend: Backend): void => {
		const first = backend.client?.last === null;
		if (backend.client) backend.client.last = backend;
		backend.client = null;
		backend.isPrivate = first;
		if (first) backend.socket.write(simpleQuery(leftOver));
		else free.push(backend);
		lend();
	};

	const fromServer = (backend: Backend, chunk: Buffer): void => {
		if (!backend.isPrivate) backend.client?.socket.write(chunk);
		backend.unread = Buffer.concat([backend.unread, chunk]);
		while (backend.unread.length >= 5) {
			const length = 1 + backend.unread.readUInt32BE(1);
			if (backend.unread.length < length) break;
			const message = backend.unread.subarray(0, length);
			backend.unread = backend.unread.subarray(length);
			// ReadyForQuery, outside of any transaction.
			if (message.toString('latin1', 0, 1) === 'Z' && message.toString('latin1', 5) === 'I') {
				becomesIdle(backend);
			}
		}
	};

	const server = createServer((socket) => {
		const client: Client = { socket, last: null, waiting: [] };
		const backend: Backend = {
			socket: connect(serverPort, '127.0.0.1'),
			client,
			unread: Buffer.of(),
			isPrivate: false,
		};
		clients.push(client);
		sockets.push(socket, backend.socket);
		backend.socket.on('data', (chunk) => fromServer(backend, chunk));
		backend.socket.on('error', () => undefined);
		socket.on('error', () => undefined);
		socket.on('data', (chunk) => {
			const lent = client.last === null ? backend : client.last;
			if (lent.client === client) return void lent.socket.write(chunk);
			// A client that says goodbye leaves the server connection to the others.
			if (chunk.toString('latin1', 0, 1) === 'X') return void socket.end();
			client.waiting.push(chunk);
			lend();
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.close();
		for (const socket of sockets) socket.destroy();
	});
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		switches: () => switches,
	};
}

function simpleQuery(sql: string): Buffer {
	const body = Buffer.from(`${sql}\0`);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(4 + body.length);
	return Buffer.concat([Buffer.from('Q'), length, body]);
}
