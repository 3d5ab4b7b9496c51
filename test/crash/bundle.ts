import { symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The part of esbuild that is needed here. */
interface Bundler {
	build(options: {
		readonly entryPoints: readonly string[];
		readonly outfile: string;
		readonly bundle: true;
		readonly platform: 'node';
		readonly external: readonly string[];
		readonly logLevel: 'error';
	}): Promise<unknown>;
}

/**
 * Makes one file of the writer and everything it uses: it starts several times faster than through a
 * loader, and it is started at every kill. tsx, which runs this program, brings its compiler along.
 *
 * @param folder where the file goes
 * @returns its path
 */
export async function bundleWriter(folder: string): Promise<string> {
	const tsx = createRequire(__filename).resolve('tsx');
	const { build } = createRequire(tsx)('esbuild') as Bundler;
	const outfile = join(folder, 'writer.js');
	// What is loaded on first use stays outside, as in production.
	await build({
		entryPoints: [join(__dirname, 'writer.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		external: ['pg'],
		logLevel: 'error',
	});
	symlinkSync(join(__dirname, '../../node_modules'), join(folder, 'node_modules'), 'dir');
	return outfile;
}
