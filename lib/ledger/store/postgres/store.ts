import { BelegflussError } from '../../../errors/belegfluss-error';
import { ledgerError } from '../../errors';
import {
	findRowsQuery,
	intentQuery,
	originalQuery,
	readRowsQuery,
	toFiledRow,
	toRecordedRow,
} from '../queries';
import type { OriginalRecord, RecordedSwitch, WriteIntent } from '../records';
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
import type { Row } from '../table';
import {
	approvalTable,
	intentTable,
	originalTable,
	readSwitch,
	switchStatement,
	switchTable,
} from '../tables';
import { OriginalTable } from './contents';
import type { Database } from './database';
import {
	alongTheKey,
	endStatement,
	findEvent,
	headStatement,
	lastPosition,
	pageQuery,
	toEntry,
	toHead,
	type PageRange,
} from './event-rows';
import { lockStatement } from './lock';
import { batchQuery, stateQuery, toState } from './state';
import { Turns } from './turns';

/** A ledger in one schema of a PostgreSQL database. Any number of processes and hosts may write to it. */
export class PostgresLedgerStore implements LedgerStore {
	readonly kind = 'postgres';
	readonly place: string;
	readonly contents: OriginalTable;
	private readonly lock: string;
	/** Writers of one process need not wait for each other in the database, on a connection each. */
	private readonly turns = new Turns();

	constructor(
		private readonly database: Database,
		private readonly forget: () => void = () => undefined,
	) {
		this.place = database.place;
		this.contents = new OriginalTable(database);
		this.lock = lockStatement(database.schema);
	}

	async transact<Result>(
		needs: LedgerNeeds,
		decide: (state: LedgerState) => Decided<Result>,
	): Promise<Result> {
		return this.turns.next(async () => {
			let decided: Decided<Result> | undefined;
			try {
				await this.database.transaction(
					'write',
					`${this.lock};${headStatement}`,
					async (session, headRows) => {
						const known = stateQuery(needs);
						const [row] = known ? await session.run(known) : [];
						decided = decide(toState(toHead(headRows), row, needs));
						const writes = decided.batch && batchQuery(decided.batch);
						if (writes) await session.run(writes);
					},
				);
			} catch (cause) {
				const isUnclear =
					cause instanceof BelegflussError && cause.code === 'LEDGER_COMMIT_UNCLEAR';
				if (!isUnclear || !decided) throw cause;
				if (decided.batch) await this.assertWritten(decided.batch, cause);
			}
			return (decided as Decided<Result>).result;
		});
	}

	async head(): Promise<ChainHead | null> {
		return toHead(await this.database.read({ sql: headStatement, cells: [] }));
	}

	async *readEvents({
		from = 1,
		limit = Infinity,
		documents,
	}: ReadRange = {}): AsyncGenerator<StoredEntry> {
		const until = lastPosition(await this.database.read({ sql: endStatement, cells: [] }));
		if (until === undefined) return;
		let wanted = limit;
		const read = async (after: string) => this.readPage({ after, until, limit: wanted, documents });
		let page = read(String(from - 1));
		for (;;) {
			const rows = await page;
			const last = lastPosition(rows);
			if (last === undefined) return;
			wanted -= rows.length;
			// The database works on the next page while this one is looked at.
			page = read(last);
			page.catch(() => undefined);
			for (const row of rows) yield toEntry(row);
		}
	}

	async readIntents(query: IntentQuery): Promise<readonly WriteIntent[]> {
		return (await this.database.read(intentQuery(query))).map(intentTable.read);
	}

	async readSwitches(): Promise<readonly RecordedSwitch[]> {
		return (await this.database.read({ sql: switchStatement, cells: [] })).map(readSwitch);
	}

	async readOriginals(hashes: readonly string[]): Promise<readonly OriginalRecord[]> {
		if (hashes.length === 0) return [];
		return (await this.database.read(originalQuery(hashes))).map(originalTable.read);
	}

	async findRows<Name extends RecordTableName>(
		table: Name,
		keys: readonly RowKey[],
	): Promise<readonly FiledRow<RecordsOf[Name]>[]> {
		if (keys.length === 0) return [];
		const rows = await this.database.read(findRowsQuery(table, keys), alongTheKey);
		return rows.map((row) => toFiledRow(table, row));
	}

	async readRows<Name extends RecordTableName>(
		table: Name,
		range: RowRange,
	): Promise<readonly RecordedRow<RecordsOf[Name]>[]> {
		const rows = await this.database.read(readRowsQuery(table, range), alongTheKey);
		return rows.map((row) => toRecordedRow(table, row));
	}

	async checkWritable(): Promise<void> {
		await this.turns.next(() => this.database.rehearse([this.lock, ...REHEARSAL].join(';')));
	}

	async close(): Promise<void> {
		this.forget();
		await this.database.close();
	}

	private async readPage(range: PageRange): Promise<Row[]> {
		if (range.limit <= 0 || range.after === range.until) return [];
		return this.database.read(pageQuery(range), alongTheKey);
	}

	/**
	 * Asks the ledger whether a commit without an answer went through. Once the lock is free, that
	 * transaction has ended one way or the other.
	 */
	private async assertWritten(batch: LedgerBatch, unclear: BelegflussError): Promise<void> {
		const event = batch.events.at(-1);
		if (!event) throw unclear;
		const found = await this.database.read(findEvent(event), this.lock).catch(() => {
			throw unclear;
		});
		if (found.length > 0) return;
		throw ledgerError('LEDGER_CONNECTION_LOST', unclear.params, { cause: unclear });
	}
}

/** What appending and booking need, done to nothing: an entry that is rolled back, and changes to no row. */
const REHEARSAL = [
	`INSERT INTO events (seq, chain, prev, hash, canonical)
	SELECT coalesce(max(seq), 0) + 1, coalesce(max(chain), ''), coalesce(max(hash), ''), '', '{}'
	FROM (${headStatement}) head`,
	"INSERT INTO payloads (seq, canonical) SELECT max(seq), '{}' FROM events",
	...[intentTable, approvalTable, switchTable, originalTable].map(
		({ insert, columns, name, orReplace }) =>
			`${insert} SELECT ${columns.join(', ')} FROM ${name} WHERE false ${orReplace}`,
	),
	'INSERT INTO original_contents SELECT * FROM original_contents WHERE false',
];
