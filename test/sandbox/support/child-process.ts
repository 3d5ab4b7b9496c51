import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

/** A vendor in a process of its own. */
export interface ChildVendor {
	/** the line it printed when it was ready, parsed */
	readonly ready: unknown;
	/** Ends it in order; gives the exit code. */
	stop(): Promise<number | null>;
	/** Kills it on the spot. */
	kill(): Promise<void>;
}

/**
 * Starts a vendor in a process of its own, which ends with this one.
 *
 * @param script path of its `process.ts`
 * @param options how it behaves, as JSON
 * @returns the running vendor
 * @throws when it does not start; the message is what it printed
 */
export async function startChildVendor(script: string, options: unknown): Promise<ChildVendor> {
	const tsx = createRequire(__filename).resolve('tsx');
	const args = ['--import', tsx, script, JSON.stringify(options)];
	const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
	const complaint = text(child.stderr);
	const exit = once(child, 'close');
	const output = createInterface({ input: child.stdout });
	const [line] = (await Promise.race([once(output, 'line'), exit])) as unknown[];
	if (typeof line !== 'string') {
		throw new Error(`The vendor did not start: ${(await complaint).trim()}`);
	}
	return {
		ready: JSON.parse(line) as unknown,
		async stop() {
			if (child.exitCode === null && child.signalCode === null) child.stdin.end();
			await exit;
			return child.exitCode;
		},
		async kill() {
			child.kill('SIGKILL');
			await exit;
		},
	};
}
