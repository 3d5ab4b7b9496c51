import { EXIT } from './exit-codes';
import type { CommandOptions } from './options';
import type { FileReport } from './process-file';
import { printTable } from './table';

/** What makes one command differ from another. */
export interface Command<Report extends FileReport> {
	report(file: string, options: CommandOptions): Promise<Report>;
	exitCode(report: Report): number;
	readonly headings: readonly string[];
	row(report: Report): string[];
}

/**
 * Reports on each file as soon as it is done, as JSON lines, or on all of them in a table.
 *
 * @param command what is said about a file
 * @param files paths as given
 * @param options see `belegfluss --help`
 * @returns exit code of the worst file
 */
export async function reportFiles<Report extends FileReport>(
	command: Command<Report>,
	files: readonly string[],
	options: CommandOptions,
): Promise<number> {
	const rows: string[][] = [];
	let worst: number = EXIT.green;
	for (const file of files) {
		const report = await command.report(file, options);
		worst = Math.max(worst, command.exitCode(report));
		if (options.json) console.log(JSON.stringify(report));
		else rows.push(command.row(report));
	}
	if (!options.json) printTable(command.headings, rows);
	return worst;
}
