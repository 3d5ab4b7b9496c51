import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../../../lib/ledger/append';
import { draft } from '../../draft';
import { context, readAll } from '../../helpers';
import { drafts, filledLedger, newLedger, type NewHome } from '../home';
import { hash } from '../records';

/** Tests of reading, for every store. */
export function describeReading(name: string, newHome: NewHome): void {
	describe(`reading ${name}`, () => {
		it('reads a snapshot: entries appended meanwhile come with the next reading', async () => {
			const { store } = await filledLedger(newHome, 3);
			const sequences: number[] = [];
			for await (const { sequence } of store.readEvents()) {
				sequences.push(sequence);
				await appendEvents(store, drafts(1), context());
			}

			expect(sequences).toEqual([1, 2, 3, 4]);
			expect(await readAll(store)).toHaveLength(8);
		});

		it('reads more than is ever held at once, in order, and any range of it', async () => {
			const { store } = await filledLedger(newHome, 2_600);
			const sequences = (await readAll(store)).map(({ sequence }) => sequence);
			expect(sequences).toEqual(Array.from({ length: 2_601 }, (_, index) => index + 1));

			await fc.assert(
				fc.asyncProperty(
					fc.integer({ min: 1, max: 2_700 }),
					fc.integer({ min: 0, max: 2_700 }),
					async (from, limit) => {
						const range = await readAll(store, { from, limit });
						expect(range.map(({ sequence }) => sequence)).toEqual(
							sequences.slice(from - 1, from - 1 + limit),
						);
					},
				),
				{ numRuns: 15 },
			);
			expect(await readAll(store, { from: 2_600 })).toHaveLength(2);
		});

		it('reads payloads far larger than an ordinary one', async () => {
			const store = await newLedger(newHome);
			const payload = { text: 'Ä'.repeat(5_000_000) };
			for (let index = 0; index < 3; index++) {
				await appendEvents(store, [{ event: draft(), payload }], context());
			}

			const lengths = (await readAll(store)).map((entry) => entry.payload?.length ?? 0);
			expect(lengths.map((length) => length > 5_000_000)).toEqual([false, true, true, true]);
		});

		it('can be left before the end', async () => {
			const { store } = await filledLedger(newHome, 2_000);
			for (let round = 0; round < 10; round++) {
				for await (const { sequence } of store.readEvents({ from: 2 })) {
					expect(sequence).toBe(2);
					break;
				}
			}
			expect(await store.head()).toMatchObject({ sequence: 2_001 });
		});

		it('finds the entries about certain documents, within a range', async () => {
			const store = await newLedger(newHome);
			const about = (sha256: string | null) => ({
				event: draft({
					subject: { type: 'document', id: null, system: null, documentSha256: sha256 },
				}),
				payload: null,
			});
			const entries = ['a', 'b', 'a', null, 'c', 'a'].map((document) =>
				about(document === null ? null : hash(document)),
			);
			await appendEvents(store, entries, context());
			const found = async (range: object) =>
				(await readAll(store, range)).map(({ sequence }) => sequence);

			expect(await found({ documents: [hash('a')] })).toEqual([2, 4, 7]);
			expect(await found({ documents: [hash('c'), hash('b')] })).toEqual([3, 6]);
			expect(await found({ documents: [hash('a')], from: 3, limit: 1 })).toEqual([4]);
			expect(await found({ documents: [hash('nothing')] })).toEqual([]);
			expect(await found({ documents: [] })).toEqual([]);
		});
	});
}
