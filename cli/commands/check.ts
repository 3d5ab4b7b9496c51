import type { Ampel } from '../../lib/envelope/envelope';
import { checkPlausibility } from '../../lib/plausibility/check';
import type { CommandOptions } from '../options';
import { extractFile, type FileReport } from '../process-file';
import { EXIT } from '../exit-codes';
import { checkRow, printTable } from '../table';

/**
 * Checks each file and prints the findings, as JSON lines or as a table.
 *
 * @param files paths as given
 * @param options see `belegfluss --help`
 * @returns exit code of the worst file: 0 green, 1 yellow, 2 red, 3 unreadable
 */
export async function checkCommand(
	files: readonly string[],
	options: CommandOptions,
): Promise<number> {
	const rows: string[][] = [];
	let worst: number = EXIT.green;
	for (const file of files) {
		const report = await extractFile(file, options.language);
		const checked = { ...report, plausibility: plausibilityOf(report, options) };
		worst = Math.max(worst, exitCodeOf(checked.error ? 'unreadable' : checked.plausibility.ampel));
		if (options.json) console.log(JSON.stringify(checked));
		else rows.push(checkRow(checked));
	}
	if (!options.json) printTable(['File', 'Supplier', 'Number', 'Gross', 'Ampel', 'Findings'], rows);
	return worst;
}

function plausibilityOf(report: FileReport, options: CommandOptions) {
	const { invoice, extraction, document, error } = report;
	return checkPlausibility(
		{ invoice, extraction, document, error },
		{ today: options.today, language: options.language },
	);
}

function exitCodeOf(result: Ampel | 'unreadable'): number {
	return EXIT[result];
}
