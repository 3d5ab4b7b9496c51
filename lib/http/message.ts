export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A body and what it is. */
export interface HttpBody {
	readonly contentType: string;
	/** kept whole, so that a repetition sends the same */
	readonly bytes: Uint8Array;
}

/** A request to a vendor, without credentials. */
export interface HttpRequest {
	readonly method: Method;
	/** path and query, percent-encoded, below the vendor's base address */
	readonly path: string;
	readonly accept: string;
	readonly body: HttpBody | null;
	/** how long the vendor may take, in milliseconds */
	readonly timeoutMs: number;
	/** nothing leaves once it is aborted */
	readonly signal?: AbortSignal;
	/** how long it may wait for its turns before it is given up unsent, in milliseconds; default: for ever */
	readonly waitMs?: number;
}

/** What came back, whatever the status. */
export interface HttpResponse {
	readonly status: number;
	/** @returns the header's value, null when there is none; several are joined with a comma */
	header(name: string): string | null;
	readonly body: Uint8Array;
}

/**
 * Sends a request once, with credentials.
 *
 * @throws HttpFailure when no answer came
 */
export type HttpSend = (request: HttpRequest) => Promise<HttpResponse>;

/** No answer came. */
export class HttpFailure extends Error {
	override readonly name = 'HttpFailure';

	constructor(
		/** whether it is certain that the vendor did not receive the request */
		readonly notSent: boolean,
		/** the system's word for it, e.g. `ECONNREFUSED` */
		readonly reason: string,
		options?: ErrorOptions,
	) {
		super(`No answer: ${reason}`, options);
	}
}
