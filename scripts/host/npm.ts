import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

import { runChild, type Command, type Ending } from './children';

const OF_ANOTHER_SCRIPT = /^npm_(package_|lifecycle_|config_local_prefix$|config_prefix$|command$)/;

const NETWORK_CODES = new Set([
	'ENOTFOUND',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'ECONNRESET',
	'ETIMEDOUT',
	'ERR_SOCKET_TIMEOUT',
	'ENETUNREACH',
	'EHOSTUNREACH',
]);

/** The files called `name` in the folders of the PATH, first found first, symbolic links resolved. */
export function onPath(name: string, environment: NodeJS.ProcessEnv = process.env): string[] {
	return (environment['PATH'] ?? '')
		.split(delimiter)
		.filter(Boolean)
		.map((folder) => join(folder, name))
		.filter((file) => existsSync(file))
		.map((file) => realpathSync(file));
}

/** The script of the npm that runs us, else of the npm on the PATH; undefined if there is neither. */
export function npmScript(environment: NodeJS.ProcessEnv = process.env): string | undefined {
	return [environment['npm_execpath'], ...onPath('npm', environment)].find(
		(file) => file !== undefined && basename(file) === 'npm-cli.js' && existsSync(file),
	);
}

/** The environment for an npm that works in another folder than the one that started us. */
export function npmEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(environment).filter(([name]) => !OF_ANOTHER_SCRIPT.test(name)),
	);
}

/** An npm call, as a command for this process's own Node. */
export function npmCommand(args: readonly string[], cwd: string): Command {
	const script = npmScript();
	const env = npmEnvironment();
	return script
		? { program: process.execPath, args: [script, ...args], cwd, env }
		: { program: 'npm', args, cwd, env };
}

/** Runs npm to its end. */
export async function npm(args: readonly string[], cwd: string): Promise<Ending> {
	return await runChild(npmCommand(args, cwd));
}

/**
 * Says why npm failed, as the part of a sentence after "because".
 * @param said what npm printed on standard error
 */
export function reasonOfFailure(said: string): string {
	const code = /npm error code (\w+)/.exec(said)?.[1] ?? 'no code';
	if (NETWORK_CODES.has(code)) {
		return `the npm registry did not answer (${code}); check the network connection and start again`;
	}
	const first = /npm error (?!code |errno |syscall |network )(.+)/.exec(said)?.[1];
	return `npm failed (${code}): ${first?.replace(/[\s.]+$/, '') ?? 'it does not say why'}`;
}

/**
 * The node-gyp to compile with: the one npm brings along (kept up to date with Python and
 * compilers), else a system-wide one, else whatever the given tree contains.
 */
export function nodeGypScript(tree: string): string | undefined {
	const script = npmScript();
	const npmFolder = script && dirname(dirname(script));
	return [
		npmFolder && join(npmFolder, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js'),
		...onPath('node-gyp'),
		'/usr/share/nodejs/node-gyp/bin/node-gyp.js',
		join(tree, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js'),
	].find((file) => file !== undefined && existsSync(file));
}
