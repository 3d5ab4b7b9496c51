import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startChild, stopChild } from './children';
import { n8nCommand } from './cli';
import type { Instance } from './environment';
import type { Host } from './install';
import { LOOPBACK, requireFreePort } from './ports';
import { HostProblem } from './problem';

const READY_TIMEOUT_MS = 120_000;
const POLL_MS = 200;

/** A running n8n. */
export interface Server {
	/** The editor's address, without a slash at its end. */
	url: string;
	/** The process that listens; it heads the group of everything n8n started. */
	pid: number;
	logFile: string;
	/** Settles when the process ends, whoever ended it. */
	ended: Promise<void>;
	/** Ends n8n and all it started. */
	stop(): Promise<void>;
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

/**
 * Starts n8n and waits until it is ready to be talked to. Its log goes to `n8n.log` in the
 * instance's user folder.
 * @throws HostProblem if the port is taken or n8n does not come up
 */
export async function startServer(host: Host, instance: Instance): Promise<Server> {
	await requireFreePort(instance.port);
	const logFile = join(instance.userFolder, 'n8n.log');
	const log = openSync(logFile, 'w');
	const child = startChild(n8nCommand(host, instance, ['start']), ['ignore', log, log]);
	closeSync(log);
	let alive = true;
	const ended = new Promise<void>((settle) => {
		child.once('close', () => {
			alive = false;
			settle();
		});
	});
	const url = `http://${LOOPBACK}:${instance.port}`;
	const deadline = Date.now() + READY_TIMEOUT_MS;
	// The owner's set-up answers 404 until the REST interface is there, a moment after /healthz.
	while (!(await answers(`${url}/healthz`)) || !(await answers(`${url}/rest/settings`))) {
		if (alive && Date.now() < deadline) {
			await sleep(POLL_MS);
			continue;
		}
		await stopChild(child);
		const last = readFileSync(logFile, 'utf8').trim().split('\n').at(-1) ?? '';
		throw new HostProblem(
			`n8n did not start; its log is ${logFile} and ends with: ${last.slice(0, 300)}`,
		);
	}
	const stop = async () => {
		await stopChild(child);
		await ended;
	};
	return { url, pid: child.pid ?? 0, logFile, ended, stop };
}
