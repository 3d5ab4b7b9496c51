import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';

import type { Postgres } from '../../scripts/host/postgres';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where a test asks for the run's PostgreSQL; the answer is the server's URL. */
		postgres: string;
	}
}

/**
 * Holds one PostgreSQL for a whole test run, started when the first test asks for it: a run that needs
 * none pays nothing. It belongs to vitest's main process, so no crash of a test leaves it behind.
 * @param project the project whose tests may ask
 * @returns ends it
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const path = `/${randomBytes(18).toString('base64url')}`;
	let postgres: Promise<Postgres> | undefined;
	const start = async () => {
		const { startPostgres } = await import('../../scripts/host/postgres');
		return await startPostgres({ durable: false });
	};
	const server = createServer((request, response) => {
		if (request.url !== path) return void response.writeHead(404).end();
		postgres ??= start();
		postgres.then(
			({ url }) => response.end(url),
			(thrown: unknown) => response.writeHead(500).end(String(thrown)),
		);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	project.provide('postgres', `http://127.0.0.1:${port}${path}`);
	return async () => {
		server.close();
		server.closeAllConnections();
		await (await postgres?.catch(() => undefined))?.stop();
	};
}
