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

/** The path of the file that a node of the template wrote, if it wrote one. */
export function savedFile(execution: Execution, node: string): string | undefined {
	return itemsOf(execution, node).map(({ json }) => savedFileSchema.parse(json).fileName)[0];
}

function firstReason(reasons: string): string {
	const [first = '', ...others] = reasons.split('\n').filter(Boolean);
	return others.length > 0 ? `${first} (+${others.length})` : first;
}

/** Prints one line per document and a count of the colours. */
export function printReport(rows: readonly ReportRow[]): void {
	printTable(
		['File', 'Supplier', 'Number', 'Gross', 'Ampel', 'Reasons'],
		rows.map((row) => [
			row.file,
			row.supplier,
			row.number,
			`${row.gross} ${row.currency}`.trim(),
			row.ampel,
			firstReason(row.reasons),
		]),
	);
	const counts = ['green', 'yellow', 'red'].map(
		(ampel) => `${rows.filter((row) => row.ampel === ampel).length} ${ampel}`,
	);
	console.log(`\n${rows.length} documents: ${counts.join(', ')}.`);
}
