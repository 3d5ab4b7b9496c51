import type { Command } from './command';
import { type DocumentOptions, parseDocumentOptions } from './document-options';
import { EXIT } from './exit-codes';
import type { FileReport } from './process-file';
import { printTable } from './table';

/** What makes one command about documents differ from another. */
export interface DocumentCommand<Report extends FileReport> {
	readonly help: string;
	report(file: string, options: DocumentOptions): Promise<Report>;
	exitCode(report: Report): number;
	readonly headings: readonly string[];
	row(report: Report): string[];
}

/** What `--help` says of the options all of them have. */
export const DOCUMENT_OPTIONS_HELP = `Options
  --json            one JSON line per file, also for files that fail
  --no-ai           structured data only, no model (this version never calls one)
  --language de|en  wording of findings and errors (default: de)
  --today DATE      the date the checks take for today, YYYY-MM-DD (default: today)`;

/**
 * Makes a command that reports on each file as soon as it is done, as JSON lines, or on all of them in a
 * table. Its exit code is that of the worst file.
 *
 * @param command what is said about a file
 * @returns the command
 */
export function documentCommand<Report extends FileReport>(
	command: DocumentCommand<Report>,
): Command {
	return {
		help: command.help,
		async run(args) {
			const { files, options } = parseDocumentOptions(args, new Date());
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
		},
	};
}
