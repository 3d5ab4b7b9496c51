import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type * as sqlite from 'node:sqlite';
import { ledgerError } from './errors';
import { openForReading, type SqliteModule } from './sqlite-database';
import { sqliteFailure } from './sqlite-failure';
import { rewriteSchemaVersion } from './sqlite-schema';
import { inTransaction } from './sqlite-transaction';
import { integerColumn, optionalTextColumn, textColumn, type Row } from './sqlite-row';
import type {
	ChainHead,
	LedgerBatch,
	LedgerStore,
	ReadRange,
	StoredEntry,
	StoredEvent,
	StoredPayload,
} from './store';

/** Rows read before the event loop gets its turn. */
const ROWS_PER_TURN = 500;

const HEAD = 'SELECT chain, seq, hash FROM events ORDER BY seq DESC LIMIT 1';
const INSERT_EVENT =
	'INSERT INTO events (chain, seq, prev, hash, payload_sha256, canonical) VALUES (?, ?, ?, ?, ?, ?)';
const INSERT_PAYLOAD =
	'INSERT INTO payloads (sha256, canonical) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING';
const READ_EVENTS = `SELECT e.chain, e.seq, e.prev, e.hash, e.payload_sha256, e.canonical, p.canonical AS payload
	FROM events e LEFT JOIN payloads p ON p.sha256 = e.payload_sha256
	WHERE e.seq >= ? ORDER BY e.seq LIMIT ?`;
const READ_PAYLOAD = 'SELECT canonical FROM payloads WHERE sha256 = ?';

/** A ledger in one SQLite file. Several processes of one host may write to it at the same time. */
export class SqliteLedgerStore implements LedgerStore {
	private readonly identity: string;

	constructor(
		private readonly module: SqliteModule,
		private readonly database: sqlite.DatabaseSync,
		readonly path: string,
	) {
		this.identity = fileIdentity(path);
	}

	async append(build: (head: ChainHead | null) => LedgerBatch): Promise<void> {
		this.guarded(() =>
			inTransaction(this.database, () => {
				const { events, payloads } = build(this.readHead());
				this.insertPayloads(payloads);
				this.insertEvents(events);
			}),
		);
	}

	async head(): Promise<ChainHead | null> {
		return this.guarded(() => this.readHead());
	}

	async *readEvents({ from = 1, limit }: ReadRange = {}): AsyncGenerator<StoredEntry> {
		const reader = this.guarded(() => openForReading(this.module, this.path));
		try {
			const statement = reader.prepare(READ_EVENTS);
			// A forged sequence beyond 2^53 must reach the verifier instead of stopping the reader.
			statement.setReadBigInts(true);
			let rows = 0;
			for (const row of statement.iterate(from, limit ?? -1)) {
				yield toEntry(row);
				if (++rows % ROWS_PER_TURN === 0) await setImmediate();
			}
		} catch (cause) {
			throw sqliteFailure(cause, this.path);
		} finally {
			reader.close();
		}
	}

	async readPayload(sha256: string): Promise<string | null> {
		const row = this.guarded(() => this.database.prepare(READ_PAYLOAD).get(sha256));
		return row ? textColumn(row, 'canonical') : null;
	}

	async checkWritable(): Promise<void> {
		// A lock alone does not reach the disk; committing the header page with its old content does.
		this.guarded(() => inTransaction(this.database, () => rewriteSchemaVersion(this.database)));
	}

	/**
	 * On Linux an open file outlives its deletion: entries would be written into nothing. The handle is
	 * kept, because closing it would remove the write-ahead log of whatever file lies there now.
	 *
	 * @throws BelegflussError LEDGER_FILE_REPLACED when the path no longer leads to the opened file
	 */
	assertInPlace(): void {
		if (fileIdentity(this.path) !== this.identity) {
			throw ledgerError('LEDGER_FILE_REPLACED', { path: this.path });
		}
	}

	/** Gives the file back; the store must not be used afterwards. */
	close(): void {
		if (this.database.isOpen) this.database.close();
	}

	private readHead(): ChainHead | null {
		const row = this.database.prepare(HEAD).get();
		if (!row) return null;
		return {
			chain: textColumn(row, 'chain'),
			sequence: integerColumn(row, 'seq'),
			hash: textColumn(row, 'hash'),
		};
	}

	private insertEvents(events: readonly StoredEvent[]): void {
		const insert = this.database.prepare(INSERT_EVENT);
		for (const event of events) {
			insert.run(
				event.chain,
				event.sequence,
				event.previous,
				event.hash,
				event.payloadSha256,
				event.canonical,
			);
		}
	}

	private insertPayloads(payloads: readonly StoredPayload[]): void {
		const insert = this.database.prepare(INSERT_PAYLOAD);
		for (const { sha256, canonical } of payloads) insert.run(sha256, canonical);
	}

	private guarded<Result>(work: () => Result): Result {
		this.assertInPlace();
		try {
			return work();
		} catch (cause) {
			throw sqliteFailure(cause, this.path);
		}
	}
}

function toEntry(row: Row): StoredEntry {
	return {
		chain: textColumn(row, 'chain'),
		sequence: integerColumn(row, 'seq'),
		previous: textColumn(row, 'prev'),
		hash: textColumn(row, 'hash'),
		payloadSha256: optionalTextColumn(row, 'payload_sha256'),
		canonical: textColumn(row, 'canonical'),
		payload: optionalTextColumn(row, 'payload'),
	};
}

function fileIdentity(path: string): string {
	const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
	return stats ? `${stats.dev}:${stats.ino}` : 'none';
}
