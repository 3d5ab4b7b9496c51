import { closeSync, copyFileSync, existsSync, openSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join } from 'node:path';

import { hostFolder, hostManifestFolder } from './cache';
import { startChild } from './children';
import { exclusively } from './exclusive';
import { npmCommand } from './npm';
import { HostProblem } from './problem';
import { withProgress } from './progress';
import { provideSqlite } from './sqlite';

const NODE_MAJOR = 24;
const NEEDED_BYTES = 4 * 1024 ** 3;
const NETWORK_CODES =
	/npm error code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH)/;

/** An installed n8n. */
export interface Host {
	folder: string;
	/** The script that `n8n` on the command line would run. */
	script: string;
	/** The Node binary that runs it. */
	node: string;
}

/**
 * Refuses a Node that n8n does not run on.
 * @throws HostProblem naming the version found and the way to the right one
 */
export function requireNode(version: string = process.versions.node): void {
	if (Number(version.split('.')[0]) >= NODE_MAJOR) return;
	throw new HostProblem(
		`n8n needs Node ${NODE_MAJOR} and this is Node ${version}; run "npm install" and then start through npm ("npm start"), which uses the Node ${NODE_MAJOR} in the project.`,
	);
}

async function requireSpace(folder: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const free = bavail * bsize;
	if (free >= NEEDED_BYTES) return;
	throw new HostProblem(
		`n8n needs 4 GB of disk space and ${folder} has ${(free / 1024 ** 3).toFixed(1)} GB left; make room, or set BELEGFLUSS_CACHE to a folder on a larger disk.`,
	);
}

function lockedPackages(): string[] {
	const lock: unknown = JSON.parse(
		readFileSync(join(hostManifestFolder, 'package-lock.json'), 'utf8'),
	);
	if (typeof lock !== 'object' || lock === null || !('packages' in lock)) return [];
	return Object.keys(lock.packages as object).filter(Boolean);
}

async function download(folder: string, logFile: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
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
	const network = NETWORK_CODES.exec(readFileSync(logFile, 'utf8'))?.[1];
	throw new HostProblem(
		network
			? `n8n could not be downloaded because the npm registry did not answer (${network}); check the network connection and start again.`
			: `n8n could not be downloaded; npm's own words are in ${logFile}.`,
	);
}

/** The scripts of n8n's own dependencies are not run; what they would have built is built here. */
async function install(folder: string): Promise<void> {
	const partial = `${folder}.partial`;
	const downloaded = join(partial, 'downloaded');
	const logFile = `${folder}.log`;
	if (!existsSync(downloaded)) {
		await download(partial, logFile);
		await writeFile(downloaded, '');
	}
	await withProgress(
		'Preparing SQLite for n8n',
		() => '',
		() => provideSqlite(partial, (text) => void appendFile(logFile, text)),
	);
	await rename(partial, folder);
}

/**
 * Gives the pinned n8n, installing it on first use: about 3 GB and a few minutes, once per lock file
 * and user. An interrupted installation is never taken for a good one, and of two processes only one
 * installs.
 * @throws HostProblem if Node is too old, a tool or the network is missing, or the disk is full
 */
export async function provideHost(): Promise<Host> {
	requireNode();
	const folder = hostFolder();
	const host: Host = {
		folder,
		script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
		node: process.execPath,
	};
	if (existsSync(host.script)) return host;
	await mkdir(dirname(folder), { recursive: true });
	await exclusively(
		`${folder}.lock`,
		async () => {
			if (existsSync(host.script)) return;
			console.log(`Installing n8n once into ${folder} (about 3 GB, 3 to 6 minutes).`);
			await install(folder);
		},
		() => console.log('Another process is installing n8n; waiting for it.'),
	);
	return host;
}
