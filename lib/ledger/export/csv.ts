/** Excel takes what begins like this for a formula and would run it. */
const FORMULA = /^[=+\-@\t\r]/;
const SPECIAL = /[";\r\n]/;

/** Tells Excel that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * Writes a row as the German Excel reads it: semicolons, CR LF, quotes where needed (RFC 4180 otherwise).
 * A cell that looks like a formula gets an apostrophe in front, which makes it text.
 *
 * @param cells values in the order of the columns
 * @returns the row, its break included
 */
export function csvRow(cells: readonly string[]): string {
	return `${cells.map(csvCell).join(';')}\r\n`;
}

function csvCell(cell: string): string {
	const text = FORMULA.test(cell) ? `'${cell}` : cell;
	return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
