import { existsSync } from 'node:fs';
import type { Checkpoint } from '../../../lib/ledger/checkpoint/checkpoint';
import { parseVerifierKey, type VerifierKey } from '../../../lib/ledger/checkpoint/keys';
import { readCheckpoints } from '../../../lib/ledger/export/checkpoint-texts';
import { readText } from '../../read-text';

const MAX_CHECKPOINTS = 16_777_216;
const MAX_KEYS = 65_536;

/**
 * @param files files with one or several checkpoints each, as they came by mail
 * @returns the checkpoints
 * @throws BelegflussError for a file that cannot be read, or the first checkpoint without its proper form
 */
export async function readCheckpointFiles(files: readonly string[]): Promise<Checkpoint[]> {
	const texts = await Promise.all(files.map((file) => readText(file, MAX_CHECKPOINTS)));
	return texts.flatMap(readCheckpoints);
}

/**
 * @param given keys as they are published, or files with one key per line
 * @returns the keys
 * @throws BelegflussError for a file that cannot be read, or a text that is no verifier key, which is not
 * repeated
 */
export async function readKeys(given: readonly string[]): Promise<VerifierKey[]> {
	const texts = await Promise.all(
		given.map((value) => (mayBeKey(value) ? value : readText(value, MAX_KEYS))),
	);
	return texts
		.flatMap((text) => text.split('\n'))
		.filter((line) => line.trim() !== '')
		.map(parseVerifierKey);
}

/** Somebody who types a signing key by mistake must be told what it is, not that there is no such file. */
function mayBeKey(value: string): boolean {
	return value.includes('+') && !existsSync(value);
}
