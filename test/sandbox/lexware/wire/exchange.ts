import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from '../../support/wire';
import type { Office } from '../office';
import type { Family } from './problems';

/** One request that has passed the gateway. */
export interface Exchange {
	readonly office: Office;
	/** parts of the address that vary, as they stand in it */
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}

/** One route of the API. */
export interface Route {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** below the host, parts that vary as `:name` */
	readonly path: string;
	readonly family: Family;
	/** what a body must be; nothing where the route takes none */
	readonly takes?: 'application/json' | 'multipart/form-data';
	/** false where the answer is no JSON and the route looks at Accept itself */
	readonly answersJson?: false;
	/** Answers, or throws a Problem. */
	serve(exchange: Exchange): Reply | Promise<Reply>;
}
