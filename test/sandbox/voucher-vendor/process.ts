/*
 * The vendor as a process of its own: `node --import tsx process.ts '<options as JSON>'`, or with the
 * options as first line of standard input. Prints one JSON line when it is ready and lives until its
 * standard input ends, which also happens when its parent dies, however that dies.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod/v4';
import { vendorOptionsSchema } from './options';
import { startVoucherVendor } from './server';

/** The line it prints. */
export interface ReadyLine {
	readonly port: number;
	readonly pid: number;
	readonly url: string;
	readonly tokens: { readonly write: string; readonly read: string };
	/** address of the control routes, without a slash at the end */
	readonly control: string;
}

async function main([argument]: readonly string[]): Promise<void> {
	const input = createInterface({ input: process.stdin });
	const ended = once(input, 'close');
	const text = argument ?? (await Promise.race([once(input, 'line'), ended]))[0];
	if (typeof text !== 'string')
		throw new Error('Give the options as JSON: argument or first line.');
	const options = vendorOptionsSchema.parse(JSON.parse(text));
	const controlSecret = options.controlSecret ?? randomUUID();
	const vendor = await startVoucherVendor({ ...options, controlSecret });
	const ready: ReadyLine = {
		port: vendor.port,
		pid: process.pid,
		url: vendor.url,
		tokens: vendor.tokens,
		control: `${vendor.url}/control/${controlSecret}`,
	};
	process.stdout.write(`${JSON.stringify(ready)}\n`);
	await Promise.race([ended, once(process, 'SIGTERM'), once(process, 'SIGINT')]);
	await vendor.close();
	process.stdin.destroy();
}

main(process.argv.slice(2)).catch((cause: unknown) => {
	const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
	process.stderr.write(`${reason}\n`);
	process.exitCode = 1;
	process.stdin.destroy();
});
