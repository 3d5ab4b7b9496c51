/** A request that arrived; nothing of its headers or body. */
export interface LoggedRequest {
	readonly method: string;
	/** address without query */
	readonly path: string;
	/** behind the question mark, as it was sent; empty without one */
	readonly query: string;
	/** null as long as there is no answer, and for ever when the connection was dropped */
	readonly status: number | null;
	/** time of arrival, milliseconds since 1970 */
	readonly atMs: number;
	/** the route it took, such as `PUT /v1/contacts/:id`; null when there is none */
	readonly route: string | null;
	/** kind of the fault it met; null when it went well */
	readonly fault: string | null;
}

type Entry = { -readonly [Key in keyof LoggedRequest]: LoggedRequest[Key] };

/** Remembers every request. */
export class RequestLog {
	private readonly entries: Entry[] = [];

	/** @returns the entry, to be completed as the request goes on */
	add(entry: Pick<LoggedRequest, 'method' | 'path' | 'query' | 'atMs'>): Entry {
		const added = { ...entry, status: null, route: null, fault: null };
		this.entries.push(added);
		return added;
	}

	/** @returns copies of all entries, oldest first */
	all(): readonly LoggedRequest[] {
		return this.entries.map((entry) => ({ ...entry }));
	}
}
