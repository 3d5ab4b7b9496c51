import { onTestFinished } from 'vitest';
import type { LexwareOptionsInput } from '../../../sandbox/lexware/options';
import { startLexware, type LexwareSandbox } from '../../../sandbox/lexware/server';

/** What tests look into; answers are compared as a whole wherever that is possible. */
export interface Body {
	readonly id: string;
	readonly voucherId: string;
	readonly version: number;
	readonly voucherStatus: string;
	readonly files: readonly string[];
	readonly content: readonly Body[];
	readonly totalElements: number;
	readonly size: number;
	readonly last: boolean;
	readonly company?: { readonly name: string };
	readonly person?: { readonly lastName: string };
	readonly [name: string]: unknown;
}

/** What a client sees; JSON is parsed, everything else given as text. */
export interface Seen {
	readonly status: number;
	readonly body: Body;
}

/** What a client is expected to see. */
export interface Expected {
	readonly status: number;
	readonly body: unknown;
}

/** A field or a file of a form. */
export type FormPart = string | { readonly name: string; readonly bytes: Uint8Array | string };

/** Starts a vendor without rate limit that ends with the test. */
export async function lexwareFor(
	options: LexwareOptionsInput = {},
	clock?: () => number,
): Promise<LexwareSandbox> {
	const sandbox = await startLexware({ rateLimit: null, ...options }, clock);
	onTestFinished(() => sandbox.close());
	return sandbox;
}

/** Calls the API with the key of a vendor. */
export class Api {
	/** @param sandbox the vendor */
	constructor(readonly sandbox: Pick<LexwareSandbox, 'url' | 'apiKey'>) {}

	/** @returns the raw answer; redirects are not followed */
	async fetch(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = { authorization: `Bearer ${this.sandbox.apiKey}`, ...init.headers };
		return await fetch(`${this.sandbox.url}${path}`, { redirect: 'manual', ...init, headers });
	}

	/** @returns status and body */
	async see(path: string, init: RequestInit = {}): Promise<Seen> {
		const response = await this.fetch(path, init);
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.startsWith('application/json');
		return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body };
	}

	async get(path: string, headers: Record<string, string> = {}): Promise<Seen> {
		return await this.see(path, { headers });
	}

	async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Seen> {
		return await this.send('POST', path, body, headers);
	}

	async put(path: string, body: unknown): Promise<Seen> {
		return await this.send('PUT', path, body, {});
	}

	async remove(path: string): Promise<Seen> {
		return await this.see(path, { method: 'DELETE' });
	}

	/** Sends a form as browsers do. */
	async upload(path: string, parts: Readonly<Record<string, FormPart>>): Promise<Seen> {
		const form = new FormData();
		for (const [name, part] of Object.entries(parts)) {
			if (typeof part === 'string') form.append(name, part);
			else form.append(name, new Blob([part.bytes as BlobPart]), part.name);
		}
		return await this.see(path, { method: 'POST', body: form });
	}

	private async send(
		method: string,
		path: string,
		body: unknown,
		headers: Record<string, string>,
	): Promise<Seen> {
		return await this.see(path, {
			method,
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
	}
}

/** Starts a vendor and gives a client for it. */
export async function apiFor(
	options: LexwareOptionsInput = {},
	clock?: () => number,
): Promise<{ api: Api; sandbox: LexwareSandbox }> {
	const sandbox = await lexwareFor(options, clock);
	return { api: new Api(sandbox), sandbox };
}

/** @returns an answer of contacts, files and vouchers that names every issue */
export function issues(
	status: number,
	...list: Array<[i18nKey: string, source: string]>
): Expected {
	const entries = list.map(([i18nKey, source]) => ({
		i18nKey,
		source,
		type: 'validation_failure',
		additionalData: null,
		args: null,
	}));
	return { status, body: { IssueList: entries } };
}

/** @returns field and violation of every detail of an answer of the newer endpoints */
export function detailsOf({ body }: Seen): Array<[field: string, violation: string]> {
	const details = body['details'] as Array<{ field: string; violation: string }> | undefined;
	return (details ?? []).map(({ field, violation }) => [field, violation]);
}

/** @returns an answer in the shape of the gateway */
export function said(status: number, message: string): Expected {
	return { status, body: { message } };
}

/** An id nobody has. */
export const NOBODY = '11111111-2222-4333-8444-555555555555';
/** Monday noon in Germany, summer. */
export const NOON = Date.parse('2026-08-24T12:00:00.000+02:00');
