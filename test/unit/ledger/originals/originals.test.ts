import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../../lib/ledger/event/hash';
import { eraseContent } from '../../../../lib/ledger/originals/contents';
import { keepOriginal, keepOriginals } from '../../../../lib/ledger/originals/keep-original';
import { inspectOriginal, readOriginal } from '../../../../lib/ledger/originals/read-original';
import type { ReceivedFile } from '../../../../lib/ledger/originals/received-file';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { readAll, temporaryLedger } from '../helpers';
import { Crash, crashing, intercepted } from './crashing-store';

const clock = { now: () => new Date('2026-03-02T08:00:00.000Z') };
const later = { now: () => new Date('2026-05-04T06:30:00.000Z') };

function received(text: string, changes: Partial<ReceivedFile> = {}): ReceivedFile {
	const bytes = Buffer.from(text);
	const facts = { mimeType: 'application/pdf', fileName: 'RE-2026-55.pdf' };
	return { bytes, sha256: sha256Hex(bytes), ...facts, ...changes };
}

async function newLedger() {
	const path = temporaryLedger();
	const folder = `${path.replace(/\.sqlite$/, '')}.originals`;
	return { store: await openSqliteLedger(path, { create: true }), folder };
}

/** The row as an erasure leaves it; the content is still there. */
async function markErased(store: LedgerStore, sha256: string): Promise<void> {
	await store.transact({ originals: [sha256] }, ({ originals }) => {
		const record = originals.get(sha256);
		if (!record) throw new Error('Nothing to erase.');
		const erased = { ...record, fileName: null, erasedAt: '2026-04-01T00:00:00.000Z' };
		return { batch: { events: [], originals: [erased] }, result: null };
	});
}

function storedFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ name }) => name);
}

function overwrite(folder: string, sha256: string, text: string): void {
	const path = join(folder, sha256.slice(0, 2), sha256);
	chmodSync(path, 0o600);
	writeFileSync(path, text);
}

describe('keeping a received file', () => {
	it('stores the bytes under their hash and records what is known of them', async () => {
		const { store, folder } = await newLedger();
		const file = received('%PDF-1.7 Rechnung');
		const record = {
			sha256: file.sha256,
			bytes: 17,
			mimeType: 'application/pdf',
			fileName: 'RE-2026-55.pdf',
			storedAt: '2026-03-02T08:00:00.000Z',
			erasedAt: null,
		};

		expect(await keepOriginal(store, file, clock)).toEqual({ record, outcome: 'kept' });
		expect(await readOriginal(store, file.sha256)).toEqual({ bytes: file.bytes, record });
		expect(storedFiles(folder)).toEqual([file.sha256]);
		expect(await readAll(store)).toEqual([]);
	});

	it('keeps a file with nothing in it, which was received as well', async () => {
		const { store } = await newLedger();
		const file = received('');

		await keepOriginal(store, file, clock);
		expect(await readOriginal(store, file.sha256)).toMatchObject({ record: { bytes: 0 } });
	});

	it('stores the same file once; the first receipt stands', async () => {
		const { store, folder } = await newLedger();
		const file = received('%PDF-1.7');
		const first = await keepOriginal(store, file, clock);
		const again = await keepOriginal(store, { ...file, fileName: 'copy.pdf' }, later);

		expect(again).toEqual({ record: first.record, outcome: 'alreadyKept' });
		expect(storedFiles(folder)).toEqual([file.sha256]);
	});

	it('keeps a file again that was erased in between', async () => {
		const { store } = await newLedger();
		const file = received('%PDF-1.7');
		await keepOriginal(store, file, clock);
		await markErased(store, file.sha256);
		await eraseContent(store, file.sha256);
		const again = await keepOriginal(store, { ...file, fileName: 'again.pdf' }, later);

		const record = {
			sha256: file.sha256,
			bytes: 8,
			mimeType: 'application/pdf',
			fileName: 'again.pdf',
			storedAt: '2026-05-04T06:30:00.000Z',
			erasedAt: null,
		};
		expect(again).toEqual({ record, outcome: 'keptAgain' });
		expect(await readOriginal(store, file.sha256)).toEqual({ bytes: file.bytes, record });
	});

	it('keeps a batch in one transaction, a file that came twice once', async () => {
		const { store, folder } = await newLedger();
		const [one, two] = [received('one'), received('two')];
		let transactions = 0;
		const counting = intercepted(store, (work, name) => {
			if (name === 'transact') transactions++;
			return work();
		});
		const kept = await keepOriginals(counting, [one, two, { ...one, fileName: 'b.pdf' }], clock);

		expect(kept.map(({ record, outcome }) => [record.sha256, record.fileName, outcome])).toEqual([
			[one.sha256, 'RE-2026-55.pdf', 'kept'],
			[two.sha256, 'RE-2026-55.pdf', 'kept'],
			[one.sha256, 'RE-2026-55.pdf', 'alreadyKept'],
		]);
		expect(transactions).toBe(1);
		expect(storedFiles(folder).toSorted()).toEqual([one.sha256, two.sha256].toSorted());
		expect(await keepOriginals(counting, [], clock)).toEqual([]);
		expect(transactions).toBe(1);
	});

	it('cuts a hostile name to what databases and screens can hold, keeping its end', async () => {
		const { store } = await newLedger();
		const file = received('x', { fileName: `${'\u{1f600}'.repeat(200)}a\u0000b\n.pdf` });
		const { record } = await keepOriginal(store, file, clock);

		expect(record.fileName).toBe(`${'\u{1f600}'.repeat(146)}a b .pdf`);
		expect((await readOriginal(store, file.sha256)).record).toEqual(record);
		const odd = received('y', { fileName: `${'\u{1f600}'.repeat(200)}.pdf!` });
		expect((await keepOriginal(store, odd, clock)).record.fileName).toBe(
			`\ufffd${'\u{1f600}'.repeat(147)}.pdf!`,
		);
	});
});

