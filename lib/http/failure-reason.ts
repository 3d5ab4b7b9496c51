import { HttpFailure } from './message';

/** What keeps a connection from coming about; nothing of the request has left by then. */
const BEFORE_SENDING = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
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

const CODE = /^[A-Z][A-Z0-9_]{2,60}$/;

/** An error and what caused it, this deep. */
const DEEPEST = 5;

/**
 * @param cause what a request ended with instead of an answer
 * @returns the failure; of the many ways to hide a code in an error, n8n's and axios' are known
 */
export function toFailure(cause: unknown): HttpFailure {
	if (cause instanceof HttpFailure) return cause;
	const code = codeOf(cause) ?? 'UNKNOWN';
	return new HttpFailure(BEFORE_SENDING.has(code), code, { cause });
}

function codeOf(cause: unknown, depth = 0): string | null {
	if (typeof cause !== 'object' || cause === null || depth >= DEEPEST) return null;
	const { code, httpCode, cause: inner } = cause as Record<string, unknown>;
	// The innermost one is the system's own; what wraps it may have a code of its own kind.
	const deeper = codeOf(inner, depth + 1);
	if (deeper) return deeper;
	return (
		([code, httpCode].find((value) => typeof value === 'string' && CODE.test(value)) as
			| string
			| undefined) ?? null
	);
}
