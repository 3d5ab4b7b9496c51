import type { Pool, PoolClient, QueryConfig } from 'pg';
import { BelegflussError } from '../../../errors/belegfluss-error';
import { ledgerError } from '../../errors';
import type { Row } from '../table';
import { isRefusal, postgresFailure, unexpectedFailure, type FailurePlace } from './failure';
import type { Query } from './query';

/** What a transaction is for. */
export type Purpose = 'read' | 'write' | 'content';

/** How long a writer waits for another one, in milliseconds. */
const LOCK_TIMEOUT = 10_000;

/** How long the database may take over one statement, in milliseconds. */
const STATEMENT_TIMEOUT: Readonly<Record<Purpose, number>> = {
	read: 120_000,
	write: 30_000,
	content: 300_000,
};

/** When a process that sleeps within a transaction loses it, so that others can write, in milliseconds. */
const ASLEEP_TIMEOUT = 60_000;

/** What a dead connection is given beyond what the database may take, in milliseconds. */
const GRACE = 15_000;

/** A server may be set up not to wait for its disk; stricter settings than waiting stay. */
const FLUSHED_COMMIT =
	"CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END";

/** One transaction on one connection. */
export class Session {
	/** false once the connection is in an unknown state */
	isUsable = true;

	constructor(
		private readonly client: PoolClient,
		private readonly timeout: number,
		private readonly failed: FailurePlace,
	) {}

	/**
	 * @param query a statement with values
	 * @returns its rows
	 */
	async run({ sql, cells }: Query): Promise<Row[]> {
		return this.send(sql, [...cells]);
	}

	/**
	 * @param sql statements without values, sent at once
	 * @returns the rows of the last one
	 */
	async script(sql: string): Promise<Row[]> {
		return this.send(sql);
	}

	private async send(text: string, values?: unknown[]): Promise<Row[]> {
		const query = { text, values, query_timeout: this.timeout } as QueryConfig;
		try {
			const results = [await this.client.query<Row>(query)].flat();
			return results.at(-1)?.rows ?? [];
		} catch (cause) {
			this.isUsable = isRefusal(cause);
			throw postgresFailure(cause, this.failed);
		}
	}
}

/**
 * A database behind a transaction pooler, or none: every transaction may meet another server connection,
 * so whatever it needs is set within it, nothing is prepared, and no message is sent before the last one
 * was answered.
 */
export class Database implements FailurePlace {
	constructor(
		private readonly pool: Pool,
		readonly place: string,
		/** checked name of the schema */
		readonly schema: string,
		/** how long a writer waits for another one, in milliseconds */
		private readonly lockTimeout = LOCK_TIMEOUT,
	) {}

	/**
	 * @param query a statement that only reads
	 * @param first statements without values, sent together with the beginning
	 * @returns its rows
	 * @throws BelegflussError saying what stands in the way
	 */
	async read(query: Query, first = ''): Promise<Row[]> {
		return this.transaction('read', first, (session) => session.run(query));
	}

	/**
	 * Runs work in a transaction; whatever it throws rolls everything back.
	 *
	 * @param purpose what it is for; one that writes waits until its commit is on disk
	 * @param first statements without values, sent together with the beginning
	 * @param work what to do, given the rows of the last of these
	 * @returns what the work returned, after the commit
	 * @throws BelegflussError LEDGER_COMMIT_UNCLEAR when the connection broke during the commit; after
	 * every other one nothing was written
	 */
	async transaction<Result>(
		purpose: Purpose,
		first: string,
		work: (session: Session, rows: Row[]) => Promise<Result>,
	): Promise<Result> {
		const client = await this.connect();
		const session = new Session(client, STATEMENT_TIMEOUT[purpose] + GRACE, this);
		let result: Result;
		try {
			const rows = await session.script(`${this.opening(purpose)};${first}`);
			result = await work(session, rows);
		} catch (cause) {
			await giveUp(client, session);
			throw unexpectedFailure(cause, this);
		}
		if (purpose === 'read') void this.end(client, session).catch(() => undefined);
		else await this.end(client, session);
		return result;
	}

	/**
	 * Runs work in a transaction that is rolled back.
	 *
	 * @param first statements without values
	 * @throws BelegflussError saying what stands in the way
	 */
	async rehearse(first: string): Promise<void> {
		const client = await this.connect();
		const session = new Session(client, STATEMENT_TIMEOUT.write + GRACE, this);
		try {
			await session.script(`${this.opening('write')};${first};ROLLBACK`);
		} catch (cause) {
			await giveUp(client, session);
			throw unexpectedFailure(cause, this);
		}
		client.release();
	}

	/** Closes all connections once they are free. */
	async close(): Promise<void> {
		if (!this.pool.ending) await this.pool.end();
	}

	private async connect(): Promise<PoolClient> {
		try {
			return await this.pool.connect();
		} catch (cause) {
			throw postgresFailure(cause, this, true);
		}
	}

	/**
	 * READ COMMITTED, so that what is read after waiting for the lock is what the last writer left. Nothing
	 * may come from a schema or temporary table of the same name, or be hidden by row security. Whether
	 * writing is allowed at all stays the administrator's decision.
	 */
	private opening(purpose: Purpose): string {
		const settings = {
			search_path: `"${this.schema}", pg_temp`,
			row_security: 'off',
			statement_timeout: String(STATEMENT_TIMEOUT[purpose]),
			lock_timeout: String(this.lockTimeout),
			idle_in_transaction_session_timeout: String(ASLEEP_TIMEOUT),
		};
		const set = Object.entries(settings).map(
			([name, value]) => `set_config('${name}', '${value}', true)`,
		);
		if (purpose === 'read') {
			return `BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY;SELECT ${set.join(', ')}`;
		}
		return `BEGIN ISOLATION LEVEL READ COMMITTED;SELECT ${[...set, FLUSHED_COMMIT].join(', ')}`;
	}

	private async end(client: PoolClient, session: Session): Promise<void> {
		try {
			await session.script('COMMIT');
		} catch (cause) {
			client.release(!session.isUsable);
			// Whatever was refused was rolled back.
			if (session.isUsable || !(cause instanceof BelegflussError)) throw cause;
			throw ledgerError('LEDGER_COMMIT_UNCLEAR', cause.params, { cause });
		}
		client.release();
	}
}

/** Ends a transaction that failed; what cannot be rolled back any more is closed, with the same effect. */
async function giveUp(client: PoolClient, session: Session): Promise<void> {
	if (session.isUsable) await session.script('ROLLBACK').catch(() => undefined);
	client.release(!session.isUsable);
}
