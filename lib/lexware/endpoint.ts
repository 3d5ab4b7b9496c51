import type { Method } from '../http/message';
import { lexwareError } from './errors';

/**
 * What a call does: `reads` looks only, `writes` changes the books or master data and needs the guard's
 * permit, `subscribes` says where events are to be sent and leaves the books alone.
 */
export type Effect = 'reads' | 'writes' | 'subscribes';

/** A call the Public API knows. */
export interface Endpoint<Does extends Effect = Effect> {
	readonly method: Method;
	/** `{id}` stands for a UUID */
	readonly path: `/v1/${string}`;
	/** parameters it knows; the vendor ignores any other without a word, so none other is ever sent */
	readonly query: readonly string[];
	readonly effect: Does;
}

/** @returns an endpoint that reads */
export function reads(path: Endpoint['path'], query: readonly string[] = []): Endpoint<'reads'> {
	return { method: 'GET', path, query, effect: 'reads' };
}

/** @returns an endpoint that changes something in the books or master data */
export function writes(
	method: 'POST' | 'PUT' | 'DELETE',
	path: Endpoint['path'],
	query: readonly string[] = [],
): Endpoint<'writes'> {
	return { method, path, query, effect: 'writes' };
}

/** @returns an endpoint that changes where events are sent */
export function subscribes(
	method: 'POST' | 'DELETE',
	path: Endpoint['path'],
): Endpoint<'subscribes'> {
	return { method, path, query: [], effect: 'subscribes' };
}

/** A value of a query parameter; null leaves it out. */
export type QueryValue = string | number | boolean | null;

/** An endpoint with its place holders filled. */
export interface Call<Does extends Effect = Effect> {
	readonly endpoint: Endpoint<Does>;
	/** path and query, percent-encoded */
	readonly url: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * @param endpoint one of the endpoint map
 * @param fill id for the path, parameters for the query
 * @returns the call
 * @throws BelegflussError LEXWARE_ID_INVALID when the id is none: it would lead to another address
 */
export function callOf<Does extends Effect>(
	endpoint: Endpoint<Does>,
	fill: { readonly id?: string; readonly query?: Readonly<Record<string, QueryValue>> } = {},
): Call<Does> {
	const path = endpoint.path.replace('{id}', () => checkedId(fill.id ?? ''));
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(fill.query ?? {})) {
		if (!endpoint.query.includes(name)) throw new TypeError(`${endpoint.path} knows no "${name}".`);
		if (value !== null && value !== '') query.set(name, String(value));
	}
	const search = query.toString();
	return { endpoint, url: search === '' ? path : `${path}?${search}` };
}

function checkedId(id: string): string {
	const trimmed = id.trim();
	if (!UUID.test(trimmed))
		throw lexwareError('LEXWARE_ID_INVALID', { value: trimmed.slice(0, 60) });
	return trimmed.toLowerCase();
}
