import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of reference material beside the project; absent in a plain clone. */
export const sharedFolder = resolve(import.meta.dirname, '../../../shared');

/** One line of a manifest, by column name; absent cells are empty. */
export type ManifestRow = Readonly<Record<string, string>>;

/**
 * @param name folder below `../shared/corpus`
 * @returns its path, or null when the material is not there
 */
export function corpusFolder(name: string): string | null {
	const folder = join(sharedFolder, 'corpus', name);
	return existsSync(join(folder, 'MANIFEST.tsv')) ? folder : null;
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
