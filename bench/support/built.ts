import { createRequire } from 'node:module';
import { join } from 'node:path';

const load = createRequire(__filename);

/**
 * Loads a module of the build, which is what n8n runs: the loader of these scripts adds calls to every
 * function of a TypeScript source, and they would be measured too.
 *
 * @param path below `dist`, without extension
 * @returns the module
 * @throws Error when there is no build
 */
export function built<Module>(path: string): Module {
	return load(join(__dirname, '../../dist', path)) as Module;
}
