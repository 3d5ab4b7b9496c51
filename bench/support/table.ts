import type { BenchResult } from './result';

const HEADINGS = ['suite', 'case', 'subject', 'µs', 'peer', 'peer µs', 'ratio', 'aim', 'met'];

/**
 * @param results rows of one or more suites
 * @returns them as a Markdown table with aligned columns
 */
export function table(results: readonly BenchResult[]): string {
	const rows = results.map((row) => [
		row.suite,
		row.case,
		row.subject,
		microseconds(row.medianMicroseconds),
		row.peer,
		microseconds(row.peerMedianMicroseconds),
		row.ratio === null ? '–' : row.ratio.toFixed(2),
		row.aim,
		row.met === null ? '–' : row.met ? 'yes' : 'NO',
	]);
	const widths = HEADINGS.map((heading, column) =>
		Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
	return [line(HEADINGS), rule, ...rows.map(line)].join('\n');
}

function microseconds(value: number | null): string {
	if (value === null || Number.isNaN(value)) return '–';
	return value < 1000 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}
