import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LedgerLocation } from '../../../../lib/ledger/store/open-ledger';

const script = join(import.meta.dirname, 'append-process.ts');
const run = promisify(execFile);

/**
 * Appends entries in a process of its own, one transaction each; the ledger is made if it is missing.
 *
 * @param location the ledger
 * @param writer name that every entry bears, with its number
 * @param count number of entries
 * @param userId user the process becomes first
 * @throws when the process fails; its `stderr` is the error's code
 */
export async function appendInProcess(
	location: LedgerLocation,
	writer: string,
	count: number,
	userId?: number,
): Promise<void> {
	const user = userId === undefined ? [] : [String(userId)];
	const args = ['--import', 'tsx', script, writer, String(count), ...user];
	await run(process.execPath, args, {
		cwd: import.meta.dirname,
		env: { ...process.env, LEDGER: JSON.stringify(location) },
	});
}
