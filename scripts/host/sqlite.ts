import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { runChild, type Ending } from './children';
import { nodeGypScript, npm, npmEnvironment, onPath } from './npm';
import { HostProblem } from './problem';

/** Older headers lack the Node-API level of sqlite3's addon. */
const OLDEST_HEADERS = 18;
const PREBUILT_TIMEOUT_MS = 60_000;

async function loads(folder: string): Promise<boolean> {
	const { code } = await runChild({
		program: process.execPath,
		args: ['-e', 'require(process.argv[1])', folder],
		cwd: folder,
		env: process.env,
	});
	return code === 0;
}

async function fetchPrebuilt(folder: string, tree: string): Promise<boolean> {
	const script = join(tree, 'node_modules', 'prebuild-install', 'bin.js');
	if (!existsSync(script)) return false;
	const args = [script, '-r', 'napi'];
	const command = { program: process.execPath, args, cwd: folder, env: npmEnvironment() };
	try {
		return (await runChild(command, PREBUILT_TIMEOUT_MS)).code === 0 && (await loads(folder));
	} catch {
		return false;
	}
}

function headersIn(prefix: string): boolean {
	const file = join(prefix, 'include', 'node', 'node_version.h');
	if (!existsSync(file)) return false;
	const major = /#define NODE_MAJOR_VERSION (\d+)/.exec(readFileSync(file, 'utf8'))?.[1];
	return Number(major) >= OLDEST_HEADERS;
}

/** The folder whose `include/node` holds Node headers: npm's `nodedir`, else one beside a node binary. */
async function headersFolder(): Promise<string | undefined> {
	const { stdout } = await npm(['config', 'get', 'nodedir'], dirname(process.execPath));
	const beside = onPath('node').map((file) => dirname(dirname(file)));
	return [stdout.trim(), ...beside, '/usr/local', '/usr'].find(headersIn);
}

async function answers(program: string): Promise<boolean> {
	try {
		const args = ['--version'];
		return (await runChild({ program, args, cwd: '/', env: process.env })).code === 0;
	} catch {
		return false;
	}
}

/** Names the tools node-gyp needs and this machine lacks. */
export async function missingBuildTools(
	has: (program: string) => Promise<boolean> = answers,
): Promise<string[]> {
	const missing: string[] = [];
	if (!(await has('python3'))) missing.push('python3');
	if (!(await has('make'))) missing.push('make');
	if (!(await has('g++')) && !(await has('c++'))) missing.push('g++');
	return missing;
}

async function compile(folder: string, tree: string): Promise<Ending> {
	const script = nodeGypScript(tree);
	if (!script) {
		throw new HostProblem(
			'n8n\'s SQLite addon has to be compiled, and npm\'s node-gyp was not found beside npm; reinstall npm ("npm install -g npm") and start again.',
		);
	}
	const headers = await headersFolder();
	const args = [script, 'rebuild', '--jobs=max', ...(headers ? [`--nodedir=${headers}`] : [])];
	return await runChild({ program: process.execPath, args, cwd: folder, env: npmEnvironment() });
}

/**
 * Gives the sqlite3 package inside `tree` its native addon: a prebuilt one if one can be fetched and
 * loads, otherwise one compiled here (a good minute).
 * @param log takes what the compiler said
 * @throws HostProblem if neither works, naming the missing tool
 */
export async function provideSqlite(tree: string, log: (text: string) => void): Promise<void> {
	const folder = join(tree, 'node_modules', 'sqlite3');
	if ((await loads(folder)) || (await fetchPrebuilt(folder, tree))) return;
	const missing = await missingBuildTools();
	if (missing.length > 0) {
		const names = missing.join(', ');
		throw new HostProblem(
			`n8n's SQLite addon has to be compiled here and this machine lacks ${names}; install what is missing (Debian, Ubuntu: apt-get install ${missing.join(' ')}) and start again.`,
		);
	}
	const ending = await compile(folder, tree);
	log(ending.stdout + ending.stderr);
	if (ending.code !== 0 || !(await loads(folder))) {
		throw new HostProblem("n8n's SQLite addon could not be compiled.");
	}
}
