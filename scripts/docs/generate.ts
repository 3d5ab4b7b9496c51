import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { codesPage } from './codes-page';
import { invoiceSchemaFile } from './invoice-schema';
import { rulesPage } from './rules-page';

/**
 * Writes everything that is made from the source, or with `--check` only compares: a page that is out of
 * date ends with exit code 1 and its name.
 */
const root = join(__dirname, '../..');

async function main(): Promise<void> {
	const files = new Map<string, string>([
		[join(root, 'docs/reference/rules.md'), await rulesPage()],
		[join(root, 'docs/reference/codes.md'), await codesPage(root)],
		[join(root, 'nodes/AiInvoiceExtract/__schema__/v1.0.0.json'), invoiceSchemaFile()],
	]);
	const stale = [...files].filter(
		([path, content]) => !existsSync(path) || readFileSync(path, 'utf8') !== content,
	);
	if (!process.argv.includes('--check')) {
		for (const [path, content] of stale) writeFileSync(path, content);
		console.log(`${stale.length} of ${files.size} generated files written`);
		return;
	}
	if (stale.length > 0) {
		const names = stale.map(([path]) => relative(root, path)).join(', ');
		throw new Error(`Out of date, run "npm run docs": ${names}`);
	}
	console.log(`${files.size} generated files are up to date`);
}

main().catch((cause: unknown) => {
	console.error(cause instanceof Error ? cause.message : cause);
	process.exitCode = 1;
});
