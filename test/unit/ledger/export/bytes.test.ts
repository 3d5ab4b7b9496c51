import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain, type VerificationReport } from '../../../../lib/ledger/verify/verify';
import { readExport } from '../../../../lib/ledger/export/read-export';
import { chainOf } from '../helpers';
import { exported, linesOf, temporaryFolder, writeFiles, type ExportFiles } from './exports';

let files: ExportFiles;

beforeAll(async () => {
	files = await exported(chainOf(3));
});

/** What is found with each byte of a file changed in turn, and the entry whose line the byte is in. */
async function* changed(
	name: 'events.jsonl' | 'payloads.jsonl',
): AsyncGenerator<{ report: VerificationReport; index: number; column: number; isBreak: boolean }> {
	const folder = writeFiles(temporaryFolder(), files);
	const lengths = linesOf(files[name]).map((line) => Buffer.byteLength(line));
	let offset = 0;
	for (const [index, length] of lengths.entries()) {
		for (let column = 0; column < length; column++, offset++) {
			const bytes = Buffer.from(files[name]);
			bytes.writeUInt8(bytes.readUInt8(offset) === 0x37 ? 0x38 : 0x37, offset);
			writeFileSync(join(folder, name), bytes);
			const report = await verifyChain(readExport(folder));
			yield { report, index, column, isBreak: column === length - 1 };
		}
	}
}

const kinds = ({ deviations }: VerificationReport) =>
	deviations.map(({ kind, sequence }) => `${kind} ${sequence}`);

describe('any single changed byte is found and named', () => {
	it('in the events', { timeout: 120_000 }, async () => {
		let count = 0;
		for await (const { report, index, isBreak } of changed('events.jsonl')) {
			const sequence = index + 1;
			count++;
			expect(report.intact).toBe(false);
			expect(report.trustworthyUntil).toBe(sequence - 1);
			if (!isBreak) {
				expect(kinds(report)).toHaveLength(1);
				expect(kinds(report)[0]).toMatch(new RegExp(`^(contentChanged|unreadable) ${sequence}$`));
			} else if (sequence === 3) {
				expect(kinds(report)).toEqual(['partialLine 3']);
			} else {
				// Two lines became one, which stands for the first of them.
				expect(kinds(report)[0]).toBe(`contentChanged ${sequence}`);
			}
		}
		expect(count).toBe(files['events.jsonl'].length);
	});

	it('in the data', { timeout: 120_000 }, async () => {
		const head = '{"seq":2,"payload":'.length;
		let count = 0;
		for await (const { report, index, column, isBreak } of changed('payloads.jsonl')) {
			const sequence = index + 2;
			count++;
			expect(report.intact).toBe(false);
			expect(report.trustworthyUntil).toBe(3);
			const found = kinds(report);
			const isInside =
				column >= head && !isBreak && column < linesOf(files['payloads.jsonl'])[index]!.length - 2;
			if (isInside) expect(found).toEqual([`payloadChanged ${sequence}`]);
			else expect(found.join()).toMatch(new RegExp(`payload(Missing|Changed) ${sequence}`));
		}
		expect(count).toBe(files['payloads.jsonl'].length);
	});
});
