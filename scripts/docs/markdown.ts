/**
 * @param text any text
 * @returns the text as it may stand in a cell of a Markdown table
 */
export function cell(text: string): string {
	return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').replace(/</g, '&lt;');
}