describe('keeping a received file refuses', () => {
	it.each([
		[
			'another hash than that of the bytes',
			received('x', { sha256: sha256Hex('y') }),
			{
				code: 'ORIGINAL_HASH_MISMATCH',
				params: { expected: sha256Hex('y'), actual: sha256Hex('x') },
			},
		],
		[
			'a hash that is none',
			received('x', { sha256: '../../etc' }),
			{ code: 'ORIGINAL_FACTS_INVALID', params: { field: 'sha256' } },
		],
		[
			'a missing media type',
			received('x', { mimeType: '' }),
			{ code: 'ORIGINAL_FACTS_INVALID', params: { field: 'mimeType' } },
		],
		[
			'more than 50 MB',
			received('', { bytes: new Uint8Array(50 * 1024 * 1024 + 1) }),
			{ code: 'ORIGINAL_TOO_LARGE', params: { bytes: 52_428_801, limit: 52_428_800 } },
		],
	])('%s, and stores none of the batch', async (_, wrong, error) => {
		const { store, folder } = await newLedger();
		const good = received('good');

		await expect(keepOriginals(store, [good, wrong], clock)).rejects.toMatchObject(error);
		expect(await inspectOriginal(store, good.sha256)).toEqual({ state: 'neverKept' });
		expect(() => storedFiles(folder)).toThrow('ENOENT');
	});

	it('to overwrite a kept file that was changed since', async () => {
		const { store, folder } = await newLedger();
		const file = received('119,00 EUR');
		await keepOriginal(store, file, clock);
		overwrite(folder, file.sha256, '911,00 EUR');

		await expect(keepOriginal(store, file, later)).rejects.toMatchObject({
			code: 'ORIGINAL_CONTENT_CHANGED',
			params: { sha256: file.sha256, actual: sha256Hex('911,00 EUR') },
		});
		expect(await inspectOriginal(store, file.sha256)).toMatchObject({ state: 'changed' });
	});
});

