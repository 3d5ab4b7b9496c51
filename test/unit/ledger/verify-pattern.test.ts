import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDraft, placeEvent } from '../../../lib/ledger/event/event';
import { seal } from '../../../lib/ledger/event/seal';
import { matchEvent, parseEvent } from '../../../lib/ledger/verify/event-content';
import { draft } from './draft';
import { CHAIN, chainOf } from './helpers';
import { anyDraft, anyPlace } from './verify-drafts';

const anyText = fc
	.tuple(anyDraft, anyPlace)
	.map(([event, place]) => seal(placeEvent(parseDraft(event), place)).canonical);

/** What only the complete way can tell, so that the quick way steps aside. */
function isLeftToTheCompleteWay(text: string): boolean {
	const event = JSON.parse(text) as {
		seq: number;
		ts: string;
		subject: { id: string | null } | null;
		model: { inputTokens: number | null; outputTokens: number | null } | null;
		write: { attempt: number } | null;
	};
	const numbers = [
		event.seq,
		event.model?.inputTokens,
		event.model?.outputTokens,
		event.write?.attempt,
	];
	const id = event.subject?.id ?? '';
	return (
		event.ts.slice(5, 10) === '02-29' ||
		numbers.some((number) => (number ?? 0) >= 1e15) ||
		JSON.stringify(id) !== `"${id}"`
	);
}

/** Single changes of the text: any characters put in the place of a few others. */
const anyEdit = fc.record({
	at: fc.nat({ max: 1_500 }),
	length: fc.nat({ max: 3 }),
	by: fc.oneof(
		fc.constantFrom('', ' ', '\n', '"', '\\', ',', '0', '00', '-', '.0', 'e0', '+', '1e3'),
		fc.constantFrom('null', 'true', '{}', '[]', '\\/', '\\u0041', '\\u001F', '\\u0009', '\\ud83d'),
		fc.constantFrom('\ud83d', '\ufeff', ',"v":1', '"v":2,', '"seq":7,', 'ä', 'a\u0308'),
		fc.string({ maxLength: 3 }),
	),
});

/** Writes the same data, or nearly, in another way. */
const rewritings: ((text: string) => string)[] = [
	(text) => JSON.stringify(JSON.parse(text), null, 1),
	(text) =>
		JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse())),
	(text) => text.replace(/:(\d+)/, ':$1.0'),
	(text) => text.replace(/:(\d+)/, ':$1e0'),
	(text) => text.replace(/:(\d+)/, ':0$1'),
	(text) => text.replace(/:(\d+)/, ':-$1'),
	(text) => text.replace('null', '"null"'),
	(text) => text.replace('null', 'NULL'),
	(text) => text.replace('"v":1', '"v":1,"v":1'),
	(text) => text.replace('"v":1', '"v":"1"'),
	(text) => text.replace(/"seq":\d+/, '"seq":9007199254740993'),
	(text) => text.replace(/"ts":"[^"]*"/, '"ts":"2027-02-29T00:00:00.000Z"'),
	(text) => text.replace(/"ts":"[^"]*"/, '"ts":"2027-04-31T00:00:00.000Z"'),
	(text) => text.replace(/"ts":"[^"]*"/, '"ts":"2027-13-01T00:00:00.000Z"'),
	(text) => text.replace(/"ts":"[^"]*"/, '"ts":"2027-01-01T24:00:00.000Z"'),
	(text) => text.replace(/"ts":"[^"]*"/, '"ts":"2027-01-01T00:00:60.000Z"'),
	(text) => text.replace(/"ts":"[^"]*"/, '"ts":"2027-01-01T00:00:00Z"'),
	(text) => text.replace(/"prev":"[^"]*"/, '"prev":"\\u0061"'),
	(text) => text.replace(/"chain":"[^"]*"/, '"chain":"a\\nb"'),
	(text) => text.replace(/"chain":"[^"]*"/, '"chain":"ä"'),
	(text) => text.normalize('NFD'),
	(text) => `${text}\n`,
	(text) => `\ufeff${text}`,
];

describe('the quick way to read an event', () => {
	it('reads every event this package writes, exactly as the complete way does', () => {
		let quick = 0;
		fc.assert(
			fc.property(anyText, (text) => {
				const match = matchEvent(text);
				if (match) quick++;
				expect(match).toEqual(isLeftToTheCompleteWay(text) ? null : parseEvent(text));
				expect(parseEvent(text)).toMatchObject({ canonical: true });
			}),
			{ numRuns: 1_000 },
		);
		expect(quick).toBeGreaterThan(300);
	});

	it('reads every entry of an ordinary ledger', () => {
		for (const { canonical } of chainOf(50)) expect(matchEvent(canonical)).not.toBeNull();
	});

	it('never believes a text the complete way would read differently, or call not canonical', () => {
		let accepted = 0;
		fc.assert(
			fc.property(anyText, fc.array(anyEdit, { minLength: 1, maxLength: 2 }), (text, edits) => {
				const edited = edits.reduce(
					(before, { at, length, by }) => before.slice(0, at) + by + before.slice(at + length),
					text,
				);
				const match = matchEvent(edited);
				if (!match) return;
				if (edited !== text) accepted++;
				expect(match).toEqual(parseEvent(edited));
			}),
			{ numRuns: 3_000 },
		);
		// Edits inside a string leave an event an event, so the comparison above was really made.
		expect(accepted).toBeGreaterThan(100);
	});

	it('never believes a text that is written in another way', () => {
		fc.assert(
			fc.property(anyText, fc.constantFrom(...rewritings), (text, rewrite) => {
				const match = matchEvent(rewrite(text));
				if (match) expect(match).toEqual(parseEvent(rewrite(text)));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('leaves texts of extreme length to the complete way', () => {
		const place = {
			chain: CHAIN,
			seq: 2,
			ts: '2026-03-02T08:00:00.000Z',
			software: { name: 'n', version: '1' },
			payloadSha256: null,
			prev: '0'.repeat(64),
		};
		const fields = Array.from({ length: 1_000 }, () => '\n'.repeat(300));
		const change = { afterSha256: null, beforeSha256: null, fields };
		const { canonical } = seal(placeEvent(parseDraft(draft({ change })), place));

		expect(canonical.length).toBeGreaterThan(600_000);
		expect(matchEvent(canonical)).toBeNull();
		expect(parseEvent(canonical)).toMatchObject({ canonical: true, sequence: 2 });
	});
});
