import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Statements of one connection, each prepared once. */
export class Statements {
	private readonly prepared = new Map<string, StatementSync>();

	constructor(private readonly database: DatabaseSync) {}

	/**
	 * @param sql one statement; `$1 …` stand for the values in their order
	 * @returns it, prepared
	 */
	of(sql: string): StatementSync {
		const known = this.prepared.get(sql);
		if (known) return known;
		const statement = this.once(sql);
		this.prepared.set(sql, statement);
		return statement;
	}

	/**
	 * @param sql one statement, as above
	 * @returns it, prepared but not kept, because its text depends on how many values there are
	 */
	once(sql: string): StatementSync {
		return this.database.prepare(numbered(sql));
	}
}

/** SQLite takes `$1` for a name and only `?1` for the first value. */
function numbered(sql: string): string {
	return sql.replace(/\$(\d+)/g, '?$1');
}
