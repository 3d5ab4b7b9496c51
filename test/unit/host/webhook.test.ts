import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { afterEach, describe, expect, it } from 'vitest';

import { untilWebhookListens } from '../../../scripts/host/webhook';

describe('waiting for a webhook', () => {
	let server: Server;

	afterEach(() => server.close());

	it('asks without starting anything until the method is among those that are served', async () => {
		const answers = ['OPTIONS', 'OPTIONS, GET', 'OPTIONS, GET, POST'];
		const asked: Array<string | undefined> = [];
		server = createServer((request, response) => {
			asked.push(`${request.method} ${request.url} from ${request.headers.origin}`);
			response.setHeader('Access-Control-Allow-Methods', answers.shift() ?? '');
			response.writeHead(204).end();
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
		await untilWebhookListens(`${origin}/webhook/inbox`, 'POST');
		expect(asked).toEqual(Array(3).fill(`OPTIONS /webhook/inbox from ${origin}`));
	});
});
