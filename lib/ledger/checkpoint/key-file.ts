import { open, readFile } from 'node:fs/promises';
import { sqliteFailure } from '../store/sqlite/failure';
import { formatSigningKey, generateSigningKey, parseSigningKey, type SigningKey } from './keys';

/**
 * The signing key beside a ledger in a file, for those who never chose one. It is as safe as the ledger
 * itself: whoever can rewrite one can use the other, so what such a signature proves is that checkpoints
 * given away came from here, and the copy outside is what holds.
 *
 * @param ledgerPath absolute path of the ledger file
 * @param name name of a new key
 * @param randomBytes source of randomness fit for keys
 * @returns the key; made and kept, readable for its owner only, when there was none
 * @throws BelegflussError CHECKPOINT_SIGNING_KEY_FORM when the file holds something else; the file system's
 */
export async function keyBesideLedger(
	ledgerPath: string,
	name: string,
	randomBytes: (size: number) => Uint8Array,
): Promise<SigningKey> {
	const path = `${ledgerPath.replace(/\.sqlite$/, '')}.signing-key`;
	const fresh = generateSigningKey(name, randomBytes);
	try {
		const file = await open(path, 'wx', 0o600);
		try {
			await file.writeFile(`${formatSigningKey(fresh)}\n`);
			await file.sync();
		} finally {
			await file.close();
		}
		return fresh;
	} catch (cause) {
		if (!isExisting(cause)) throw sqliteFailure(cause, path);
		return parseSigningKey(await readFile(path, 'utf8'));
	}
}

function isExisting(cause: unknown): boolean {
	return cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
}
