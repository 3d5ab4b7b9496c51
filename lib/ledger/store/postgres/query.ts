/** A statement with its values, `$1 …` in their order; lists are arrays of the database. */
export interface Query {
	readonly sql: string;
	readonly cells: readonly unknown[];
}

/** Joins statements into one, so that all of them cost one round trip. */
export class JointQuery {
	private readonly cells: unknown[] = [];

	/**
	 * @param query a statement to become part of the joint one
	 * @returns its text with the places its values have there
	 */
	take({ sql, cells }: Query): string {
		const before = this.cells.length;
		this.cells.push(...cells);
		return sql.replace(/\$(\d+)/g, (_, place: string) => `$${before + Number(place)}`);
	}

	/**
	 * @param sql text of the joint statement
	 * @returns it with all values taken
	 */
	finish(sql: string): Query {
		return { sql, cells: this.cells };
	}
}
