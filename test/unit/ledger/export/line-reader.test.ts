import { open } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineReader } from '../../../../lib/ledger/export/line-reader';
import { temporaryFolder } from './exports';

interface Read {
	readonly state: string;
	readonly number: number;
	readonly text: string;
}

async function read(path: string, maxLength: number): Promise<Read[]> {
	const file = await open(path, 'r');
	try {
		const reader = new LineReader(file, maxLength);
		const lines: Read[] = [];
		while (await reader.fill()) {
			for (let line = reader.next(); line; line = reader.next()) {
				const { state, number, buffer, start, end } = line;
				lines.push({ state, number, text: buffer.toString('latin1', start, end) });
			}
		}
		return lines;
	} finally {
		await file.close();
	}
}

/** What the lines of a text are, by the simplest means. */
function expected(text: string, maxLength: number): Read[] {
	const lines = text.split('\n');
	const rest = lines.pop() ?? '';
	const all = [
		...lines.map((line) => ({ state: 'complete', text: line })),
		...(rest === '' ? [] : [{ state: 'partial', text: rest }]),
	];
	return all.map(({ state, text: line }, index) =>
		line.length > maxLength
			? { state: 'tooLong', number: index + 1, text: '' }
			: { state, number: index + 1, text: line },
	);
}

it('reads the lines of any file, whatever bytes they are of', async () => {
	const path = join(temporaryFolder(), 'file');
	const unit = fc.constantFrom('\n', '\n', 'a', '\0', '\r', '\u00ff');
	await fc.assert(
		fc.asyncProperty(
			fc.string({ unit, maxLength: 40 }),
			fc.integer({ min: 1, max: 8 }),
			async (text, max) => {
				writeFileSync(path, text, 'latin1');
				expect(await read(path, max)).toEqual(expected(text, max));
			},
		),
		{ numRuns: 300 },
	);
});

it('reads lines across the borders of what is read at once', async () => {
	const path = join(temporaryFolder(), 'file');
	const size = fc.constantFrom(
		0,
		1,
		100_000,
		131_071,
		131_072,
		262_143,
		262_144,
		262_145,
		1_000_000,
		2_500_000,
	);
	const lengths = fc.array(size, { minLength: 1, maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(lengths, fc.boolean(), async (wanted, isPartial) => {
			const text = wanted.map((length, index) => String(index).repeat(length)).join('\n');
			const whole = isPartial ? text : `${text}\n`;
			writeFileSync(path, whole, 'latin1');
			// Compared by length and ends, because a failure would otherwise print megabytes.
			const brief = (lines: Read[]) =>
				lines.map(({ state, number, text: line }) => [
					state,
					number,
					line.length,
					line.at(0),
					line.at(-1),
				]);
			expect(brief(await read(path, 2_000_000))).toEqual(brief(expected(whole, 2_000_000)));
		}),
		{ numRuns: 40 },
	);
});
