/**
 * Documents and ledgers are hostile: no escape sequence of theirs may reach the terminal.
 *
 * @param text any text
 * @returns the same without control characters and without those that turn the direction of writing
 */
export function printable(text: string): string {
	// eslint-disable-next-line no-control-regex -- these are the characters to remove
	return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ');
}
