import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../../../lib/errors/belegfluss-error';
import { appendEvents, chainUp, prepareEntry } from '../../../../../lib/ledger/append';
import { verifyChain } from '../../../../../lib/ledger/verify/verify';
import { draft } from '../../draft';
import { CHAIN, chained, context, readAll } from '../../helpers';
import { drafts, filledLedger, newLedger, write, type NewHome } from '../home';
import { intent } from '../records';

/** Tests of appending, for every store. */
export function describeAppending(name: string, newHome: NewHome): void {
	describe(`appending to ${name}`, () => {
		it('stores exactly what was hashed, a payload with its entry', async () => {
			const store = await newLedger(newHome);
			expect(await store.head()).toBeNull();
			await appendEvents(store, drafts(5), context());

			const entries = await readAll(store);
			expect(entries).toEqual(chained(drafts(5)));
			expect(await store.head()).toEqual({ chain: CHAIN, sequence: 6, hash: entries[5]?.hash });
		});

		it('keeps every character of every text', async () => {
			const store = await newLedger(newHome);
			const text = fc.oneof(
				fc.string({ unit: 'grapheme' }),
				fc.string({ unit: 'binary' }),
				fc.constantFrom('NULL', '{}', '{"a"}', '\\N', "'; --", '\u2028', 'ß\u0000\t\\\\"', '$1'),
			);
			await fc.assert(
				fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
					const from = ((await store.head())?.sequence ?? 1) + 1;
					const entries = texts.map((payload) => ({ event: draft(), payload: { payload } }));
					await appendEvents(store, entries, context());
					const read = await readAll(store, { from });
					expect(
						read.map(({ payload }) => (JSON.parse(payload ?? '') as { data: unknown }).data),
					).toEqual(entries.map(({ payload }) => payload));
				}),
				{ numRuns: 40 },
			);
			expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true });
		});

		it('goes on with the same chain after reopening', async () => {
			const { home } = await filledLedger(newHome, 2);
			await home.close();
			const reopened = await home.open();
			const other = context('11111111-1111-4111-8111-111111111111');
			const [receipt] = await appendEvents(reopened, drafts(1), other);

			expect(receipt).toMatchObject({ chain: CHAIN, sequence: 4 });
			expect(await verifyChain(reopened.readEvents())).toMatchObject({ intact: true, checked: 4 });
		});

		it('hands out one store per ledger', async () => {
			const home = await newHome();
			const options = { create: true };
			const [one, two] = await Promise.all([home.open(options), home.open(options)]);

			expect(one).toBe(two);
			expect(await home.open()).toBe(one);
		});

		it('writes a batch of 100 in one transaction, or not at all', async () => {
			const { store } = await filledLedger(newHome, 1);
			await expect(
				store.transact({}, ({ head }) => {
					const ledger = context();
					const prepared = drafts(100).map((entry) => prepareEntry(entry, ledger));
					const { events, payloads } = chainUp(head, prepared, ledger);
					const spoilt = events.with(60, { ...events[60]!, sequence: 7 });
					return { batch: { events: spoilt, payloads, intents: [intent()] }, result: null };
				}),
			).rejects.toMatchObject({ code: 'LEDGER_STORE_FAILED' });
			expect(await readAll(store)).toHaveLength(2);
			expect(await store.readIntents({})).toEqual([]);

			const receipts = await appendEvents(store, drafts(100), context());
			expect(receipts.map(({ sequence }) => sequence)).toEqual(
				Array.from({ length: 100 }, (_, index) => index + 3),
			);
			expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true, checked: 102 });
		});

		it('writes nothing when nothing is decided, and says what was', async () => {
			const { store } = await filledLedger(newHome, 1);
			const result = await store.transact({}, ({ head }) => ({
				batch: null,
				result: head?.sequence,
			}));

			expect(result).toBe(2);
			expect(await readAll(store)).toHaveLength(2);
		});

		it('writes nothing when the decision fails, and goes on afterwards', async () => {
			const { store } = await filledLedger(newHome, 1);
			const refusal = new BelegflussError(
				'TEST_REFUSED',
				{},
				{ message: { en: '', de: '' }, remedy: { en: '', de: '' } },
			);

			await expect(
				store.transact({}, () => {
					throw refusal;
				}),
			).rejects.toBe(refusal);
			await expect(
				store.transact({}, () => {
					throw new Error('a mistake of ours');
				}),
			).rejects.toMatchObject({
				code: 'LEDGER_STORE_FAILED',
				params: { path: store.place, reason: 'a mistake of ours' },
			});
			await appendEvents(store, drafts(1), context());
			expect(await readAll(store)).toHaveLength(3);
		});

		it('lets transactions of one process wait for each other', async () => {
			const store = await newLedger(newHome);
			const ledger = context();
			await Promise.all(Array.from({ length: 40 }, () => appendEvents(store, drafts(3), ledger)));

			expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true, checked: 121 });
		});

		it('erases a payload and leaves everything else as it was', async () => {
			const { store } = await filledLedger(newHome, 3);
			const before = await readAll(store);
			await write(store, { erasedPayloads: [2, 4] });

			expect(await readAll(store)).toEqual(
				before.map((entry) =>
					[2, 4].includes(entry.sequence) ? { ...entry, payload: null } : entry,
				),
			);
		});

		it('checks that it can write without leaving anything', async () => {
			const store = await newLedger(newHome);
			await store.checkWritable();
			expect(await store.head()).toBeNull();
			expect(await readAll(store)).toEqual([]);

			await appendEvents(store, drafts(2), context());
			const before = await readAll(store);
			await store.checkWritable();
			expect(await readAll(store)).toEqual(before);
		});

		it('says that the disk is full, and appends nothing', async () => {
			const { home, store } = await filledLedger(newHome, 1);
			await home.fillDisk(store);
			const payload = { text: randomBytes(400_000).toString('base64') };

			await expect(
				appendEvents(store, [{ event: draft(), payload }], context()),
			).rejects.toMatchObject({ code: 'LEDGER_DISK_FULL', params: { path: store.place } });
			expect(await readAll(store)).toHaveLength(2);
		});
	});
}
