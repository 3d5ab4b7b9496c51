import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Cell } from '../table';
import type { Row } from './row';

/**
 * A statement whose `$1 …` stand for values by their number, as in PostgreSQL. Node.js 22 binds plain
 * question marks only, so a value that occurs twice is handed over twice.
 */
export class NumberedStatement {
	private readonly statement: StatementSync;
	/** index of the value for each question mark; null when they come once each and in order */
	private readonly order: readonly number[] | null;

	constructor(database: DatabaseSync, sql: string) {
		const order: number[] = [];
		const marked = sql.replace(/\$(\d+)/g, (_, number: string) => {
			order.push(Number(number) - 1);
			return '?';
		});
		this.statement = database.prepare(marked);
		this.order = order.every((index, position) => index === position) ? null : order;
	}

	/** Whole numbers come back exactly, as BigInt. */
	readBigInts(): this {
		this.statement.setReadBigInts(true);
		return this;
	}

	run(...cells: readonly Cell[]): void {
		this.statement.run(...this.bound(cells));
	}

	get(...cells: readonly Cell[]): Row | undefined {
		return this.statement.get(...this.bound(cells));
	}

	all(...cells: readonly Cell[]): Row[] {
		return this.statement.all(...this.bound(cells));
	}

	iterate(...cells: readonly Cell[]): Iterable<Row> {
		return this.statement.iterate(...this.bound(cells));
	}

	private bound(cells: readonly Cell[]): readonly Cell[] {
		return this.order?.map((index) => cells[index] ?? null) ?? cells;
	}
}

/** Statements of one connection, each prepared once. */
export class Statements {
	private readonly prepared = new Map<string, NumberedStatement>();
	private readonly plainly = new Map<string, StatementSync>();

	constructor(private readonly database: DatabaseSync) {}

	/**
	 * @param sql one statement; `$1 …` stand for the values
	 * @returns it, prepared
	 */
	of(sql: string): NumberedStatement {
		const known = this.prepared.get(sql);
		if (known) return known;
		const statement = this.once(sql);
		this.prepared.set(sql, statement);
		return statement;
	}

	/**
	 * For what is run with every entry, where handing values on costs as much as binding them.
	 *
	 * @param sql one statement with question marks
	 * @returns it, prepared, without anything of ours in between
	 */
	plain(sql: string): StatementSync {
		const known = this.plainly.get(sql) ?? this.database.prepare(sql);
		this.plainly.set(sql, known);
		return known;
	}

	/**
	 * @param sql one statement, as above
	 * @returns it, prepared but not kept, because its text depends on how many values there are
	 */
	once(sql: string): NumberedStatement {
		return new NumberedStatement(this.database, sql);
	}
}
