import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import { Client, type ClientConfig } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startPostgres, type Postgres } from '../../../scripts/host/postgres';

async function ask(config: ClientConfig, question: string): Promise<unknown[]> {
	const client = new Client(config);
	client.on('error', () => undefined);
	try {
		await client.connect();
		return (await client.query<Record<string, unknown>>(question)).rows;
	} finally {
		await client.end();
	}
}

describe('a PostgreSQL of our own, encrypted', () => {
	let postgres: Postgres;
	let ca: string;

	beforeAll(async () => {
		postgres = await startPostgres({ ssl: true });
		ca = postgres.certificate ?? '';
	}, 60_000);

	afterAll(async () => await postgres?.stop());

	it('takes the one who trusts its certificate and knows the password', async () => {
		const url = new URL(postgres.url);
		expect([url.hostname, url.port]).toEqual(['127.0.0.1', String(postgres.port)]);
		const question = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()';
		expect(await ask({ connectionString: postgres.url, ssl: { ca } }, question)).toEqual([
			{ ssl: true },
		]);
	});

	it('is not trusted without its certificate, nor under a name that is not in it', async () => {
		const connectionString = postgres.url;
		await expect(ask({ connectionString, ssl: true }, 'SELECT 1')).rejects.toMatchObject({
			code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
		});
		const ssl = { ca, servername: 'other.example' };
		await expect(ask({ connectionString, ssl }, 'SELECT 1')).rejects.toMatchObject({
			code: 'ERR_TLS_CERT_ALTNAME_INVALID',
		});
	});

	it('refuses a connection that is not encrypted, and a wrong password', async () => {
		await expect(ask({ connectionString: postgres.url }, 'SELECT 1')).rejects.toMatchObject({
			code: '28000',
		});
		const wrong = new URL(postgres.url);
		wrong.password = 'wrong';
		await expect(
			ask({ connectionString: wrong.href, ssl: { ca } }, 'SELECT 1'),
		).rejects.toMatchObject({ code: '28P01' });
	});

	it('writes through to the disk, keeps passwords as SCRAM, listens on loopback only', async () => {
		const names = ['fsync', 'password_encryption', 'listen_addresses', 'unix_socket_directories'];
		const question = `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join()}`;
		expect(await ask({ connectionString: postgres.url, ssl: { ca } }, question)).toEqual([
			{
				fsync: 'on',
				password_encryption: 'scram-sha-256',
				listen_addresses: '127.0.0.1',
				unix_socket_directories: '',
			},
		]);
	});

	it('leaves nothing behind when it is stopped, open connections or not', async () => {
		const config = { connectionString: postgres.url, ssl: { ca } };
		const [row] = await ask(config, `SELECT current_setting('data_directory') AS data`);
		const folder = dirname((row as { data: string }).data);
		expect(existsSync(folder)).toBe(true);
		const open = new Client(config);
		open.on('error', () => undefined);
		await open.connect();
		await Promise.all([postgres.stop(), postgres.stop()]);
		expect(existsSync(folder)).toBe(false);
		expect(() => process.kill(postgres.pid, 0)).toThrow('ESRCH');
		await expect(ask(config, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
		await open.end().catch(() => undefined);
	});
});

describe('a PostgreSQL of our own for tests that need no durability', () => {
	it('runs as somebody else than root and does not wait for the disk', async () => {
		const postgres = await startPostgres({ durable: false });
		try {
			const names = ['fsync', 'data_directory'];
			const question = `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join()}`;
			const [row] = await ask({ connectionString: postgres.url }, question);
			const { fsync, data_directory: data } = row as { fsync: string; data_directory: string };
			expect(fsync).toBe('off');
			// PostgreSQL itself insists on being the owner of its data.
			expect(statSync(data).uid).toBeGreaterThan(0);
		} finally {
			await postgres.stop();
		}
	});
});
