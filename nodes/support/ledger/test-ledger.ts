import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { ledgerError } from '../../../lib/ledger/errors';
import type { LedgerLocation } from '../../../lib/ledger/store/open-ledger';
import { toErrorData } from '../errors';
import { isInOwnFolder, ledgerLocationOf } from './location';

/**
 * Test of the credential: opens the ledger and proves that it can be written, without adding an entry.
 * A file in our own folder and the schema of a database are created; elsewhere n8n's file restrictions are
 * only known when a workflow runs, so nothing is created there.
 *
 * @param credential the credential as filled in
 * @returns whether the ledger can be used, and otherwise what is wrong and what to do
 */
export async function testLedger(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const location = ledgerLocationOf(credential.data);
		const message =
			location.kind === 'sqlite' ? await probeFile(location.path) : await probe(location, true);
		return { status: 'OK', message };
	} catch (cause) {
		const { message, remedy } = toErrorData(cause);
		return { status: 'Error', message: `${message} ${remedy}`.trim() };
	}
}

async function probeFile(path: string): Promise<string> {
	const create = isInOwnFolder(path);
	if (create || (await exists(path))) return probe({ kind: 'sqlite', path }, create);
	await assertFolderWritable(path);
	return `The folder is ready. The first event creates the ledger ${path}.`;
}

async function probe(location: LedgerLocation, create: boolean): Promise<string> {
	const { openLedger } = await import('../../../lib/ledger/store/open-ledger');
	const store = await openLedger(location, { create });
	await store.checkWritable();
	const head = await store.head();
	return head
		? `The ledger ${store.place} is ready and holds ${head.sequence} entries.`
		: `The ledger ${store.place} is ready and still empty.`;
}

async function exists(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false,
	);
}

async function assertFolderWritable(path: string): Promise<void> {
	const folder = dirname(path);
	if (!(await exists(folder))) throw ledgerError('LEDGER_FOLDER_MISSING', { path, folder });
	await access(folder, constants.W_OK).catch((cause: unknown) => {
		throw ledgerError('LEDGER_NOT_WRITABLE', { path, reason: 'no write permission' }, { cause });
	});
}
