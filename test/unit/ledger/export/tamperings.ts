import fc from 'fast-check';
import { eventHash } from '../../../../lib/ledger/event/hash';

/** The two files that are verified, as lines with their breaks. */
export interface Lines {
	readonly events: readonly string[];
	readonly payloads: readonly string[];
}

/** A way to tamper with an export; positions are taken modulo the number of lines. */
export interface Tampering {
	readonly name: string;
	readonly apply: (lines: Lines) => Lines;
}

/** Numbers a way may use. */
type Draw = (bound: number) => number;

const LINE = /^\{"hash":"(.{64})","event":(.*)\}\n$/;

function eventOf(line: string): string {
	return LINE.exec(line)?.[2] ?? '';
}

function lineOf(event: string): string {
	return `{"hash":"${eventHash(event)}","event":${event}}\n`;
}

/** Recomputes the links of everything behind a line, as somebody would who rewrites the chain. */
function relinked(events: readonly string[], from: number): string[] {
	const result = events.slice(0, from + 1);
	for (const line of events.slice(from + 1)) {
		const [, hash = ''] = LINE.exec(result.at(-1) ?? '') ?? [];
		result.push(lineOf(eventOf(line).replace(/"prev":"[^"]*"/, `"prev":"${hash}"`)));
	}
	return result;
}

function byteChanged(line: string, at: number): string {
	const bytes = Buffer.from(line, 'utf8');
	const offset = at % (bytes.length - 1);
	bytes.writeUInt8(bytes.readUInt8(offset) === 0x37 ? 0x38 : 0x37, offset);
	return bytes.toString('utf8');
}

function inEvent(change: (event: string) => string) {
	return ({ events, payloads }: Lines, draw: Draw): Lines => {
		const at = draw(events.length);
		return { events: events.with(at, lineOf(change(eventOf(events[at] ?? '')))), payloads };
	};
}

function inLine(change: (line: string) => string) {
	return ({ events, payloads }: Lines, draw: Draw): Lines => {
		const at = draw(events.length);
		return { events: events.with(at, change(events[at] ?? '')), payloads };
	};
}

function swapped(lines: readonly string[], draw: Draw): string[] {
	const [left, right] = [draw(lines.length), draw(lines.length)];
	return lines.with(left, lines[right] ?? '').with(right, lines[left] ?? '');
}

/**
 * @param other export of another ledger
 * @returns every way we know, by name
 */
function ways(other: Lines): Record<string, (lines: Lines, draw: Draw) => Lines> {
	return {
		'nothing at all': (lines) => lines,
		'a byte of an event': ({ events, payloads }, draw) => {
			const at = draw(events.length);
			return { events: events.with(at, byteChanged(events[at] ?? '', draw(2_000))), payloads };
		},
		'a byte of a payload': ({ events, payloads }, draw) => {
			const at = draw(payloads.length);
			return { events, payloads: payloads.with(at, byteChanged(payloads[at] ?? '', draw(500))) };
		},
		'an event deleted': ({ events, payloads }, draw) => ({
			events: events.toSpliced(draw(events.length), 1),
			payloads,
		}),
		'a payload deleted': ({ events, payloads }, draw) => ({
			events,
			payloads: payloads.toSpliced(draw(payloads.length), 1),
		}),
		'two events swapped': ({ events, payloads }, draw) => ({
			events: swapped(events, draw),
			payloads,
		}),
		'two payloads swapped': ({ events, payloads }, draw) => ({
			events,
			payloads: swapped(payloads, draw),
		}),
		'an event doubled': ({ events, payloads }, draw) => ({
			events: events.toSpliced(draw(events.length), 0, events[draw(events.length)] ?? ''),
			payloads,
		}),
		'a payload doubled': ({ events, payloads }, draw) => ({
			events,
			payloads: payloads.toSpliced(draw(payloads.length), 0, payloads[draw(payloads.length)] ?? ''),
		}),
		'an event of another ledger added': ({ events, payloads }, draw) => ({
			events: events.toSpliced(1 + draw(events.length), 0, other.events[draw(events.length)] ?? ''),
			payloads,
		}),
		'an event of another ledger put in the place of ours': ({ events, payloads }, draw) => {
			const at = draw(events.length);
			return { events: events.with(at, other.events[at] ?? ''), payloads };
		},
		'a payload of another ledger put in the place of ours': ({ events, payloads }, draw) => {
			const at = draw(payloads.length);
			return { events, payloads: payloads.with(at, other.payloads[at] ?? '') };
		},
		'the end cut off': ({ events, payloads }, draw) => ({
			events: events.slice(0, draw(events.length)),
			payloads,
		}),
		'an event rewritten with its hash': inEvent((event) =>
			event.replace(/"action":"\w+"/, '"action":"closed"'),
		),
		'the chain rebuilt after an edit': (lines, draw) => {
			const at = draw(lines.events.length);
			const event = eventOf(lines.events[at] ?? '').replace(/"action":"\w+"/, '"action":"closed"');
			return { ...lines, events: relinked(lines.events.with(at, lineOf(event)), at) };
		},
		'a forged event squeezed in': ({ events, payloads }, draw) => {
			const at = draw(events.length);
			const event = eventOf(events[at] ?? '').replace(/"action":"\w+"/, '"action":"approved"');
			return { events: events.toSpliced(at + 1, 0, lineOf(event)), payloads };
		},
		'a number left out, links recomputed': (lines, draw) => {
			const at = draw(lines.events.length);
			const events = lines.events.map((line, index) =>
				index < at
					? line
					: lineOf(eventOf(line).replace(/"seq":(\d+)/, (_, seq) => `"seq":${Number(seq) + 1}`)),
			);
			return { ...lines, events: relinked(events, at) };
		},
		'the clock set back': (lines, draw) => {
			const at = draw(lines.events.length);
			const event = eventOf(lines.events[at] ?? '').replace('"ts":"2026', '"ts":"2020');
			return { ...lines, events: relinked(lines.events.with(at, lineOf(event)), at) };
		},
		're-indented': inLine((line) => `${JSON.stringify(JSON.parse(line), null, 2)}\n`),
		'letters decomposed': inLine((line) => line.replace('KI', 'Kä').normalize('NFD')),
		'1 written as 1.0': inEvent((event) => event.replace('"v":1', '"v":1.0')),
		'1 written as 1e0': inEvent((event) => event.replace('"v":1', '"v":1e0')),
		'another format version': inEvent((event) => event.replace('"v":1', '"v":2')),
		'an integer above 2^53': inEvent((event) =>
			event.replace(/"seq":\d+/, '"seq":9007199254740993'),
		),
		'half a character': inEvent((event) => event.replace('KI', '\\ud800')),
		'a member __proto__': inEvent((event) => event.replace('"v":1', '"__proto__":{},"v":1')),
		'a member constructor': inEvent((event) => event.replace('"v":1', '"constructor":1,"v":1')),
		'a member twice': inEvent((event) => event.replace('"v":1', '"v":1,"v":1')),
		'an escape that is not needed': inEvent((event) => event.replace('KI', '\\u004bI')),
		'no such day': inEvent((event) => event.replace(/"ts":"\d{4}-\d\d-\d\dT/, '"ts":"Mo-Di-MiT')),
		'a list': inEvent((event) => `[${event}]`),
		'an extremely long line': inLine(
			(line) => `${line.slice(0, 90)}${'x'.repeat(2_000_000)}${line.slice(90)}`,
		),
		'CR LF': inLine((line) => line.replace('\n', '\r\n')),
		'CR LF throughout': ({ events, payloads }) => ({
			events: events.map((line) => line.replace('\n', '\r\n')),
			payloads,
		}),
		'a byte order mark': ({ events, payloads }) => ({
			events: events.with(0, `\ufeff${events[0] ?? ''}`),
			payloads,
		}),
		'trailing blanks': inLine((line) => line.replace('\n', '  \n')),
		'an empty line': ({ events, payloads }, draw) => ({
			events: events.toSpliced(draw(events.length), 0, '\n'),
			payloads,
		}),
		'no line break at the end': ({ events, payloads }) => ({
			events: events.with(-1, (events.at(-1) ?? '').trimEnd()),
			payloads,
		}),
		'half of the last line': ({ events, payloads }, draw) => ({
			events: events.with(-1, (events.at(-1) ?? '').slice(0, 1 + draw(300))),
			payloads,
		}),
		'half of the last payload': ({ events, payloads }, draw) => ({
			events,
			payloads: payloads.with(-1, (payloads.at(-1) ?? '').slice(0, 1 + draw(60))),
		}),
		'an empty file': ({ payloads }) => ({ events: [], payloads }),
		'no payloads': ({ events }) => ({ events, payloads: [] }),
		'an erased payload put back': ({ events, payloads }) => ({
			events,
			payloads: payloads.toSpliced(
				1,
				0,
				'{"seq":3,"payload":{"data":{"note":"wird gelöscht"},"salt":"00000000000000000000000000000002"}}\n',
			),
		}),
		'a payload for an event without one': ({ events, payloads }) => ({
			events,
			payloads: payloads.toSpliced(1, 0, '{"seq":4,"payload":{}}\n'),
		}),
	};
}

/**
 * @param other export of another ledger, to transplant from
 * @returns arbitrary tamperings, every way as likely as the others
 */
export function anyTampering(other: Lines): fc.Arbitrary<Tampering> {
	const all = Object.entries(ways(other));
	return fc
		.record({
			way: fc.constantFrom(...all),
			numbers: fc.array(fc.nat({ max: 100_000 }), { minLength: 4, maxLength: 4 }),
		})
		.map(({ way: [name, apply], numbers }) => ({
			name: `${name} (${numbers.join(', ')})`,
			apply: (lines: Lines) => {
				const left = [...numbers];
				return apply(lines, (bound) => (left.shift() ?? 0) % bound);
			},
		}));
}

/** Names of all ways. */
export const tamperingNames = Object.keys(ways({ events: [], payloads: [] }));
