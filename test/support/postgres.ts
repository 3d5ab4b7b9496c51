import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** A database that nobody else uses, in the test run's PostgreSQL. */
export interface FreshDatabase {
	/** For its owner, a superuser, with the password. */
	readonly url: string;
	/** Removes it, open connections included; what is not removed ends with the test run. */
	drop(): Promise<void>;
}

async function serverUrl(): Promise<string> {
	const response = await fetch(inject('postgres'));
	const said = await response.text();
	if (!response.ok) throw new Error(said);
	return said;
}

async function administer(url: string, statement: string): Promise<void> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

/**
 * Makes an empty database in a real PostgreSQL, which the first call in a test run starts (1 to 2 s).
 * Nothing in it is written through to the disk (`fsync` is off): for what must survive a crash of the
 * machine, start an own server.
 *
 * @returns the database
 * @throws when there is no PostgreSQL for this machine
 */
export async function freshDatabase(): Promise<FreshDatabase> {
	const server = await serverUrl();
	const name = `test_${randomBytes(8).toString('hex')}`;
	await administer(server, `CREATE DATABASE ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	const drop = () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
	return { url: url.href, drop };
}
