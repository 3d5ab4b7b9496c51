import { closeSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { startChild, stopChild, type Command } from './children';
import { leaveLastWill } from './last-will';
import { HostProblem } from './problem';
import { becomesReady } from './ready';

const READY_TIMEOUT_MS = 30_000;
const LONGEST_QUOTE = 300;

/** The last line of a log file, cut to a length that fits into a message. */
export function lastLine(logFile: string): string {
	const line = readFileSync(logFile, 'utf8').trim().split('\n').at(-1) ?? '';
	return line.slice(0, LONGEST_QUOTE);
}

/** A program that serves until it is told to end, with a folder that is its own. */
export interface ServiceCommand extends Command {
	/** Holds everything the program writes; removed with it. */
	folder: string;
	/** The signal that makes it end soon and in good order. */
	endWith: NodeJS.Signals;
	/** Tells whether it can be used. */
	ready: (pid: number) => Promise<boolean>;
}

/** A running service. */
export interface Service {
	pid: number;
	/** Ends it and removes its folder; a second call waits for the first. */
	stop(): Promise<void>;
}

/**
 * Starts a service and waits until it can be used. It never outlives this process, however that ends.
 * @throws HostProblem with the service's last words if it does not become ready
 */
export async function startService(command: ServiceCommand): Promise<Service> {
	const name = basename(command.program);
	const logFile = join(command.folder, `${name}.log`);
	const log = openSync(logFile, 'w', 0o600);
	const child = startChild(command, ['ignore', log, log]);
	closeSync(log);
	const { pid } = child;
	if (pid === undefined) {
		await rm(command.folder, { recursive: true, force: true });
		throw new HostProblem(`${command.program} cannot be run here.`);
	}
	let alive = true;
	child.once('exit', () => (alive = false));
	const revoke = leaveLastWill({ pid, signal: command.endWith, folder: command.folder });
	let stopping: Promise<void> | undefined;
	const end = async () => {
		await stopChild(child, command.endWith);
		await rm(command.folder, { recursive: true, force: true });
		revoke();
	};
	const stop = () => (stopping ??= end());
	const ready = () => command.ready(pid);
	if (await becomesReady({ ready, alive: () => alive, timeoutMs: READY_TIMEOUT_MS })) {
		return { pid, stop };
	}
	const said = lastLine(logFile);
	await stop();
	throw new HostProblem(`${name} did not start; the last it said was: ${said}`);
}
