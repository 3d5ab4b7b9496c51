import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { root } from './package-nodes';

/** The folder of reference material beside the project; absent in a plain clone. */
const sharedFolder = join(root, '../shared');

/** One line of a manifest, by column name; absent cells are empty. */
export type ManifestRow = Readonly<Record<string, string>>;

/**
 * Describes tests over material beside the project. Where it is absent they are said to be not run, on the
 * console and as skipped, and never counted as passed.
 *
 * @param name what is described
 * @param path file or folder below `../shared`
 * @param body defines the tests, given the full path
 */
export function describeShared(name: string, path: string, body: (path: string) => void): void {
	const full = join(sharedFolder, path);
	const isAbsent = !existsSync(full);
	if (isAbsent) process.stdout.write(`not run, ../shared/${path} is absent: ${name}\n`);
	describe.skipIf(isAbsent)(name, () => {
		if (isAbsent) it(`not run: ../shared/${path} is absent`, () => undefined);
		else body(full);
	});
}

/**
 * @param folder corpus folder
 * @returns the manifest, one row per file
 */
export function readManifest(folder: string): ManifestRow[] {
	const [header = '', ...lines] = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8')
		.split('\n')
		.filter((line) => line !== '');
	const columns = header.split('\t');
	return lines.map((line) => {
		const cells = line.split('\t');
		return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
	});
}
