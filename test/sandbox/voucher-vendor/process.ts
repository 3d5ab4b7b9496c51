/*
 * The vendor as a process of its own: `node --import tsx process.ts '<options as JSON>'`, or with the
 * options as first line of standard input. Prints one JSON line when it is ready.
 */
import { randomUUID } from 'node:crypto';
import { runAsProcess } from '../support/own-process';
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

runAsProcess(async (given) => {
	const options = vendorOptionsSchema.parse(given);
	const controlSecret = options.controlSecret ?? randomUUID();
	const vendor = await startVoucherVendor({ ...options, controlSecret });
	const ready: ReadyLine = {
		port: vendor.port,
		pid: process.pid,
		url: vendor.url,
		tokens: vendor.tokens,
		control: `${vendor.url}/control/${controlSecret}`,
	};
	return { ready, close: () => vendor.close() };
});
