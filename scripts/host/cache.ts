import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The repository's root folder. */
export const repositoryFolder = resolve(__dirname, '..', '..');

/** The folder with the manifest and lock file of the pinned n8n. */
export const hostManifestFolder = join(__dirname, 'n8n');

/**
 * The folder that holds everything worth keeping between runs and checkouts.
 * @param environment `BELEGFLUSS_CACHE` names it outright; otherwise it lies in the user's cache
 * folder as the XDG base directory specification has it.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
	if (environment['BELEGFLUSS_CACHE']) return resolve(environment['BELEGFLUSS_CACHE']);
	return join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'belegfluss');
}

/** The folder of the installed n8n: its name carries the lock file's hash, so a new pin is a new folder. */
export function hostFolder(environment: NodeJS.ProcessEnv = process.env): string {
	const lock = readFileSync(join(hostManifestFolder, 'package-lock.json'));
	const manifest = readFileSync(join(hostManifestFolder, 'package.json'));
	const hash = createHash('sha256').update(manifest).update(lock).digest('hex').slice(0, 16);
	return join(cacheFolder(environment), `n8n-${hash}`);
}
