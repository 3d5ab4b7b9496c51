import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod/v4';

/** What a vendor in a process of its own gives back when it runs. */
export interface Started {
	/** printed as one JSON line; holds what a client needs */
	readonly ready: unknown;
	close(): Promise<void>;
}

/**
 * Runs a vendor until standard input ends, which also happens when the parent dies, however that dies.
 * The options are JSON: first argument, or first line of standard input. What goes wrong is printed to
 * standard error and ends the process with code 1.
 *
 * @param start starts the vendor with the parsed JSON
 */
export function runAsProcess(start: (options: unknown) => Promise<Started>): void {
	run(process.argv[2], start).catch((cause: unknown) => {
		const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
		process.stderr.write(`${reason}\n`);
		process.exitCode = 1;
		process.stdin.destroy();
	});
}

async function run(
	argument: string | undefined,
	start: (options: unknown) => Promise<Started>,
): Promise<void> {
	const input = createInterface({ input: process.stdin });
	const ended = once(input, 'close');
	const text = argument ?? (await Promise.race([once(input, 'line'), ended]))[0];
	if (typeof text !== 'string')
		throw new Error('Give the options as JSON: argument or first line.');
	const vendor = await start(JSON.parse(text) as unknown);
	process.stdout.write(`${JSON.stringify(vendor.ready)}\n`);
	await Promise.race([ended, once(process, 'SIGTERM'), once(process, 'SIGINT')]);
	await vendor.close();
	process.stdin.destroy();
}
