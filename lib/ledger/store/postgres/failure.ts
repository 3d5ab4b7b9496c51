import { BelegflussError } from '../../../errors/belegfluss-error';
import { ledgerError } from '../../errors';
import { MOST_CONNECTIONS } from './driver';

/** Where something failed. */
export interface FailurePlace {
	/** host, port, database and schema */
	readonly place: string;
	readonly schema: string;
}

type Code = Parameters<typeof ledgerError>[0];

/** What a user can do something about, by SQLSTATE (PostgreSQL documentation, appendix A) or its class. */
const serverCodes: Readonly<Record<string, Code>> = {
	'08': 'LEDGER_CONNECTION_LOST',
	'25006': 'LEDGER_READ_ONLY',
	'25P03': 'LEDGER_TIMED_OUT',
	'25P04': 'LEDGER_TIMED_OUT',
	'28': 'LEDGER_LOGIN_REFUSED',
	'3D': 'LEDGER_DATABASE_MISSING',
	'3F': 'LEDGER_SCHEMA_CHANGED',
	'40': 'LEDGER_BUSY',
	'42501': 'LEDGER_PERMISSION_MISSING',
	'42703': 'LEDGER_SCHEMA_CHANGED',
	'42883': 'LEDGER_SCHEMA_CHANGED',
	'42P01': 'LEDGER_SCHEMA_CHANGED',
	'53100': 'LEDGER_DISK_FULL',
	'53300': 'LEDGER_CONNECTIONS_EXHAUSTED',
	'55P03': 'LEDGER_BUSY',
	'57014': 'LEDGER_TIMED_OUT',
	'57P01': 'LEDGER_SERVER_STOPPING',
	'57P02': 'LEDGER_SERVER_STOPPING',
	'57P03': 'LEDGER_SERVER_STOPPING',
	'57P05': 'LEDGER_TIMED_OUT',
};

/** What the driver and poolers say in words only. The texts go nowhere: they name users. */
const sayings: ReadonlyArray<readonly [RegExp, Code]> = [
	[/server does not support SSL/, 'LEDGER_TLS_MISSING'],
	[
		/no encryption|SSL (connection )?is required|requires? SSL|SSL required/i,
		'LEDGER_TLS_REQUIRED',
	],
	[/timeout exceeded when trying to connect/, 'LEDGER_BUSY'],
	[/timeout expired|connection timeout/, 'LEDGER_UNREACHABLE'],
	[/Query read timeout/, 'LEDGER_TIMED_OUT'],
	[
		/max(imum)? (client|number of)|max clients|no more connections|too many/i,
		'LEDGER_CONNECTIONS_EXHAUSTED',
	],
	[/no such database|database .* does not exist/i, 'LEDGER_DATABASE_MISSING'],
	[
		/no such user|(tenant|user).* not found|authentication|password|SASL|SCRAM/i,
		'LEDGER_LOGIN_REFUSED',
	],
];

/** What the driver says of a connection that is gone. */
const BROKEN = /Connection terminated|connection error|Client was closed/;

/** How Node.js names a certificate it does not accept, and a handshake that failed. */
const UNTRUSTED =
	/^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_TLS_|ERR_SSL_|EPROTO$|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH|PATH_LENGTH|ERROR_IN_CERT)/;

/**
 * @param cause anything thrown by the driver
 * @param failed where
 * @param connecting whether no connection stood yet
 * @returns the error in words an administrator can act on, naming host and database but never user,
 * password or statement
 */
export function postgresFailure(
	cause: unknown,
	{ place, schema }: FailurePlace,
	connecting = false,
): BelegflussError {
	const code = codeFor(cause, connecting);
	const params = {
		path: place,
		reason: reasonOf(cause),
		...(code === 'LEDGER_PERMISSION_MISSING' && { schema }),
		...(code === 'LEDGER_CONNECTIONS_EXHAUSTED' && { most: MOST_CONNECTIONS }),
	};
	// What the server says in full may quote the row it refused.
	return ledgerError(code, params, isFromServer(cause) ? {} : { cause });
}

/**
 * @param cause anything thrown between two statements
 * @param failed where
 * @returns it as an error of ours; errors of ours come back unchanged
 */
export function unexpectedFailure(cause: unknown, { place }: FailurePlace): BelegflussError {
	if (cause instanceof BelegflussError) return cause;
	return ledgerError('LEDGER_STORE_FAILED', { path: place, reason: messageOf(cause) }, { cause });
}

/**
 * @param cause anything thrown by the driver
 * @returns whether the server refused a statement and goes on serving this connection
 */
export function isRefusal(cause: unknown): boolean {
	return fieldOf(cause, 'severity') === 'ERROR';
}

function codeFor(cause: unknown, connecting: boolean): Code {
	const code = fieldOf(cause, 'code');
	// What ends a connection is better told by its words: poolers say all of it under one SQLSTATE.
	const said = isRefusal(cause) ? undefined : codeOfSaying(cause);
	if (said) return said;
	const otherwise = connecting ? 'LEDGER_UNREACHABLE' : 'LEDGER_STORE_FAILED';
	if (isFromServer(cause)) return serverCodes[code] ?? serverCodes[code.slice(0, 2)] ?? otherwise;
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'LEDGER_HOST_UNKNOWN';
	if (UNTRUSTED.test(code)) return 'LEDGER_TLS_UNTRUSTED';
	if (connecting) return otherwise;
	return code !== '' || BROKEN.test(messageOf(cause)) ? 'LEDGER_CONNECTION_LOST' : otherwise;
}

function codeOfSaying(cause: unknown): Code | undefined {
	return sayings.find(([pattern]) => pattern.test(messageOf(cause)))?.[1];
}

/** What may be shown: a code, the rule that was broken, or the words of our own triggers. */
function reasonOf(cause: unknown): string {
	const code = fieldOf(cause, 'code');
	if (isFromServer(cause)) {
		if (code === 'P0001') return fieldOf(cause, 'message');
		const rule = fieldOf(cause, 'constraint') || fieldOf(cause, 'table');
		return rule === '' ? `SQLSTATE ${code}` : `SQLSTATE ${code}, ${rule}`;
	}
	return code === '' ? messageOf(cause) : code;
}

function isFromServer(cause: unknown): boolean {
	return fieldOf(cause, 'severity') !== '';
}

function messageOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}

function fieldOf(cause: unknown, name: string): string {
	if (typeof cause !== 'object' || cause === null || !(name in cause)) return '';
	const value = (cause as Record<string, unknown>)[name];
	return typeof value === 'string' ? value : '';
}
