import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Desk } from './desk';

/** One request on its way through the vendor. */
export interface Exchange {
	readonly desk: Desk;
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly query: URLSearchParams;
	/** name under which the route is counted */
	readonly route: string;
	/** last part of the address where the route has `:id`, otherwise empty */
	readonly id: string;
}

/** One route. */
export interface Route {
	readonly method: 'GET' | 'POST';
	/** with `:id` as last part where it varies */
	readonly path: string;
	/** who may call it; `test` routes are neither limited nor counted */
	readonly access: 'everybody' | 'reader' | 'writer' | 'test';
	/** Answers, or throws a Refusal. */
	serve(exchange: Exchange): Promise<void>;
}
