import { z } from 'zod/v4';

import { printTable } from '../../cli/table';
import { itemsOf, type Execution } from '../host/cli';

const rowSchema = z.object({
	file: z.string(),
	supplier: z.string(),
	number: z.string(),
	gross: z.string(),
	currency: z.string(),
	ampel: z.string(),
	reasons: z.string(),
});

/** One line of the template's own report. */
export type ReportRow = z.infer<typeof rowSchema>;

const savedFileSchema = z.object({ fileName: z.string() });

/** The rows of the template's "Report row" node, by file name. */
export function reportRows(execution: Execution): ReportRow[] {
	return itemsOf(execution, 'Report row')
		.map(({ json }) => rowSchema.parse(json))
		.sort((left, right) => left.file.localeCompare(right.file, 'en'));
}

/** The paths of the files that a node of the template wrote. */
export function savedFiles(execution: Execution, node: string): string[] {
	return itemsOf(execution, node).map(({ json }) => savedFileSchema.parse(json).fileName);
}

/** Reasons come as lines of `RULE-ID: sentence`. */
function reasonLines(row: ReportRow): string[] {
	return row.reasons.split('\n').filter(Boolean);
}

function ruleIds(row: ReportRow): string {
	return reasonLines(row)
		.map((line) => line.split(':', 1)[0])
		.join(', ');
}

/** Prints one line per document, a count of the colours, and why a document is not green. */
export function printReport(rows: readonly ReportRow[]): void {
	const amounts = rows.map(({ gross, currency }) => `${gross} ${currency}`.trim());
	const width = Math.max(0, ...amounts.map(({ length }) => length));
	printTable(
		['File', 'Supplier', 'Number', 'Gross'.padStart(width), 'Ampel', 'Reasons'],
		rows.map((row, index) => [
			row.file,
			row.supplier,
			row.number,
			(amounts[index] ?? '').padStart(width),
			row.ampel,
			ruleIds(row),
		]),
	);
	const counts = ['green', 'yellow', 'red'].map(
		(ampel) => `${rows.filter((row) => row.ampel === ampel).length} ${ampel}`,
	);
	console.log(`\n${rows.length} documents: ${counts.join(', ')}.\n`);
	const explained = rows.flatMap((row) => reasonLines(row).map((line) => [row.file, line]));
	if (explained.length > 0) printTable(['File', 'Reason'], explained);
}
