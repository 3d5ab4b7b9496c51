/** More values than any answer of use has; checking each of them would keep the whole of n8n waiting. */
const MOST_VALUES = 300_000;

/** Deeper than any answer of use; what goes on over data by recursion would run out of stack. */
const DEEPEST = 100;

/**
 * Parses JSON somebody else wrote, before a schema looks at it: what a schema complains of costs a thousand
 * times the bytes.
 *
 * @param bytes UTF-8
 * @returns the value
 * @throws Error saying what is wrong with it: no JSON, too many values, too deep
 */
export function parseBoundedJson(bytes: Uint8Array): unknown {
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		// The parser's own message quotes the text.
		throw new Error('it is not JSON');
	}
	let level = [value];
	let values = 0;
	for (let depth = 0; level.length > 0; depth++) {
		values += level.length;
		if (values > MOST_VALUES) throw new Error(`it holds more than ${MOST_VALUES} values`);
		if (depth > DEEPEST) throw new Error(`it is nested deeper than ${DEEPEST} levels`);
		level = level.flatMap((entry) =>
			typeof entry === 'object' && entry !== null ? (Object.values(entry) as unknown[]) : [],
		);
	}
	return value;
}
