import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { ledgerError } from '../../lib/ledger/errors';

/** Name of the credential that says where the ledger lies. */
export const LEDGER_CREDENTIAL = 'belegflussLedgerApi';

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
 * @returns absolute path of the ledger; empty field = the default place
 * @throws BelegflussError LEDGER_PATH_RELATIVE
 */
export function ledgerPathOf(credential: ICredentialDataDecryptedObject | undefined): string {
	const field = credential?.['filePath'];
	const path = typeof field === 'string' ? field.trim() : '';
	if (path === '') return defaultLedgerPath();
	if (!isAbsolute(path)) throw ledgerError('LEDGER_PATH_RELATIVE', { path });
	return resolve(path);
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
 * Finds the ledger of a node: the credential's file, or the embedded one below n8n's user folder. A file
 * elsewhere is subject to the instance's restrictions for files.
 *
 * @param context execution context
 * @returns absolute path of the SQLite file
 * @throws BelegflussError LEDGER_PATH_RELATIVE, LEDGER_FOLDER_MISSING or LEDGER_PATH_BLOCKED
 */
export async function ledgerPath(context: IExecuteFunctions): Promise<string> {
	const chosen = context.getNode().credentials?.[LEDGER_CREDENTIAL] !== undefined;
	const path = ledgerPathOf(
		chosen
			? await context.getCredentials<ICredentialDataDecryptedObject>(LEDGER_CREDENTIAL)
			: undefined,
	);
	if (isInOwnFolder(path)) return path;
	const resolved = await context.helpers.resolvePath(path).catch((cause: unknown) => {
		throw ledgerError('LEDGER_FOLDER_MISSING', { path, folder: dirname(path) }, { cause });
	});
	if (context.helpers.isFilePathBlocked(resolved))
		throw ledgerError('LEDGER_PATH_BLOCKED', { path });
	return resolved;
}
