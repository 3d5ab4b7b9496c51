import type { z } from 'zod/v4';
import type { BelegflussError } from '../errors/belegfluss-error';
import { NotBooked } from '../guard/errors';
import { assertPermitted, type WritePermit } from '../guard/permit';
import { parseBoundedJson } from '../http/bounded-json';
import { httpError } from '../http/errors';
import { fileNameOf } from '../http/file-name';
import { HttpFailure, type HttpBody, type HttpResponse, type HttpSend } from '../http/message';
import { WAITED_TOO_LONG } from '../http/persistent-send';
import type { Call } from './endpoint';
import { lexwareError } from './errors';
import { isStaleVersion, vendorError } from './vendor-error';

/** Name of the system in the ledger and for the kill switch. */
export const LEXWARE = 'lexoffice';

/** Name of the system as users know it. */
const DISPLAY_NAME = 'Lexware Office';

/** The vendor's gateway gives up after 30 seconds and says so. */
const READ_TIMEOUT_MS = 40_000;

/** How long a writing request may take from the announcement to the answer, in milliseconds. */
export const WRITE_TIMEOUT_MS = 150_000;

/** Of this, what may pass before the request leaves at last: the gateway needs the rest. */
const WAIT_MS = WRITE_TIMEOUT_MS - READ_TIMEOUT_MS - 5_000;

/** How long after that the vendor may still book, and until its search shows it, in milliseconds. */
export const SETTLE_MS = 60_000;

/** Largest answer taken, in bytes. */
const MOST_BYTES = 40_000_000;

/** Longest name of a field an error repeats. */
const LONGEST_FIELD = 100;

/** A file the vendor keeps. */
export interface LexwareFile {
	readonly bytes: Uint8Array;
	/** as the vendor names it; null when it does not */
	readonly fileName: string | null;
	/** media type without parameters */
	readonly mimeType: string;
}

/** A body of a writing call. */
export interface WriteBody {
	/** plain JSON data, or a form that is already encoded; null for none */
	readonly body: object | HttpBody | null;
	readonly signal: AbortSignal;
	/** version of the record the write is to replace, to name both versions should it be stale */
	readonly replaces?: { readonly version: number; readonly current: () => Promise<number> };
}

/** Until when a request may leave. */
interface Limits {
	readonly signal?: AbortSignal;
	readonly waitMs?: number;
}

/**
 * Speaks to Lexware Office. Reading needs nothing but the client; whatever changes something needs the
 * guard's permit, and only the endpoints of the endpoint map can be called at all.
 */
export class LexwareClient {
	/**
	 * @param send sends with credentials, at the vendor's pace, with harmless repetition
	 * @param account stands for the API key, without telling it: clients of one account see the same
	 * organisation
	 */
	constructor(
		private readonly send: HttpSend,
		readonly account: string,
	) {}

	/**
	 * @param call what to read
	 * @param schema what the answer must be
	 * @returns the answer
	 * @throws BelegflussError LEXWARE_… or HTTP_…
	 */
	async read<Schema extends z.ZodType>(
		call: Call<'reads'>,
		schema: Schema,
	): Promise<z.output<Schema>> {
		const response = await this.answered(call, null, 'application/json');
		return parsed(call, response, schema);
	}

	/**
	 * @param call a file
	 * @param accept media type wanted; another one is asked for, not converted to
	 * @returns the file
	 * @throws BelegflussError LEXWARE_… or HTTP_…
	 */
	async download(call: Call<'reads'>, accept: string): Promise<LexwareFile> {
		const response = withinBounds(call, await this.answered(call, null, accept));
		const type = response.header('content-type')?.split(';')[0]?.trim().toLowerCase();
		return {
			bytes: response.body,
			fileName: fileNameOf(response.header('content-disposition')),
			mimeType: type || 'application/octet-stream',
		};
	}

	/**
	 * Sends a write once.
	 *
	 * @param permit from the guard
	 * @param call what to write
	 * @param body its body, and until when
	 * @param schema what the answer must be
	 * @returns the answer
	 * @throws NotBooked when it is certain that nothing was written; BelegflussError when the outcome is unknown
	 */
	async write<Schema extends z.ZodType>(
		permit: WritePermit,
		call: Call<'writes'>,
		{ body, signal, replaces }: WriteBody,
		schema: Schema,
	): Promise<z.output<Schema>> {
		assertPermitted(permit, LEXWARE);
		let response: HttpResponse;
		try {
			response = await this.sent(call, encoded(body), 'application/json', {
				signal,
				waitMs: WAIT_MS,
			});
		} catch (cause) {
			if (!(cause instanceof HttpFailure)) throw cause;
			const error = failureOf(call, cause);
			throw cause.notSent ? new NotBooked(error) : error;
		}
		if (isSuccess(response)) return parsed(call, response, schema);
		if (response.status < 400 || response.status >= 500) throw vendorError(nameOf(call), response);
		throw new NotBooked(await this.refusal(call, response, replaces));
	}

