import type { Judgement, Violation, ViolationKind } from './judge';
import type { Kills } from './seat';

/** What a run came to. */
export interface RunResult extends Judgement {
	readonly name: string;
	/** what must be found in the end: nothing, or what a naive writer cannot avoid */
	readonly finds: ViolationKind | null;
	readonly documents: number;
	/** writes that arrived at the vendor */
	readonly arrived: number;
	readonly kills: Kills;
	readonly milliseconds: number;
}

/** One line of the table at the end. */
export interface Row {
	readonly name: string;
	readonly kills: number;
	/** of those, at a place of the protocol */
	readonly aimed: number;
	readonly documents: number;
	readonly arrived: number;
	readonly repeated: number;
	readonly found: number;
	readonly twice: number;
	readonly lost: number;
	readonly other: number;
	readonly entries: number;
	readonly seconds: string;
	readonly verdict: string;
}

/**
 * @param result what a run came to
 * @returns its line; `caught` for a naive writer whose faults were found
 */
export function rowOf(result: RunResult): Row {
	const { finds, violations, kills } = result;
	const count = (kind: ViolationKind) =>
		violations.filter((violation) => violation.kind === kind).length;
	const good = finds === null ? violations.length === 0 : count(finds) > 0;
	const sum = [...kills.values()].reduce((total, each) => total + each, 0);
	return {
		name: result.name,
		kills: sum,
		aimed: sum - (kills.get('anywhere') ?? 0),
		documents: result.documents,
		arrived: result.arrived,
		repeated: result.repeated,
		found: result.found,
		twice: count('twice'),
		lost: count('lost'),
		other: violations.length - count('twice') - count('lost'),
		entries: result.entries,
		seconds: (result.milliseconds / 1_000).toFixed(1),
		verdict: good ? (finds === null ? 'passed' : 'caught') : 'FAILED',
	};
}

/** @returns the line of something that cannot be run here */
export function rowNotRun(name: string): Row {
	const none = { kills: 0, aimed: 0, documents: 0, arrived: 0, repeated: 0, found: 0 };
	return {
		name,
		...none,
		twice: 0,
		lost: 0,
		other: 0,
		entries: 0,
		seconds: '-',
		verdict: 'not run',
	};
}

const titles: ReadonlyArray<readonly [keyof Row, string]> = [
	['name', 'Scenario'],
	['kills', 'Kills'],
	['aimed', 'aimed'],
	['documents', 'Documents'],
	['arrived', 'Sent'],
	['repeated', 'again'],
	['found', 'Found'],
	['twice', 'Twice'],
	['lost', 'Lost'],
	['other', 'Other faults'],
	['entries', 'Entries'],
	['seconds', 's'],
	['verdict', 'Verdict'],
];

/** @returns the rows as a table for the console */
export function table(rows: readonly Row[]): string {
	const lines = [
		titles.map(([, title]) => title),
		...rows.map((row) => titles.map(([field]) => String(row[field]))),
	];
	const widths = titles.map((_, index) =>
		Math.max(...lines.map((line) => (line[index] ?? '').length)),
	);
	return lines
		.map((line) =>
			line
				.map((cell, index) =>
					index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
				)
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

/** Most violations of one run that are named one by one. */
const MOST_NAMED = 20;

/** @returns the violations, one line each */
export function named(violations: readonly Violation[]): string {
	const lines = violations.slice(0, MOST_NAMED).map(({ kind, detail }) => `  ${kind}: ${detail}`);
	const more = violations.length - lines.length;
	return [...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n');
}
