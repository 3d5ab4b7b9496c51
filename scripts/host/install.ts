import { appendFileSync, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { hostFolder } from './cache';
import { download } from './download';
import { exclusively } from './exclusive';
import { HostProblem } from './problem';
import { withProgress } from './progress';
import { provideSqlite } from './sqlite';

const NODE_MAJOR = 24;
const UNFINISHED = '.unfinished-';

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

/**
 * Every step ends in a rename, so whatever has its final name is whole. The folder of a download is
 * new each time: an npm whose parent was killed may still be writing into an old one.
 */
async function install(folder: string): Promise<void> {
	const logFile = `${folder}.log`;
	const downloaded = `${folder}.downloaded`;
	if (!existsSync(downloaded)) {
		await removeUnfinished(folder);
		const unfinished = await mkdtemp(`${folder}${UNFINISHED}`);
		await download(unfinished, logFile);
		await rename(unfinished, downloaded);
	}
	// The install scripts of n8n's dependencies are not run; SQLite is the one whose work is needed.
	await withProgress(
		'Preparing SQLite for n8n',
		() => '',
		() => provideSqlite(downloaded, (text) => appendFileSync(logFile, text)),
	);
	await rename(downloaded, folder);
}

async function removeUnfinished(folder: string): Promise<void> {
	const parent = dirname(folder);
	const prefix = basename(folder) + UNFINISHED;
	const old = (await readdir(parent)).filter((name) => name.startsWith(prefix));
	for (const name of old) {
		await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
	}
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
