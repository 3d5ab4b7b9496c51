import { printable } from './printable';
import type { CheckedReport, FileReport } from './process-file';

/**
 * @param report a file that was read
 * @returns cells for the table of `extract`
 */
export function extractionRow(report: FileReport): string[] {
	return [...facts(report), report.error?.message ?? report.extraction?.format ?? 'no e-invoice'];
}

/**
 * @param report a file that was checked
 * @returns cells for the table of `check`
 */
export function checkRow(report: CheckedReport): string[] {
	const { ampel, findings } = report.plausibility;
	const decisive = findings.filter(({ severity }) => severity !== 'info');
	return [
		...facts(report),
		report.error ? 'unreadable' : ampel,
		report.error?.message ?? decisive.map(({ rule, message }) => `${rule} ${message}`).join(' | '),
	];
}

function facts({ file, invoice }: FileReport): string[] {
	return [
		file,
		invoice?.seller.name ?? '',
		invoice?.number ?? '',
		[invoice?.totals.gross, invoice?.currency].filter(Boolean).join(' '),
	];
}

/**
 * Prints left-aligned columns; the last one may be long and is not padded.
 *
 * @param headings one per column
 * @param rows cells, as many as headings
 */
export function printTable(headings: readonly string[], rows: readonly string[][]): void {
	const table = [headings, ...rows];
	const widths = headings.map((_, column) =>
		Math.max(...table.map((row) => printable(row[column] ?? '').length)),
	);
	for (const row of table) {
		const cells = row.map((cell, column) =>
			column === row.length - 1 ? printable(cell) : printable(cell).padEnd(widths[column] ?? 0),
		);
		console.log(cells.join('  ').trimEnd());
	}
}
