import { createServer } from 'node:net';
import { once } from 'node:events';

import { afterEach, describe, expect, it } from 'vitest';

import { cacheFolder, hostFolder } from '../../../scripts/host/cache';
import { hostEnvironment } from '../../../scripts/host/environment';
import { requireNode } from '../../../scripts/host/install';
import { reasonOfFailure } from '../../../scripts/host/npm';
import { freePort, requireFreePort } from '../../../scripts/host/ports';
import { HostProblem } from '../../../scripts/host/problem';
import { spanInWords } from '../../../scripts/host/progress';
import { missingBuildTools } from '../../../scripts/host/sqlite';

const instance = {
	userFolder: '/tmp/somewhere',
	port: 5678,
	brokerPort: 5679,
	fileFolders: ['/tmp/in', '/tmp/out'],
};

describe('what the host asks of the machine', () => {
	const open: Array<() => void> = [];

	afterEach(() => {
		for (const close of open.splice(0)) close();
	});

	it('is a Node that n8n runs on', () => {
		expect(() => requireNode('20.20.2')).toThrow(HostProblem);
		expect(() => requireNode('20.20.2')).toThrow(/this is Node 20\.20\.2.*npm start/);
		expect(() => requireNode('24.0.0')).not.toThrow();
		expect(() => requireNode('26.1.0')).not.toThrow();
	});

	it('is every build tool, and the missing ones are named', async () => {
		const only = (...there: string[]) => missingBuildTools(async (name) => there.includes(name));
		expect(await only('python3', 'make', 'c++')).toEqual([]);
		expect(await only('make')).toEqual(['python3', 'g++']);
	});

	it('is a free port, and a taken one is named with a way out', async () => {
		const taken = createServer().listen(0, '127.0.0.1');
		open.push(() => taken.close());
		await once(taken, 'listening');
		const address = taken.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		await expect(requireFreePort(port)).rejects.toThrow(
			new RegExp(`^Port ${port} is taken.*--port ${port + 1}\\.$`),
		);
		await expect(requireFreePort(await freePort())).resolves.toBeUndefined();
	});
});

describe('the folder of the installed n8n', () => {
	it('lies in the folder the user names, else in the cache folder', () => {
		expect(cacheFolder({ BELEGFLUSS_CACHE: '/big/disk' })).toBe('/big/disk');
		expect(cacheFolder({ XDG_CACHE_HOME: '/home/e/cache' })).toBe('/home/e/cache/belegfluss');
		expect(cacheFolder({})).toMatch(/\.cache\/belegfluss$/);
	});

	it('carries the hash of what it was installed from', () => {
		expect(hostFolder({ BELEGFLUSS_CACHE: '/c' })).toMatch(/^\/c\/n8n-[0-9a-f]{16}$/);
	});
});

describe('the environment of n8n', () => {
	it('keeps out settings of another n8n, of npm and of the test runner', () => {
		const outside = {
			N8N_PORT: '1',
			DB_TYPE: 'postgresdb',
			NODE_OPTIONS: '--inspect',
			NODE_ENV: 'test',
			npm_config_user_agent: 'npm',
			HTTPS_PROXY: 'http://proxy.example',
		};
		const environment = hostEnvironment(instance, outside);
		expect(environment).toMatchObject({
			N8N_PORT: '5678',
			NODE_ENV: 'production',
			HTTPS_PROXY: 'http://proxy.example',
		});
		expect(Object.keys(environment)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/^(DB_|NODE_OPTIONS|npm_)/)]),
		);
	});

	it('listens on loopback only and opens only the named folders', () => {
		const environment = hostEnvironment(instance, {});
		expect(environment['N8N_LISTEN_ADDRESS']).toBe('127.0.0.1');
		expect(environment['N8N_RUNNERS_BROKER_LISTEN_ADDRESS']).toBe('127.0.0.1');
		expect(environment['N8N_RESTRICT_FILE_ACCESS_TO']).toBe('/tmp/in;/tmp/out');
	});
});

describe('the environment of n8n in queue mode', () => {
	const shared = {
		...instance,
		database: 'postgresql://n8n:p%40ss%2Fword@127.0.0.1:20001/books',
		encryptionKey: 'k'.repeat(32),
		queue: { redisPort: 20002, mainPort: 20003 },
	};

	it('names database, Redis, key and the one address of all processes', () => {
		const plain = hostEnvironment(instance, {});
		const added = Object.entries(hostEnvironment(shared, {})).filter(([name]) => !(name in plain));
		expect(Object.fromEntries(added)).toEqual({
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: '20001',
			DB_POSTGRESDB_DATABASE: 'books',
			DB_POSTGRESDB_USER: 'n8n',
			DB_POSTGRESDB_PASSWORD: 'p@ss/word',
			EXECUTIONS_MODE: 'queue',
			N8N_ENCRYPTION_KEY: 'k'.repeat(32),
			N8N_WEBHOOK_URL: 'http://127.0.0.1:20003/',
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: '20002',
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: '5678',
		});
	});

	it('takes a database without a queue, and neither if none is named', () => {
		const { database } = shared;
		const environment = hostEnvironment({ ...instance, database }, { EXECUTIONS_MODE: 'queue' });
		expect(environment['DB_TYPE']).toBe('postgresdb');
		expect(Object.keys(environment)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/^(QUEUE_|EXECUTIONS_|N8N_ENCRYPTION_KEY)/)]),
		);
	});

	it('takes further settings, and they have the last word', () => {
		const settings = { QUEUE_WORKER_LOCK_DURATION: '15000', N8N_LOG_LEVEL: 'debug' };
		const plain = hostEnvironment(shared, {});
		expect(hostEnvironment({ ...shared, settings }, {})).toEqual({ ...plain, ...settings });
	});

	it('keeps settings of another queue out', () => {
		const outside = {
			QUEUE_BULL_REDIS_PASSWORD: 'x',
			QUEUE_BULL_PREFIX: 'x',
			DB_TABLE_PREFIX: 'x',
		};
		expect(Object.keys(hostEnvironment(shared, outside))).not.toEqual(
			expect.arrayContaining([
				expect.stringMatching(/PASSWORD$(?<!DB_POSTGRESDB_PASSWORD)|PREFIX/),
			]),
		);
	});
});

describe('a failure of npm', () => {
	it("is told apart: no network, or npm's own first words", () => {
		expect(reasonOfFailure('npm error code ENOTFOUND\nnpm error errno ENOTFOUND')).toMatch(
			/^the npm registry did not answer \(ENOTFOUND\); check the network/,
		);
		expect(reasonOfFailure('npm warn old\nnpm error code E404\nnpm error 404 Not Found.\n')).toBe(
			'npm failed (E404): 404 Not Found',
		);
		expect(reasonOfFailure('')).toBe('npm failed (no code): it does not say why');
	});
});

describe('a span of time', () => {
	it('is said in seconds, then in minutes and seconds', () => {
		expect(spanInWords(41_600)).toBe('42 s');
		expect(spanInWords(185_000)).toBe('3 min 05 s');
	});
});