	/**
	 * Changes where events are sent; nothing in the books.
	 *
	 * @param call a subscription
	 * @param body its body, null for none
	 * @param schema what the answer must be
	 * @param signal until when it may leave; default: for ever
	 * @returns the answer
	 * @throws BelegflussError LEXWARE_… or HTTP_…
	 */
	async subscribe<Schema extends z.ZodType>(
		call: Call<'subscribes'>,
		body: object | null,
		schema: Schema,
		signal?: AbortSignal,
	): Promise<z.output<Schema>> {
		const limits = signal ? { signal, waitMs: WAIT_MS } : {};
		const response = await this.answered(call, encoded(body), 'application/json', limits);
		return parsed(call, response, schema);
	}

	private async refusal(call: Call, response: HttpResponse, replaces: WriteBody['replaces']) {
		// On some records a stale version is a conflict, on others a failed validation.
		const stale = response.status === 409 || isStaleVersion(response.body);
		if (!replaces || !stale) return vendorError(nameOf(call), response);
		const found = await replaces.current().catch(() => null);
		return lexwareError('LEXWARE_VERSION_CONFLICT', {
			sent: replaces.version,
			found: found ?? '?',
		});
	}

	private async answered(
		call: Call,
		body: HttpBody | null,
		accept: string,
		limits: Limits = {},
	): Promise<HttpResponse> {
		let response: HttpResponse;
		try {
			response = await this.sent(call, body, accept, limits);
		} catch (cause) {
			throw cause instanceof HttpFailure ? failureOf(call, cause) : cause;
		}
		if (isSuccess(response)) return response;
		throw vendorError(nameOf(call), response);
	}

	private async sent(
		{ endpoint, url }: Call,
		body: HttpBody | null,
		accept: string,
		limits: Limits,
	): Promise<HttpResponse> {
		const { method } = endpoint;
		return this.send({ method, path: url, accept, body, timeoutMs: READ_TIMEOUT_MS, ...limits });
	}
}

function encoded(body: object | HttpBody | null): HttpBody | null {
	if (body === null || 'bytes' in body) return body;
	return {
		contentType: 'application/json',
		bytes: new TextEncoder().encode(JSON.stringify(body)),
	};
}

function isSuccess({ status }: HttpResponse): boolean {
	return status >= 200 && status < 300;
}

function parsed<Schema extends z.ZodType>(
	call: Call,
	response: HttpResponse,
	schema: Schema,
): z.output<Schema> {
	const { body } = withinBounds(call, response);
	// A deletion answers with nothing.
	if (body.byteLength === 0) return checked(call, null, schema);
	let value: unknown;
	try {
		value = parseBoundedJson(body);
	} catch (cause) {
		const reason = (cause as Error).message;
		throw httpError('HTTP_ANSWER_UNREADABLE', { ...about(call), reason });
	}
	return checked(call, value, schema);
}

function withinBounds(call: Call, response: HttpResponse): HttpResponse {
	const { byteLength } = response.body;
	if (byteLength <= MOST_BYTES) return response;
	const megabytes = Math.round(byteLength / 1_000_000);
	throw httpError('HTTP_ANSWER_TOO_LARGE', { ...about(call), megabytes });
}

function checked<Schema extends z.ZodType>(
	call: Call,
	value: unknown,
	schema: Schema,
): z.output<Schema> {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	// Names of fields may be anything, and the first one wrong tells enough.
	const field = issue?.path.join('.').slice(0, LONGEST_FIELD) || 'answer';
	const reason = `${field}: ${issue?.message ?? ''}`;
	throw httpError('HTTP_ANSWER_UNREADABLE', { ...about(call), reason });
}

function failureOf(call: Call, cause: HttpFailure): BelegflussError {
	if (cause.reason === WAITED_TOO_LONG) {
		return lexwareError('LEXWARE_RATE_LIMITED', { request: nameOf(call) }, { cause });
	}
	const code = cause.notSent ? 'HTTP_UNREACHABLE' : 'HTTP_NO_ANSWER';
	return httpError(code, { ...about(call), reason: cause.reason }, { cause });
}

function about(call: Call) {
	return { system: DISPLAY_NAME, request: nameOf(call) };
}

/** Without the query, which may hold names of people. */
function nameOf({ endpoint: { method }, url }: Call): string {
	return `${method} ${url.split('?')[0] ?? ''}`;
}
