import type { Client, Pool, PoolConfig } from 'pg';
import type { CheckedSettings } from './settings';

/** Connections one process holds at most: one writes, the others read. */
export const MOST_CONNECTIONS = 4;

/** How long opening a connection, or waiting for a free one, may take, in milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** How long an unused connection stays open, in milliseconds. */
const IDLE_TIMEOUT = 30_000;

/** Type numbers of PostgreSQL (pg_type.dat) that are not read as text. */
const INT8 = 20;
const JSON_TEXT = 114;

type ReadValue = (text: string) => unknown;

/** Beyond 2^53 the nearest double: a forged sequence must reach the verifier. */
const readers = new Map<number, ReadValue>([
	[INT8, Number],
	[JSON_TEXT, (text) => JSON.parse(text) as unknown],
]);

const asText: ReadValue = (text) => text;

/**
 * Makes a pool of connections; nothing is connected yet. The driver is loaded here, on first use. Whatever
 * else in this process changed the driver's global settings or set `PG…` variables has no say.
 *
 * @param settings checked settings
 * @param connectTimeout how long opening a connection may take, in milliseconds
 * @returns the pool; it never keeps the process alive
 */
export async function openPool(
	settings: CheckedSettings,
	connectTimeout = CONNECT_TIMEOUT,
): Promise<Pool> {
	const { Client, Pool } = await import('pg');
	const pool = new Pool({
		...poolConfig(settings, connectTimeout),
		Client: tidy(Client),
	} as PoolConfig);
	// A connection that breaks while nobody uses it is replaced; one in use fails its query.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}

function poolConfig(settings: CheckedSettings, connectionTimeoutMillis: number): PoolConfig {
	const { host, port, database, user, password } = settings;
	return {
		host,
		port,
		database,
		user,
		// Given as a value, an empty one would be looked for in the environment and in a file.
		password: () => password,
		ssl: tlsOptions(settings),
		sslnegotiation: 'postgres',
		application_name: 'belegfluss',
		max: MOST_CONNECTIONS,
		connectionTimeoutMillis,
		idleTimeoutMillis: IDLE_TIMEOUT,
		allowExitOnIdle: true,
		keepAlive: true,
		types: { getTypeParser: (type: number) => readers.get(type) ?? asText } as PoolConfig['types'],
	};
}

/**
 * When the driver itself gives up a login, for want of a password for example, it leaves the line open;
 * the server would wait at it for a minute, and some of its work with it.
 */
function tidy(Original: typeof Client): typeof Client {
	return class extends Original {
		override connect(): Promise<Client>;
		override connect(callback: (error: Error) => void): void;
		override connect(callback?: (error: Error) => void): Promise<Client> | void {
			if (!callback) return super.connect();
			super.connect((error: Error) => {
				if (error) void this.end();
				callback(error);
			});
		}
	};
}

function tlsOptions({ tls, ca }: CheckedSettings): PoolConfig['ssl'] {
	if (tls === 'off') return false;
	return ca === null ? { rejectUnauthorized: true } : { rejectUnauthorized: true, ca };
}
