import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';

const GRACE_MS = 10_000;

const running = new Set<ChildProcess>();

/** What every child process needs to be told. */
export interface Command {
	program: string;
	args: readonly string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** The user to run as, where this process may choose. */
	user?: SystemUser;
}

/** A user of the operating system, by number. */
export interface SystemUser {
	uid: number;
	gid: number;
}

/** How a child process ended, and what it said. */
export interface Ending {
	code: number | null;
	stdout: string;
	stderr: string;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch (thrown) {
		if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH')) throw thrown;
	}
}

/**
 * Starts a program as the head of its own process group, so that it can be ended with everything
 * it starts, by its own id, and nothing else.
 */
export function startChild(command: Command, stdio: StdioOptions): ChildProcess {
	const child = spawn(command.program, command.args, {
		cwd: command.cwd,
		env: command.env,
		stdio,
		detached: true,
		...command.user,
	});
	running.add(child);
	child.once('exit', () => running.delete(child));
	child.once('error', () => running.delete(child));
	return child;
}

/**
 * Runs a program to its end and collects what it prints.
 * @throws Error if it cannot be started at all (ENOENT) or takes longer than `timeoutMs`
 */
export async function runChild(command: Command, timeoutMs?: number): Promise<Ending> {
	const child = startChild(command, ['ignore', 'pipe', 'pipe']);
	const stdout: Buffer[] = [];
	const stderr: Buffer[] = [];
	child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
	child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
	let late = false;
	const timer =
		timeoutMs &&
		setTimeout(() => {
			late = true;
			signalGroup(child, 'SIGKILL');
		}, timeoutMs);
	try {
		const [code] = (await once(child, 'close')) as [number | null];
		if (late) throw new Error(`${command.program} took longer than ${timeoutMs} ms`);
		return {
			code,
			stdout: Buffer.concat(stdout).toString('utf8'),
			stderr: Buffer.concat(stderr).toString('utf8'),
		};
	} finally {
		if (timer) clearTimeout(timer);
	}
}

/**
 * Ends a child process and its group: asks first, insists after ten seconds.
 * @param signal how to ask, where SIGTERM means something else to the program
 */
export async function stopChild(
	child: ChildProcess,
	signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
	if (!running.has(child)) return;
	const ended = once(child, 'exit');
	signalGroup(child, signal);
	const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS);
	await ended;
	clearTimeout(insist);
}

/** Ends at once whatever a child that has ended left behind in its group. */
export function killRemains(child: ChildProcess): void {
	signalGroup(child, 'SIGKILL');
}

/** Ends every child process this process has started and not yet seen end. */
export async function stopAllChildren(): Promise<void> {
	await Promise.all([...running].map((child) => stopChild(child)));
}

process.once('exit', () => {
	for (const child of running) signalGroup(child, 'SIGKILL');
});
