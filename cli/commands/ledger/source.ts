import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ledgerError } from '../../../lib/ledger/errors';
import type { EntrySource } from '../../../lib/ledger/export/export-ledger';
import { isSqliteFile, LedgerFile } from '../../../lib/ledger/export/ledger-file';
import type { PostgresSettings } from '../../../lib/ledger/store/postgres/settings';
import { cliError } from '../../errors';

/** Where a ledger is read from, and how to let go of it. */
export interface OpenSource {
	readonly source: EntrySource;
	close(): Promise<void>;
}

/** Names the variable, because an address with a password does not belong on a command line. */
export const LEDGER_URL = 'BELEGFLUSS_LEDGER_URL';

const TLS = ['verify', 'verifyWithCa', 'off'] as const;

/**
 * @param path ledger file, which is opened for reading only
 * @returns the ledger
 * @throws BelegflussError EXPORT_NOT_FOUND, EXPORT_NOT_READABLE or LEDGER_FOREIGN_FILE, before anything is
 * written on its behalf
 */
export async function openFile(path: string): Promise<OpenSource> {
	if (!(await isSqliteFile(path))) throw ledgerError('LEDGER_FOREIGN_FILE', { path });
	return { source: new LedgerFile(resolve(path)), close: async () => undefined };
}

/**
 * @param url `postgres://USER:PASSWORD@HOST:PORT/DATABASE?schema=…&tls=verify|verifyWithCa|off&ca=FILE`
 * @returns the ledger
 * @throws BelegflussError CLI_LEDGER_URL, which does not repeat the address, or why the ledger cannot be
 * opened
 */
export async function openUrl(url: string): Promise<OpenSource> {
	const settings = settingsOf(url);
	const { openPostgresLedger } = await import('../../../lib/ledger/store/postgres/ledgers');
	const source = await openPostgresLedger(settings);
	return { source, close: () => source.close() };
}

/**
 * @param text address as `openUrl` takes it
 * @returns what it says
 * @throws BelegflussError CLI_LEDGER_URL
 */
export function settingsOf(text: string): PostgresSettings {
	const url = URL.canParse(text) ? new URL(text) : refuse('not a URL');
	if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
		refuse('does not begin with postgres://');
	}
	const query = new Map(url.searchParams);
	const tls = query.get('tls') ?? 'verify';
	const ca = query.get('ca');
	const unknown = [...query.keys()].find((name) => !['schema', 'tls', 'ca'].includes(name));
	if (unknown !== undefined) refuse(`unknown parameter "${unknown}"`);
	return {
		host: decoded(url.hostname.replace(/^\[(.*)\]$/, '$1')),
		port: url.port === '' ? 5432 : Number(url.port),
		database: decoded(url.pathname.slice(1)),
		user: decoded(url.username),
		password: decoded(url.password),
		schema: query.get('schema') ?? 'belegfluss',
		tls: TLS.find((value) => value === tls) ?? refuse(`tls must be ${TLS.join(', ')}`),
		ca: ca === undefined ? null : readCertificates(ca),
	};
}

function readCertificates(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return refuse('the file named in "ca" cannot be read');
	}
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return refuse('not properly percent-encoded');
	}
}

function refuse(reason: string): never {
	throw cliError('CLI_LEDGER_URL', { reason });
}
