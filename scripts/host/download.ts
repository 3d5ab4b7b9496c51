import { once } from 'node:events';
import { closeSync, copyFileSync, existsSync, openSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod/v4';

import { hostManifestFolder } from './cache';
import { startChild } from './children';
import { npmCommand, reasonOfFailure } from './npm';
import { HostProblem } from './problem';
import { withProgress } from './progress';

const NEEDED_BYTES = 4 * 1024 ** 3;

const lockSchema = z.object({ packages: z.record(z.string(), z.unknown()) });

async function requireSpace(folder: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const free = bavail * bsize;
	if (free >= NEEDED_BYTES) return;
	throw new HostProblem(
		`n8n needs 4 GB of disk space and ${folder} has ${(free / 1024 ** 3).toFixed(1)} GB left; make room, or set BELEGFLUSS_CACHE to a folder on a larger disk.`,
	);
}

function lockedPackages(): string[] {
	const file = join(hostManifestFolder, 'package-lock.json');
	const lock = lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	return Object.keys(lock.packages).filter(Boolean);
}

/**
 * Downloads the pinned n8n with `npm ci` into a folder, saying every few seconds how far it is.
 * @param folder an empty folder
 * @param logFile takes npm's own words
 * @throws HostProblem if the disk is full, the registry cannot be reached, or npm fails
 */
export async function download(folder: string, logFile: string): Promise<void> {
	await requireSpace(folder);
	for (const file of ['package.json', 'package-lock.json']) {
		copyFileSync(join(hostManifestFolder, file), join(folder, file));
	}
	const packages = lockedPackages();
	const state = () => {
		const there = packages.filter((path) => existsSync(join(folder, path, 'package.json'))).length;
		return `${there.toLocaleString('en')} of about ${packages.length.toLocaleString('en')} packages`;
	};
	const log = openSync(logFile, 'w');
	try {
		const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
		const child = startChild(npmCommand(args, folder), ['ignore', log, log]);
		const [code] = await withProgress('Downloading n8n', state, () => once(child, 'exit'));
		if (code === 0) return;
	} finally {
		closeSync(log);
	}
	const reason = reasonOfFailure(readFileSync(logFile, 'utf8'));
	throw new HostProblem(`n8n could not be downloaded because ${reason} (log: ${logFile}).`);
}
