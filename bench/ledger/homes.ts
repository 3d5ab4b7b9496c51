import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { LedgerEntryDraft } from '../../lib/ledger/append';
import type { LedgerStore } from '../../lib/ledger/store/store';
import { startPostgres } from '../../scripts/host/postgres';
import { built } from '../support/built';
import { BareRows } from './entries';

const { openLedger } = built<typeof import('../../lib/ledger/store/open-ledger')>(
	'lib/ledger/store/open-ledger',
);

const TABLES = `
	CREATE TABLE events (seq BIGINT NOT NULL PRIMARY KEY, chain TEXT NOT NULL, prev TEXT NOT NULL,
		hash TEXT NOT NULL, payload_sha256 TEXT, document_sha256 TEXT, canonical TEXT NOT NULL);
	CREATE TABLE payloads (seq BIGINT NOT NULL PRIMARY KEY, canonical TEXT NOT NULL);`;

/** A ledger, and beside it in the same kind of database bare tables for the same rows. */
export interface Home {
	readonly name: string;
	readonly store: LedgerStore;
	/** one transaction that inserts the rows and nothing else, flushed to disk like the ledger's */
	insert(entries: readonly LedgerEntryDraft[]): unknown;
	close(): Promise<void>;
}

/** @returns SQLite, both files in one folder, with the settings of the ledger */
export async function sqliteHome(): Promise<Home> {
	const folder = mkdtempSync(join(tmpdir(), 'belegfluss-bench-'));
	const store = await openLedger(
		{ kind: 'sqlite', path: join(folder, 'ledger.sqlite') },
		{ create: true },
	);
	const bare = new DatabaseSync(join(folder, 'bare.sqlite'));
	bare.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
		${TABLES.replaceAll('BIGINT', 'INTEGER').replaceAll(');', ') STRICT;')}`);
	const event = bare.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
	const payload = bare.prepare('INSERT INTO payloads VALUES (?, ?)');
	const rows = new BareRows();
	return {
		name: 'SQLite',
		store,
		insert(entries) {
			const { events, payloads } = rows.of(entries);
			bare.exec('BEGIN IMMEDIATE');
			for (const row of events) {
				event.run(
					row.sequence,
					row.chain,
					row.previous,
					row.hash,
					row.payloadSha256,
					row.documentSha256,
					row.canonical,
				);
			}
			for (const { sequence, canonical } of payloads) payload.run(sequence, canonical);
			bare.exec('COMMIT');
		},
		async close() {
			bare.close();
			await store.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** @returns PostgreSQL, started for this, both in one database, every commit flushed */
export async function postgresHome(): Promise<Home> {
	const server = await startPostgres({ durable: true });
	const { hostname, port, username, password, pathname } = new URL(server.url);
	const store = await openLedger(
		{
			kind: 'postgres',
			settings: {
				host: hostname,
				port: Number(port),
				user: username,
				password: decodeURIComponent(password),
				database: pathname.slice(1),
				schema: 'ledger',
				tls: 'off',
				ca: null,
			},
		},
		{ create: true },
	);
	const client = new Client({ connectionString: server.url });
	await client.connect();
	await client.query(`CREATE SCHEMA bare; SET search_path = bare; ${TABLES}`);
	const rows = new BareRows();
	return {
		name: 'PostgreSQL',
		store,
		async insert(entries) {
			const { events, payloads } = rows.of(entries);
			await client.query('BEGIN');
			await client.query(
				`INSERT INTO events SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[],
					$5::text[], $6::text[], $7::text[])`,
				[
					events.map(({ sequence }) => sequence),
					events.map(({ chain }) => chain),
					events.map(({ previous }) => previous),
					events.map(({ hash }) => hash),
					events.map(({ payloadSha256 }) => payloadSha256),
					events.map(({ documentSha256 }) => documentSha256),
					events.map(({ canonical }) => canonical),
				],
			);
			if (payloads.length > 0) {
				await client.query('INSERT INTO payloads SELECT * FROM unnest($1::bigint[], $2::text[])', [
					payloads.map(({ sequence }) => sequence),
					payloads.map(({ canonical }) => canonical),
				]);
			}
			await client.query('COMMIT');
		},
		async close() {
			await client.end();
			await store.close();
			await server.stop();
		},
	};
}
