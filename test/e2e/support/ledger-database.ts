import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

import type { PostgresSettings } from '../../../lib/ledger/store/postgres/settings';
import type { LedgerAccess } from './voucher-workflows';

/** Asks a database one question. */
export async function ask<Row extends object>(url: string, question: string): Promise<Row[]> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query<Row>(question)).rows;
	} finally {
		await client.end();
	}
}

/**
 * Makes a database for a ledger, and a user of its own who may make tables there and nothing else.
 *
 * @param server URL of the server, for its superuser
 * @returns how to reach it
 */
export async function makeLedgerDatabase(server: string): Promise<LedgerAccess> {
	const { hostname, port } = new URL(server);
	const [user, database, password] = ['ledger_writer', 'ledger', randomBytes(12).toString('hex')];
	await ask(server, `CREATE ROLE ${user} LOGIN PASSWORD '${password}'`);
	await ask(server, `CREATE DATABASE ${database}`);
	await ask(server, `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
	await ask(server, `GRANT CONNECT, CREATE ON DATABASE ${database} TO ${user}`);
	return { host: hostname, port: Number(port), database, user, password, schema: 'belegfluss' };
}

/** The same as the ledger wants it. */
export function settingsOf(access: LedgerAccess): PostgresSettings {
	return { ...access, tls: 'off', ca: null };
}

/** The same as a URL. */
export function urlOf({ host, port, database, user, password }: LedgerAccess): string {
	return `postgresql://${user}:${password}@${host}:${port}/${database}`;
}
