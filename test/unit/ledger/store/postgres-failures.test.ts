import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { Database } from '../../../../lib/ledger/store/postgres/database';
import { openPool } from '../../../../lib/ledger/store/postgres/driver';
import { postgresFailure } from '../../../../lib/ledger/store/postgres/failure';
import { lockStatement } from '../../../../lib/ledger/store/postgres/lock';
import { checkSettings, placeOf } from '../../../../lib/ledger/store/postgres/settings';
import { PostgresLedgerStore } from '../../../../lib/ledger/store/postgres/store';
import { freshDatabase } from '../../../support/postgres';
import { context, readAll } from '../helpers';
import { drafts } from './home';
import { postgresHome, usePostgres } from './postgres-home';
import { refusalOf } from './refusal';
import { startRelay } from './relay';

const fresh = usePostgres();

describe('a PostgreSQL that cannot be used says why', () => {
	it('for a wrong password, and for none', async () => {
		const { settings } = postgresHome(fresh.url);

		for (const password of ['wrong password 4711', '']) {
			expect(await refusalOf({ ...settings, password })).toMatchObject({
				code: 'LEDGER_LOGIN_REFUSED',
			});
		}
	});

	it('leaves no line open at a server it could not log in to', async () => {
		const { settings } = postgresHome(fresh.url);
		const closed: Array<Promise<unknown>> = [];
		const relay = await startRelay(settings.port, {
			toServer: (_, { client }) => {
				closed.push(new Promise((resolve) => client.once('close', resolve)));
			},
		});

		await refusalOf({ ...settings, ...relay.address, password: '' });
		await refusalOf({ ...settings, ...relay.address, password: 'wrong password 4711' });
		expect(closed.length).toBeGreaterThan(2);
		await Promise.all(closed);
	});

	it('takes no password from the environment', async () => {
		const { settings } = postgresHome(fresh.url);
		process.env['PGPASSWORD'] = settings.password;
		onTestFinished(() => {
			delete process.env['PGPASSWORD'];
		});

		expect(await refusalOf({ ...settings, password: '' })).toMatchObject({
			code: 'LEDGER_LOGIN_REFUSED',
		});
	});

	it('for a user that does not exist', async () => {
		const { settings } = postgresHome(fresh.url);

		expect(await refusalOf({ ...settings, user: 'nobody_knows_me' })).toMatchObject({
			code: 'LEDGER_LOGIN_REFUSED',
			params: { reason: 'SQLSTATE 28P01' },
		});
	});

	it('for a database that does not exist', async () => {
		const { settings } = postgresHome(fresh.url);

		expect(await refusalOf({ ...settings, database: 'no_such_database' })).toMatchObject({
			code: 'LEDGER_DATABASE_MISSING',
		});
	});

	it('for a host that does not exist', async () => {
		const { settings } = postgresHome(fresh.url);

		expect(await refusalOf({ ...settings, host: 'database.invalid' })).toMatchObject({
			code: 'LEDGER_HOST_UNKNOWN',
		});
	});

	it('for a port nobody listens on', async () => {
		const { settings } = postgresHome(fresh.url);
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		server.close();
		await once(server, 'close');

		expect(await refusalOf({ ...settings, port })).toMatchObject({
			code: 'LEDGER_UNREACHABLE',
			params: { reason: 'ECONNREFUSED' },
		});
	});

	it.each([
		['hangs up', 'end', 'LEDGER_UNREACHABLE'],
		['never answers', 'silence', 'LEDGER_UNREACHABLE'],
	])('for a server that %s', async (_, behaviour, code) => {
		const { settings } = postgresHome(fresh.url);
		const server = createServer((socket) => {
			socket.on('error', () => undefined);
			if (behaviour === 'end') socket.end();
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		onTestFinished(() => void server.close());
		const { port } = server.address() as AddressInfo;
		const checked = checkSettings({ ...settings, port });
		const database = new Database(await openPool(checked, 300), placeOf(checked), checked.schema);
		onTestFinished(() => database.close());

		await expect(database.read({ sql: 'SELECT 1', cells: [] })).rejects.toMatchObject({ code });
	});

	it('for a server that takes no more connections', async () => {
		const home = postgresHome(fresh.url);
		const client = await home.connect();
		const user = `role_${randomBytes(6).toString('hex')}`;
		await client.query(`CREATE ROLE ${user} LOGIN PASSWORD 'xyz4711' CONNECTION LIMIT 0`);
		onTestFinished(async () => {
			await client.query(`DROP ROLE ${user}`);
		});

		expect(await refusalOf({ ...home.settings, user, password: 'xyz4711' })).toMatchObject({
			code: 'LEDGER_CONNECTIONS_EXHAUSTED',
			params: { most: 4 },
		});
	});

	it('for a database that can only be read, which goes on being read', async () => {
		const own = await freshDatabase();
		onTestFinished(() => own.drop());
		const home = postgresHome(own.url);
		const store = await home.open({ create: true });
		await appendEvents(store, drafts(2), context());
		await home.close();
		const name = home.settings.database;
		await home.tamper(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);

		const readOnly = await home.open();
		const code = 'LEDGER_READ_ONLY';
		await expect(readOnly.checkWritable()).rejects.toMatchObject({ code });
		await expect(appendEvents(readOnly, drafts(1), context())).rejects.toMatchObject({ code });
		await expect(readOnly.contents.put('a', Buffer.from('b'))).rejects.toMatchObject({ code });
		expect(await readAll(readOnly)).toHaveLength(3);
		expect(await refusalOf({ ...home.settings, schema: 'another' })).toMatchObject({ code });
	});

	it('for another program that holds the lock, and nothing is appended', async () => {
		const home = postgresHome(fresh.url);
		await appendEvents(await home.open({ create: true }), drafts(1), context());
		const checked = checkSettings(home.settings);
		const database = new Database(await openPool(checked), placeOf(checked), checked.schema, 200);
		const store = new PostgresLedgerStore(database);
		onTestFinished(() => store.close());
		const intruder = await home.connect();
		await intruder.query(`BEGIN; ${lockStatement(checked.schema)}`);

		const busy = { code: 'LEDGER_BUSY', params: { path: store.place } };
		await expect(appendEvents(store, drafts(1), context())).rejects.toMatchObject(busy);
		await expect(store.checkWritable()).rejects.toMatchObject(busy);
		expect(await readAll(store)).toHaveLength(2);
		await intruder.query('ROLLBACK');
		await appendEvents(store, drafts(1), context());
		expect(await readAll(store)).toHaveLength(3);
	});

	it('for a server that is stopped in the middle, and works again afterwards', async () => {
		const home = postgresHome(fresh.url);
		const store = await home.open({ create: true });
		await appendEvents(store, drafts(1), context());
		const client = await home.connect();
		const terminate = async () => {
			await client.query(
				"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'belegfluss' AND datname = $1",
				[home.settings.database],
			);
		};
		await home.tamper(`CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS $$
			BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
			CREATE TRIGGER fall BEFORE INSERT ON intents EXECUTE FUNCTION fall()`);

		await expect(store.checkWritable()).rejects.toMatchObject({ code: 'LEDGER_SERVER_STOPPING' });
		await home.tamper('DROP TRIGGER fall ON intents');
		await terminate();
		// Whether the pool has heard of it by now is open; what it reports is what happened.
		const [first] = await Promise.allSettled([appendEvents(store, drafts(1), context())]);
		await appendEvents(store, drafts(1), context());
		expect(await readAll(store)).toHaveLength(first.status === 'fulfilled' ? 4 : 3);
	});
});

describe('every failure of the driver has a code', () => {
	const place = { place: 'db:5432/postgres, schema belegfluss', schema: 'belegfluss' };
	const server = (code: string, severity = 'ERROR', fields: object = {}) =>
		Object.assign(new Error('relation "secret" of user n8n'), { code, severity, ...fields });

	it.each([
		['08006', 'LEDGER_CONNECTION_LOST'],
		['25006', 'LEDGER_READ_ONLY'],
		['25P03', 'LEDGER_TIMED_OUT'],
		['28000', 'LEDGER_LOGIN_REFUSED'],
		['28P01', 'LEDGER_LOGIN_REFUSED'],
		['3D000', 'LEDGER_DATABASE_MISSING'],
		['3F000', 'LEDGER_SCHEMA_CHANGED'],
		['40001', 'LEDGER_BUSY'],
		['40P01', 'LEDGER_BUSY'],
		['42501', 'LEDGER_PERMISSION_MISSING'],
		['42P01', 'LEDGER_SCHEMA_CHANGED'],
		['42703', 'LEDGER_SCHEMA_CHANGED'],
		['53100', 'LEDGER_DISK_FULL'],
		['53300', 'LEDGER_CONNECTIONS_EXHAUSTED'],
		['55P03', 'LEDGER_BUSY'],
		['57014', 'LEDGER_TIMED_OUT'],
		['57P01', 'LEDGER_SERVER_STOPPING'],
		['57P02', 'LEDGER_SERVER_STOPPING'],
		['57P03', 'LEDGER_SERVER_STOPPING'],
		['22021', 'LEDGER_STORE_FAILED'],
	])('SQLSTATE %s', (sqlState, code) => {
		const failure = postgresFailure(server(sqlState), place);

		expect(failure).toMatchObject({
			code,
			params: { path: place.place, reason: `SQLSTATE ${sqlState}` },
		});
		expect(failure.cause).toBeUndefined();
		expect(JSON.stringify(failure.describe('en'))).not.toContain('secret');
	});

	it('names the rule that was broken, never the row', () => {
		const detail = 'Failing row contains (Rechnung an Petra Müller).';
		const failure = postgresFailure(
			server('23514', 'ERROR', { detail, constraint: 'events_seq_check' }),
			place,
		);

		expect(failure).toMatchObject({
			code: 'LEDGER_STORE_FAILED',
			params: { reason: 'SQLSTATE 23514, events_seq_check' },
		});
		expect(JSON.stringify(failure.describe('de'))).not.toContain('Müller');
	});

	it.each([
		['FATAL', 'no pg_hba.conf entry for host "1.2.3.4", user "n8n", no encryption', '28000'],
		['FATAL', 'SSL connection is required', '28000'],
	])('a server that wants TLS: %s %s', (severity, message, code) => {
		const cause = Object.assign(new Error(message), { severity, code });

		expect(postgresFailure(cause, place, true)).toMatchObject({ code: 'LEDGER_TLS_REQUIRED' });
	});

	it.each([
		['Tenant or user not found', 'XX000', 'LEDGER_LOGIN_REFUSED'],
		['no such user: n8n', '08P01', 'LEDGER_LOGIN_REFUSED'],
		['password authentication failed', '08P01', 'LEDGER_LOGIN_REFUSED'],
		['no such database: ledger', '08P01', 'LEDGER_DATABASE_MISSING'],
		['no more connections allowed (max_client_conn)', '08P01', 'LEDGER_CONNECTIONS_EXHAUSTED'],
		['Max client connections reached', 'XX000', 'LEDGER_CONNECTIONS_EXHAUSTED'],
		['something new', '08P01', 'LEDGER_CONNECTION_LOST'],
		['something new', 'XX000', 'LEDGER_UNREACHABLE'],
	])('what poolers say: %s', (message, sqlState, code) => {
		const cause = Object.assign(new Error(message), { severity: 'FATAL', code: sqlState });

		expect(postgresFailure(cause, place, true)).toMatchObject({ code });
	});

	it.each([
		['ENOTFOUND', true, 'LEDGER_HOST_UNKNOWN'],
		['EAI_AGAIN', true, 'LEDGER_HOST_UNKNOWN'],
		['ECONNREFUSED', true, 'LEDGER_UNREACHABLE'],
		['ETIMEDOUT', true, 'LEDGER_UNREACHABLE'],
		['EHOSTUNREACH', true, 'LEDGER_UNREACHABLE'],
		['ECONNRESET', true, 'LEDGER_UNREACHABLE'],
		['ECONNRESET', false, 'LEDGER_CONNECTION_LOST'],
		['EPIPE', false, 'LEDGER_CONNECTION_LOST'],
		['SELF_SIGNED_CERT_IN_CHAIN', true, 'LEDGER_TLS_UNTRUSTED'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', true, 'LEDGER_TLS_UNTRUSTED'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true, 'LEDGER_TLS_UNTRUSTED'],
		['CERT_HAS_EXPIRED', true, 'LEDGER_TLS_UNTRUSTED'],
		['ERR_TLS_CERT_ALTNAME_INVALID', true, 'LEDGER_TLS_UNTRUSTED'],
	])('system code %s, connecting: %s', (code, connecting, expected) => {
		const cause = Object.assign(new Error('getaddrinfo or so'), { code });

		expect(postgresFailure(cause, place, connecting)).toMatchObject({
			code: expected,
			params: { reason: code },
		});
	});

	it.each([
		['timeout exceeded when trying to connect', true, 'LEDGER_BUSY'],
		['timeout expired', true, 'LEDGER_UNREACHABLE'],
		['Connection terminated due to connection timeout', true, 'LEDGER_UNREACHABLE'],
		['Connection terminated unexpectedly', true, 'LEDGER_UNREACHABLE'],
		['Connection terminated unexpectedly', false, 'LEDGER_CONNECTION_LOST'],
		[
			'Client has encountered a connection error and is not queryable',
			false,
			'LEDGER_CONNECTION_LOST',
		],
		['Query read timeout', false, 'LEDGER_TIMED_OUT'],
		['The server does not support SSL connections', true, 'LEDGER_TLS_MISSING'],
		['SASL: SCRAM-SERVER-FIRST-MESSAGE: bad', true, 'LEDGER_LOGIN_REFUSED'],
		['something new', false, 'LEDGER_STORE_FAILED'],
	])('words of the driver: %s, connecting: %s', (message, connecting, code) => {
		expect(postgresFailure(new Error(message), place, connecting)).toMatchObject({ code });
	});
});
