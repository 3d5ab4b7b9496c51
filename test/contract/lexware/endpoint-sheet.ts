/** A call as the endpoint map of the reference sheet names it. */
export interface SheetCall {
	readonly method: string;
	readonly path: string;
	/** parameters the map itself names; filters and paging stand elsewhere */
	readonly query: readonly string[];
}

const ABBREVIATED: Readonly<Record<string, string>> = {
	F: 'finalize',
	P: 'precedingSalesVoucherId',
};

/**
 * @param markdown the reference sheet
 * @returns the calls of the table in its section "Endpoint map"
 */
export function readSheet(markdown: string): SheetCall[] {
	const [, section = ''] = /^## \d+\. Endpoint map[^\n]*\n([^]*?)^## /m.exec(markdown) ?? [];
	return section
		.split('\n')
		.map((line) => /^\| (`\/v1\/[^|]*) \| ([^|]*) \|$/.exec(line))
		.flatMap((row) => (row ? callsOf(row[1] ?? '', row[2] ?? '') : []));
}

/** One row: resources, and what each of them can do. */
function callsOf(resources: string, operations: string): SheetCall[] {
	const paths = [...resources.matchAll(/`(\/v1\/[^`]+)`/g)].map(([, path = '']) => path);
	return paths.flatMap((path) =>
		splitOutsideBrackets(operations).flatMap((part) => partOf(path, part)),
	);
}

/** One part: a path below the resource perhaps, and methods. What follows its first sentence is prose. */
function partOf(resource: string, part: string): SheetCall[] {
	const [sentence = ''] = part.split('. ');
	const [, suffix = ''] = /^`(\/[^`]+)`/.exec(sentence.trim()) ?? [];
	const path = `${resource}${suffix}`.replace(/\{\w+\}/g, '{id}');
	const named = [...sentence.matchAll(/`\?(\w+)=`/g)].map(([, name = '']) => name);
	const letters = [...sentence.matchAll(/\b([FP])\b/g)].map(([, letter = '']) => letter);
	const query = [...named, ...letters.map((letter) => ABBREVIATED[letter] ?? letter)];
	return [...sentence.matchAll(/\b(GET|POST|PUT|DELETE|PATCH)\b/g)].map(([, method = '']) => ({
		method,
		path,
		query,
	}));
}

function splitOutsideBrackets(text: string): string[] {
	return text.split(/;(?![^(]*\))/);
}
