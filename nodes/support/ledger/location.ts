import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	INodeCredentialDescription,
} from 'n8n-workflow';
import { ledgerError } from '../../../lib/ledger/errors';
import type { LedgerLocation } from '../../../lib/ledger/store/open-ledger';

/** Name of the credential that says where the ledger lives. */
export const LEDGER_CREDENTIAL = 'belegflussLedgerApi';

/** For the description of every node that opens the ledger; without a credential it is the embedded one. */
export const ledgerCredential: INodeCredentialDescription = {
	name: LEDGER_CREDENTIAL,
	required: false,
};

/**
 * @param environment environment of the n8n process; `N8N_USER_FOLDER` is the parent of `.n8n`
 * @returns absolute path of the ledger that is used when nobody says otherwise
 */
export function defaultLedgerPath(
	environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
	return resolve(
		join(environment['N8N_USER_FOLDER'] || homedir(), '.n8n', 'belegfluss', 'ledger.sqlite'),
	);
}

/**
 * @param credential decrypted fields of the credential, or undefined without one
 * @returns where the ledger lives; an empty path means the default place
 * @throws BelegflussError LEDGER_PATH_RELATIVE
 */
export function ledgerLocationOf(
	credential: ICredentialDataDecryptedObject | undefined,
): LedgerLocation {
	if (credential?.['store'] === 'postgres') {
		const text = (field: string) => String(credential[field] ?? '').trim();
		return {
			kind: 'postgres',
			settings: {
				host: text('host'),
				port: Number(credential['port'] ?? 5432),
				database: text('database'),
				user: text('user'),
				password: String(credential['password'] ?? ''),
				schema: text('schema') || 'belegfluss',
				tls: tlsOf(credential['tls']),
				ca: String(credential['caCertificate'] ?? '').trim() || null,
			},
		};
	}
	const field = credential?.['filePath'];
	const path = typeof field === 'string' ? field.trim() : '';
	if (path === '') return { kind: 'sqlite', path: defaultLedgerPath() };
	if (!isAbsolute(path)) throw ledgerError('LEDGER_PATH_RELATIVE', { path });
	return { kind: 'sqlite', path: resolve(path) };
}

/** Anything but a known word is the strict one. */
function tlsOf(value: unknown): 'verify' | 'verifyWithCa' | 'off' {
	return value === 'off' || value === 'verifyWithCa' ? value : 'verify';
}

/**
 * @param path absolute path of a ledger
 * @returns whether it lies in our own folder below n8n's, where n8n's file restrictions need not ask
 */
export function isInOwnFolder(path: string): boolean {
	const below = relative(dirname(defaultLedgerPath()), path);
	return below !== '' && !below.startsWith('..') && !isAbsolute(below);
}

/**
 * Finds the ledger of a node: the credential's, or the embedded one below n8n's user folder. A file
 * elsewhere is subject to the instance's restrictions for files.
 *
 * @param context execution context
 * @returns where the ledger lives
 * @throws BelegflussError LEDGER_PATH_RELATIVE, LEDGER_FOLDER_MISSING or LEDGER_PATH_BLOCKED
 */
export async function ledgerLocation(context: IExecuteFunctions): Promise<LedgerLocation> {
	const chosen = context.getNode().credentials?.[LEDGER_CREDENTIAL] !== undefined;
	const location = ledgerLocationOf(
		chosen
			? await context.getCredentials<ICredentialDataDecryptedObject>(LEDGER_CREDENTIAL)
			: undefined,
	);
	if (location.kind === 'postgres' || isInOwnFolder(location.path)) return location;
	const { path } = location;
	const resolved = await context.helpers.resolvePath(path).catch((cause: unknown) => {
		throw ledgerError('LEDGER_FOLDER_MISSING', { path, folder: dirname(path) }, { cause });
	});
	if (context.helpers.isFilePathBlocked(resolved))
		throw ledgerError('LEDGER_PATH_BLOCKED', { path });
	return { kind: 'sqlite', path: resolved };
}
