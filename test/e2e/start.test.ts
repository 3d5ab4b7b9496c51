import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hostFolder } from '../../scripts/host/cache';
import { provideHost } from '../../scripts/host/install';
import { freePort } from '../../scripts/host/ports';
import { freshFolder, removeFolder } from './support/demo';
import { isAlive, StartProgram } from './support/program';

const ONE_SENTENCE = /^[^\n]+\.\n$/;

describe('npm start', () => {
	let folder: string;

	beforeAll(async () => {
		await provideHost();
		folder = await freshFolder();
	});

	afterAll(async () => await removeFolder(folder));

	it('explains itself', async () => {
		const program = StartProgram.run(['--help']);
		expect(await program.exitCode()).toBe(0);
		expect(program.output).toMatch(/--port/);
	});

	it('says in one sentence that the port is taken', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const address = other.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		const program = StartProgram.run(['--port', String(port), '--folder', folder]);
		expect(await program.exitCode()).toBe(1);
		expect(program.output).toMatch(ONE_SENTENCE);
		expect(program.output).toContain(`Port ${port} is taken`);
		other.close();
	});

	it('refuses a folder inside the repository', async () => {
		const program = StartProgram.run(['--exit', '--folder', '.demo']);
		expect(await program.exitCode()).toBe(1);
		expect(program.output).toMatch(/cannot lie inside/);
		expect(existsSync('.demo')).toBe(false);
	});

	it('says in one sentence that there is no network, and leaves no half-installed n8n', async () => {
		const cache = await freshFolder();
		const nobody = `http://127.0.0.1:${await freePort()}/`;
		const environment = {
			BELEGFLUSS_CACHE: cache,
			npm_config_registry: nobody,
			npm_config_cache: `${cache}/npm`,
			npm_config_fetch_retries: '0',
		};
		const program = StartProgram.run(['--exit'], environment);
		expect(await program.exitCode()).toBe(1);
		expect(program.output.split('\n').at(-2)).toMatch(
			/^n8n could not be downloaded because the npm registry did not answer \(ECONNREFUSED\); check the network .*\.$/,
		);
		expect(program.output).not.toMatch(/\n\s+at /);
		expect(existsSync(hostFolder(environment))).toBe(false);
		await removeFolder(cache);
	});

	it('ends everything it started on Ctrl-C while the editor runs', async () => {
		const program = StartProgram.run(['--port', String(await freePort()), '--folder', folder]);
		await program.untilItSays('Ctrl-C ends n8n.');
		const started = await program.descendants();
		expect(started.length).toBeGreaterThanOrEqual(2);
		program.pressCtrlC();
		expect(await program.exitCode()).toBe(0);
		expect(started.filter(isAlive)).toEqual([]);
	});

	it('ends everything it started on Ctrl-C in the middle of a run', async () => {
		const program = StartProgram.run(['--exit', '--folder', folder]);
		await program.untilItSays('Running the workflow');
		const started = await program.descendants();
		expect(started.length).toBeGreaterThanOrEqual(2);
		program.pressCtrlC();
		expect(await program.exitCode()).toBe(130);
		expect(started.filter(isAlive)).toEqual([]);
	});
});