describe('reading a kept file', () => {
	it('tells a file that was never kept from one that was erased, and says when', async () => {
		const { store } = await newLedger();
		const file = received('%PDF-1.7');

		await expect(readOriginal(store, file.sha256)).rejects.toMatchObject({
			code: 'ORIGINAL_NEVER_KEPT',
			params: { sha256: file.sha256 },
		});
		await keepOriginal(store, file, clock);
		await markErased(store, file.sha256);
		await expect(readOriginal(store, file.sha256)).rejects.toMatchObject({
			code: 'ORIGINAL_ERASED',
			params: { sha256: file.sha256, erasedAt: '2026-04-01T00:00:00.000Z' },
		});
	});

	it('tells content that is gone from content that was changed, at every reading', async () => {
		const { store, folder } = await newLedger();
		const file = received('119,00 EUR');
		await keepOriginal(store, file, clock);
		await readOriginal(store, file.sha256);

		overwrite(folder, file.sha256, '119,00 EUR ');
		await expect(readOriginal(store, file.sha256)).rejects.toMatchObject({
			code: 'ORIGINAL_CONTENT_CHANGED',
			params: { sha256: file.sha256, actual: sha256Hex('119,00 EUR ') },
		});
		rmSync(folder, { recursive: true });
		await expect(readOriginal(store, file.sha256)).rejects.toMatchObject({
			code: 'ORIGINAL_CONTENT_MISSING',
		});
		expect(await keepOriginal(store, file, later)).toMatchObject({ outcome: 'alreadyKept' });
		expect(await readOriginal(store, file.sha256)).toMatchObject({ bytes: file.bytes });
	});

	it('calls a file erased that was erased while it was read', async () => {
		const { store } = await newLedger();
		const file = received('%PDF-1.7');
		await keepOriginal(store, file, clock);
		const raced = intercepted(store, async (work, name) => {
			if (name === 'get') {
				await markErased(store, file.sha256);
				await eraseContent(store, file.sha256);
			}
			return work();
		});

		expect(await inspectOriginal(raced, file.sha256)).toMatchObject({
			state: 'erased',
			erasedAt: '2026-04-01T00:00:00.000Z',
		});
	});

	it('gives any bytes back as they were', async () => {
		const { store } = await newLedger();
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
				const file = { ...received(''), bytes, sha256: sha256Hex(bytes) };
				await keepOriginal(store, file, clock);
				expect(new Uint8Array((await readOriginal(store, file.sha256)).bytes)).toEqual(bytes);
			}),
			{ numRuns: 30 },
		);
	});
});

describe('a crash at any instant', () => {
	const file = received('%PDF-1.7 Rechnung');

	it.each(['before', 'after'] as const)(
		'%s any call leaves nothing visible or a whole file, and running again completes',
		async (when) => {
			const seen = new Set<string>();
			for (let at = 1; ; at++) {
				const { store } = await newLedger();
				const run = keepOriginal(crashing(store, at, when), file, clock);
				const ended = await run.then(
					() => 'completed',
					(cause: unknown) => {
						expect(cause).toBeInstanceOf(Crash);
						return 'crashed';
					},
				);
				const { state } = await inspectOriginal(store, file.sha256);
				expect(['neverKept', 'kept']).toContain(state);
				seen.add(state);
				await keepOriginal(store, file, later);
				expect(await readOriginal(store, file.sha256)).toMatchObject({ bytes: file.bytes });
				if (ended === 'completed') break;
				expect(at).toBeLessThan(20);
			}
			expect(seen).toEqual(new Set(['neverKept', 'kept']));
		},
	);

	it('does not confuse what an interrupted run left with a kept file', async () => {
		const { store, folder } = await newLedger();
		await store.contents.put(file.sha256, Buffer.from('something else'));

		expect(await keepOriginal(store, file, clock)).toMatchObject({ outcome: 'kept' });
		expect(await readOriginal(store, file.sha256)).toMatchObject({ bytes: file.bytes });
		expect(storedFiles(folder)).toEqual([file.sha256]);
	});
});

describe('erasing and receiving at the same time', () => {
	const file = received('%PDF-1.7');

	it('keeps the content, whichever call of the other one comes in between', async () => {
		let interleavings = 0;
		for (let at = 1; ; at++) {
			const { store } = await newLedger();
			await keepOriginal(store, file, clock);
			await markErased(store, file.sha256);
			let calls = 0;
			const raced = intercepted(store, async (work) => {
				if (++calls === at) await keepOriginal(store, file, later);
				return work();
			});
			await eraseContent(raced, file.sha256);
			if (calls < at) break;
			interleavings++;
			expect(await readOriginal(store, file.sha256)).toMatchObject({ bytes: file.bytes });
		}
		expect(interleavings).toBe(4);
	});

	it('keeps the content when the erasure runs between storing and recording it', async () => {
		let interleavings = 0;
		for (let at = 1; ; at++) {
			const { store } = await newLedger();
			await keepOriginal(store, file, clock);
			await markErased(store, file.sha256);
			let calls = 0;
			const raced = intercepted(store, async (work) => {
				if (++calls === at) await eraseContent(store, file.sha256);
				return work();
			});
			const { outcome } = await keepOriginal(raced, file, later);
			if (calls < at) break;
			interleavings++;
			expect(outcome).toBe('keptAgain');
			expect(await readOriginal(store, file.sha256)).toMatchObject({ bytes: file.bytes });
		}
		expect(interleavings).toBeGreaterThan(3);
	});

	it('leaves the content of a file that is not erased alone', async () => {
		const { store } = await newLedger();
		await keepOriginal(store, file, clock);
		await eraseContent(store, file.sha256);

		expect(await inspectOriginal(store, file.sha256)).toMatchObject({ state: 'kept' });
	});
});
