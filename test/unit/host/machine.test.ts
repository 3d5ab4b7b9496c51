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
