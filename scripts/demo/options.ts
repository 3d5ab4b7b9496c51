import { parseArgs } from 'node:util';

import { HostProblem, messageOf } from '../host/problem';

/** What `npm start` was asked to do. */
export interface DemoOptions {
	help: boolean;
	/** Leave after the run instead of starting the editor. */
	exit: boolean;
	/** The editor's port on loopback. */
	port: number;
	/** The demo's folder, if not the one in the cache. */
	folder: string | undefined;
}

export const usage = `Usage: npm start -- [options]      npm run demo

Sets up a local n8n with this package, runs the read-only invoice workflow over invented sample
documents, prints what it found and then opens the editor on loopback until Ctrl-C.

  --port <number>    port of the editor (default 5678)
  --folder <folder>  where the demo lies, outside the repository (default: in the cache folder)
  --exit             leave after the run, without the editor (what "npm run demo" does)
  --help             this text

BELEGFLUSS_CACHE   folder for n8n and the demo (default: belegfluss in the user's cache folder)`;

/**
 * Reads the command line.
 * @throws HostProblem naming the option that is wrong
 */
export function readOptions(args: readonly string[]): DemoOptions {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				help: { type: 'boolean', default: false },
				exit: { type: 'boolean', default: false },
				port: { type: 'string', default: '5678' },
				folder: { type: 'string' },
			},
		});
		const port = Number(values.port);
		if (!Number.isInteger(port) || port < 1 || port > 65_535) {
			throw new Error(`--port takes a number from 1 to 65535, not "${values.port}"`);
		}
		return { help: values.help, exit: values.exit, port, folder: values.folder };
	} catch (thrown) {
		throw new HostProblem(`${messageOf(thrown).split('\n')[0]}; see npm start -- --help.`);
	}
}
