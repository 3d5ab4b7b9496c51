import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type * as sqlite from 'node:sqlite';
import { ledgerError } from '../../errors';
import type { OriginalRecord, RecordedSwitch, WriteIntent } from '../records';
import {
	findRowsQuery,
	intentQuery,
	originalQuery,
	readRowsQuery,
	toFiledRow,
	toRecordedRow,
	type Query,
} from '../queries';
import type {
	ChainHead,
	Decided,
	FiledRow,
	IntentQuery,
	LedgerBatch,
	LedgerNeeds,
	LedgerState,
	LedgerStore,
	ReadRange,
	RecordedRow,
	RecordsOf,
	RecordTableName,
	RowKey,
	RowRange,
	StoredEntry,
} from '../store';
import type { RecordTable } from '../table';
import {
	approvalTable,
	intentTable,
	originalTable,
	readSwitch,
	switchStatement,
	switchTable,
} from '../tables';
import { OriginalFolder } from './contents';
import { openForReading, type SqliteModule } from './database';
import { eventQuery, readHead, toEntry, writeEvents } from './event-rows';
import { sqliteFailure } from './failure';
import { withNumbers, type Row } from './row';
import { rewriteSchemaVersion } from './schema';
import { readState } from './state';
import { Statements } from './statements';
import { inTransaction } from './transaction';

/** Rows read before the event loop gets its turn. */
const ROWS_PER_TURN = 500;

/** A ledger in one SQLite file. Several processes of one host may write to it at the same time. */
export class SqliteLedgerStore implements LedgerStore {
	readonly kind = 'sqlite';
	readonly contents: OriginalFolder;
	private readonly identity: string;
	private readonly statements: Statements;

	constructor(
		private readonly module: SqliteModule,
		private readonly database: sqlite.DatabaseSync,
		readonly place: string,
		private readonly forget: () => void = () => undefined,
	) {
		this.identity = fileIdentity(place);
		this.contents = new OriginalFolder(place);
		this.statements = new Statements(database);
	}

	async transact<Result>(
		needs: LedgerNeeds,
		decide: (state: LedgerState) => Decided<Result>,
	): Promise<Result> {
		return this.guarded(() =>
			inTransaction(this.database, () => {
				const state = readState(this.statements, readHead(this.statements), needs);
				const { batch, result } = decide(state);
				if (batch) this.write(batch);
				return result;
			}),
		);
	}

	async head(): Promise<ChainHead | null> {
		return this.guarded(() => readHead(this.statements));
	}

	async *readEvents(range: ReadRange = {}): AsyncGenerator<StoredEntry> {
		const reader = this.guarded(() => openForReading(this.module, this.place));
		try {
			const { sql, cells } = eventQuery(range);
			// A forged sequence beyond 2^53 must reach the verifier instead of stopping the reader.
			const statement = new Statements(reader).once(sql).readBigInts();
			let rows = 0;
			for (const row of statement.iterate(...cells)) {
				yield toEntry(row);
				if (++rows % ROWS_PER_TURN === 0) await setImmediate();
			}
		} catch (cause) {
			throw sqliteFailure(cause, this.place);
		} finally {
			reader.close();
		}
	}

	async readIntents(query: IntentQuery): Promise<readonly WriteIntent[]> {
		const { sql, cells } = intentQuery(query);
		return this.guarded(() =>
			this.statements
				.once(sql)
				.all(...cells)
				.map(intentTable.read),
		);
	}

	async readSwitches(): Promise<readonly RecordedSwitch[]> {
		return this.guarded(() => this.statements.of(switchStatement).all().map(readSwitch));
	}

	async readOriginals(hashes: readonly string[]): Promise<readonly OriginalRecord[]> {
		if (hashes.length === 0) return [];
		const { sql, cells } = originalQuery(hashes);
		return this.guarded(() =>
			this.statements
				.once(sql)
				.all(...cells)
				.map(originalTable.read),
		);
	}

	async findRows<Name extends RecordTableName>(
		table: Name,
		keys: readonly RowKey[],
	): Promise<readonly FiledRow<RecordsOf[Name]>[]> {
		if (keys.length === 0) return [];
		return this.pageOf(findRowsQuery(table, keys)).map((row) => toFiledRow(table, row));
	}

	async readRows<Name extends RecordTableName>(
		table: Name,
		range: RowRange,
	): Promise<readonly RecordedRow<RecordsOf[Name]>[]> {
		return this.pageOf(readRowsQuery(table, range)).map((row) => toRecordedRow(table, row));
	}

	async checkWritable(): Promise<void> {
		// A lock alone does not reach the disk; committing the header page with its old content does.
		this.guarded(() => inTransaction(this.database, () => rewriteSchemaVersion(this.database)));
	}

	async close(): Promise<void> {
		this.forget();
		if (this.database.isOpen) this.database.close();
	}

	/**
	 * On Linux an open file outlives its deletion: entries would be written into nothing. The handle is
	 * kept, because closing it would remove the write-ahead log of whatever file lies there now.
	 *
	 * @throws BelegflussError LEDGER_FILE_REPLACED when the path no longer leads to the opened file
	 */
	assertInPlace(): void {
		if (fileIdentity(this.place) !== this.identity) {
			throw ledgerError('LEDGER_FILE_REPLACED', { path: this.place });
		}
	}

	private pageOf({ sql, cells }: Query): Row[] {
		return this.guarded(() => {
			// Beyond 2^53 the driver would refuse the whole page for one edited row.
			const rows = this.statements
				.of(sql)
				.readBigInts()
				.all(...cells);
			return rows.map(withNumbers);
		});
	}

	private write(batch: LedgerBatch): void {
		writeEvents(this.statements, batch);
		this.upsert(intentTable, batch.intents);
		this.upsert(approvalTable, batch.approvals);
		this.upsert(switchTable, batch.switches);
		this.upsert(originalTable, batch.originals);
	}

	private upsert<Rec>(table: RecordTable<Rec>, records: readonly Rec[] = []): void {
		for (const record of records) this.statements.of(table.upsert).run(...table.cells(record));
	}

	private guarded<Result>(work: () => Result): Result {
		this.assertInPlace();
		try {
			return work();
		} catch (cause) {
			throw sqliteFailure(cause, this.place);
		}
	}
}

function fileIdentity(path: string): string {
	const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
	return stats ? `${stats.dev}:${stats.ino}` : 'none';
}
