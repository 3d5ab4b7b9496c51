import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

import { killRemains, startChild, stopChild } from './children';
import { n8nCommand } from './cli';
import type { Instance } from './environment';
import type { Host } from './install';
import { LOOPBACK, requireFreePort } from './ports';
import { HostProblem } from './problem';
import { becomesReady } from './ready';
import { lastLine } from './service';

const READY_TIMEOUT_MS = 120_000;

/** A running process of n8n. */
export interface Server {
	/** Its address, without a slash at its end: the editor's, or where a worker tells its health. */
	url: string;
	/** The process that listens; it heads the group of everything n8n started. */
	pid: number;
	logFile: string;
	/** Settles when the process ends, whoever ended it; true if it was told to. */
	ended: Promise<boolean>;
	/** Ends n8n and all it started. */
	stop(): Promise<void>;
	/** Ends n8n and all it started at once, as a crash does: nothing is finished, nothing is said. */
	kill(): Promise<void>;
}

async function answers(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
		// A half-started n8n also answers with pages and sentences; only JSON is the interface itself.
		await response.json();
		return response.ok;
	} catch {
		return false;
	}
}

async function allAnswer(urls: readonly string[]): Promise<boolean> {
	for (const url of urls) if (!(await answers(url))) return false;
	return true;
}

async function startProcess(
	host: Host,
	instance: Instance,
	args: readonly string[],
	paths: readonly string[],
): Promise<Server> {
	await requireFreePort(instance.port);
	const logFile = join(instance.userFolder, 'n8n.log');
	const log = openSync(logFile, 'w');
	const child = startChild(n8nCommand(host, instance, args), ['ignore', log, log]);
	closeSync(log);
	let alive = true;
	let told = false;
	const ended = new Promise<boolean>((settle) => {
		child.once('exit', () => {
			alive = false;
			killRemains(child);
			settle(told);
		});
	});
	const endBy = (signal: NodeJS.Signals) => async () => {
		told = true;
		await stopChild(child, signal);
		await ended;
	};
	const url = `http://${LOOPBACK}:${instance.port}`;
	const ready = () => allAnswer(paths.map((path) => url + path));
	if (!(await becomesReady({ ready, alive: () => alive, timeoutMs: READY_TIMEOUT_MS }))) {
		await stopChild(child);
		throw new HostProblem(
			`n8n did not start; its log is ${logFile} and ends with: ${lastLine(logFile)}`,
		);
	}
	return {
		url,
		pid: child.pid ?? 0,
		logFile,
		ended,
		stop: endBy('SIGTERM'),
		kill: endBy('SIGKILL'),
	};
}

/**
 * Starts n8n and waits until it is ready to be talked to. Its log goes to `n8n.log` in the
 * instance's user folder. Published workflows begin to listen a moment later.
 * @throws HostProblem if the port is taken or n8n does not come up
 */
export async function startServer(host: Host, instance: Instance): Promise<Server> {
	// The owner's set-up answers 404 until the REST interface is there, a moment after /healthz.
	return await startProcess(host, instance, ['start'], ['/healthz/readiness', '/rest/settings']);
}

/**
 * Starts a worker of an n8n in queue mode and waits until it takes executions. Its log goes to
 * `n8n.log` in the instance's user folder.
 * @param instance part of a queue
 * @param concurrency how many executions it runs at a time; n8n advises against fewer than 5
 * @throws HostProblem if the port is taken or the worker does not come up
 */
export async function startWorker(
	host: Host,
	instance: Instance,
	concurrency: number,
): Promise<Server> {
	const args = ['worker', `--concurrency=${concurrency}`];
	return await startProcess(host, instance, args, ['/healthz/readiness']);
}
