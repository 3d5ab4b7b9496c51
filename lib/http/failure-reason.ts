import { HttpFailure } from './message';

/**
 * n8n's network policy refuses addresses by an error that has a name and no code. It looks before it connects,
 * and at redirects, which are not followed here.
 */
const REFUSED_BY_N8N = /^SsrfBlocked\w*Error$/;
const BLOCKED = 'BLOCKED_BY_NETWORK_POLICY';

/** What keeps a connection from coming about; nothing of the request has left by then. */
const BEFORE_SENDING = new Set([
	BLOCKED,
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_INVALID_URL',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** The same while connecting; later they say that the way got lost, with a request on it perhaps. */
const WHILE_CONNECTING = new Set(['EHOSTUNREACH', 'ENETUNREACH']);

const CODE = /^[A-Z][A-Z0-9_]{2,60}$/;

/** An error and what caused it, this deep. */
const DEEPEST = 5;

/**
 * @param cause what a request ended with instead of an answer
 * @returns the failure; of the many ways to hide a code in an error, n8n's and axios' are known. The error
 * itself is not kept: it carries the whole request, with credentials and names searched for, into any log
 */
export function toFailure(cause: unknown): HttpFailure {
	if (cause instanceof HttpFailure) return cause;
	const { code, syscall } = wordOf(cause) ?? { code: 'UNKNOWN', syscall: null };
	const notSent = BEFORE_SENDING.has(code) || (WHILE_CONNECTING.has(code) && syscall === 'connect');
	return new HttpFailure(notSent, code);
}

function wordOf(cause: unknown, depth = 0): { code: string; syscall: unknown } | null {
	if (typeof cause !== 'object' || cause === null || depth >= DEEPEST) return null;
	const { name, code, httpCode, syscall, cause: inner } = cause as Record<string, unknown>;
	// The innermost one is the system's own; what wraps it may have a code of its own kind.
	const deeper = wordOf(inner, depth + 1);
	if (deeper) return deeper;
	if (typeof name === 'string' && REFUSED_BY_N8N.test(name)) return { code: BLOCKED, syscall };
	const word = [code, httpCode].find((value) => typeof value === 'string' && CODE.test(value));
	return word === undefined ? null : { code: word as string, syscall };
}
