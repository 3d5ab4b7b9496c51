import type { CommandOptions } from '../options';
import { extractFile } from '../process-file';
import { EXIT } from '../exit-codes';
import { extractionRow, printTable } from '../table';

/**
 * Prints what each file says, as JSON lines or as a table.
 *
 * @param files paths as given
 * @param options see `belegfluss --help`
 * @returns exit code: 0, or 3 when a file could not be read
 */
export async function extractCommand(
	files: readonly string[],
	options: CommandOptions,
): Promise<number> {
	const rows: string[][] = [];
	let exitCode: number = EXIT.green;
	for (const file of files) {
		const report = await extractFile(file, options.language);
		if (report.error) exitCode = EXIT.unreadable;
		if (options.json) console.log(JSON.stringify(report));
		else rows.push(extractionRow(report));
	}
	if (!options.json) printTable(['File', 'Supplier', 'Number', 'Gross', 'Read as'], rows);
	return exitCode;
}
