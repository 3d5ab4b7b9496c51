import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	parseCheckpoint,
	writeCheckpoint,
	type Checkpoint,
} from '../../../lib/ledger/checkpoint/checkpoint';
import { eventLeaf } from '../../../lib/ledger/checkpoint/event-leaf';
import { generateSigningKey, verifierKeyOf } from '../../../lib/ledger/checkpoint/keys';
import { MerkleAccumulator } from '../../../lib/ledger/checkpoint/merkle';
import type { StoredEntry } from '../../../lib/ledger/store/store';
import { verifyChain } from '../../../lib/ledger/verify/verify';
import { draft } from './draft';
import { CHAIN, OTHER_CHAIN, chainOf, chained, forged } from './helpers';

const key = (name: string) =>
	generateSigningKey(name, (length) =>
		createHash('sha512').update(name).digest().subarray(0, length),
	);
const ours = key('belegfluss.test');
const strangers = key('somebody.else');
const verifierKeys = [verifierKeyOf(ours)];
const TIME = '2026-04-01T06:00:00.000Z';

interface Changes {
	readonly chain?: string;
	readonly root?: Uint8Array;
	readonly head?: string;
	readonly time?: string;
	readonly signer?: typeof ours;
}

/** A checkpoint over the first entries, with changes made before it was signed. */
function checkpoint(
	entries: readonly StoredEntry[],
	size: number,
	changes: Changes = {},
): Checkpoint {
	const tree = new MerkleAccumulator();
	for (const { hash } of entries.slice(0, size)) tree.add(eventLeaf(hash));
	const { signer = ours, ...fields } = changes;
	const head = entries[size - 1]?.hash ?? '';
	const text = writeCheckpoint(
		{ chain: CHAIN, size, root: tree.root(), head, time: TIME, ...fields },
		[signer],
	);
	return parseCheckpoint(text);
}

async function verified(entries: readonly StoredEntry[], checkpoints: readonly Checkpoint[]) {
	const report = await verifyChain(entries, { checkpoints, verifierKeys });
	const { intact, trustworthyUntil, anchoredUntil, confirmedUntil, deviations } = report;
	const found = deviations.map(({ kind, sequence }) => `${kind} ${sequence}`);
	return { intact, trustworthyUntil, anchoredUntil, confirmedUntil, found };
}

const chain = chainOf(10);

/** The chain as somebody would make it who edits one entry and recomputes everything behind it. */
function rebuilt(from: number): StoredEntry[] {
	const entries = chain.slice(0, from - 1);
	for (const entry of chain.slice(from - 1)) {
		const prev = entries.at(-1)?.hash ?? '0'.repeat(64);
		const changes = entry.sequence === from ? { prev, mode: 'writeBack' } : { prev };
		entries.push(forged(entry, changes));
	}
	return entries;
}

describe('a checkpoint that matches', () => {
	it.each([1, 2, 3, 7, 8, 10])('anchors the chain up to its %i entries', async (size) => {
		expect(await verified(chain, [checkpoint(chain, size)])).toEqual({
			intact: true,
			trustworthyUntil: 10,
			anchoredUntil: size,
			confirmedUntil: 0,
			found: [],
		});
	});

	it('counts as the highest of several, in any order', async () => {
		const checkpoints = [8, 3, 5, 8].map((size) => checkpoint(chain, size));

		expect(await verified(chain, checkpoints)).toMatchObject({ intact: true, anchoredUntil: 8 });
	});

	it('only confirms when nobody gave the key it is signed with', async () => {
		const foreign = checkpoint(chain, 6, { signer: strangers });

		expect(await verified(chain, [foreign])).toMatchObject({
			intact: true,
			anchoredUntil: 0,
			confirmedUntil: 6,
		});
		const withoutKeys = await verifyChain(chain, { checkpoints: [checkpoint(chain, 6)] });
		expect(withoutKeys).toMatchObject({ intact: true, anchoredUntil: 0, confirmedUntil: 6 });
	});
});

describe('a checkpoint the ledger holds of itself', () => {
	const own = { ownCheckpoints: [checkpoint(chain, 6)], verifierKeys };

	it('anchors nothing, whatever it is signed with', async () => {
		expect(await verifyChain(chain, own)).toMatchObject({
			intact: true,
			anchoredUntil: 0,
			confirmedUntil: 0,
		});
	});

	it('says nothing at all when nobody gave the key it is signed with', async () => {
		const { ownCheckpoints } = own;

		expect(await verifyChain(rebuilt(3), { ownCheckpoints })).toMatchObject({ intact: true });
	});

	it('is named when it does not bear the signature it claims', async () => {
		const [honest] = own.ownCheckpoints as [Checkpoint];
		const changed = { ...honest, text: honest.text.replace(TIME, '2027-04-01T06:00:00.000Z') };
		const report = await verifyChain(chain, { ownCheckpoints: [changed], verifierKeys });

		expect(report).toMatchObject({
			intact: false,
			trustworthyUntil: 10,
			deviations: [{ kind: 'checkpointSignatureInvalid', sequence: 6 }],
		});
	});

	it('shows a chain that was rewritten around it', async () => {
		expect(await verifyChain(rebuilt(3), own)).toMatchObject({
			intact: false,
			trustworthyUntil: 0,
			deviations: [{ kind: 'checkpointHeadDiffers', sequence: 6 }],
		});
	});
});

describe('a checkpoint shows', () => {
	it('entries cut off the end, at every place', async () => {
		const anchor = [checkpoint(chain, 10)];
		for (let end = 1; end < 10; end++) {
			expect(await verified(chain.slice(0, end), anchor)).toEqual({
				intact: false,
				trustworthyUntil: end,
				anchoredUntil: 0,
				confirmedUntil: 0,
				found: ['checkpointAhead 10'],
			});
		}
	});

	it('a ledger that was emptied', async () => {
		expect(await verified([], [checkpoint(chain, 4)])).toMatchObject({
			intact: false,
			found: ['empty 0', 'checkpointAhead 4'],
		});
	});

	it('a chain that was rebuilt as a whole after an edit, at every place', async () => {
		for (let from = 1; from <= 10; from++) {
			const entries = rebuilt(from);
			expect(await verifyChain(entries)).toMatchObject({ intact: true, trustworthyUntil: 10 });
			expect(await verified(entries, [checkpoint(chain, 10)])).toEqual({
				intact: false,
				trustworthyUntil: 0,
				anchoredUntil: 0,
				confirmedUntil: 0,
				found: ['checkpointHeadDiffers 10'],
			});
		}
	});

	it('from where on it was rebuilt, when there are several', async () => {
		const checkpoints = [3, 6, 9].map((size) => checkpoint(chain, size));

		expect(await verified(rebuilt(5), checkpoints)).toEqual({
			intact: false,
			trustworthyUntil: 3,
			anchoredUntil: 3,
			confirmedUntil: 0,
			found: ['checkpointHeadDiffers 6', 'checkpointHeadDiffers 9'],
		});
	});

	it('an earlier entry that is another one, although the last is the same', async () => {
		const { root } = checkpoint(rebuilt(4), 10);

		expect(await verified(chain, [checkpoint(chain, 10, { root })])).toEqual({
			intact: false,
			trustworthyUntil: 0,
			anchoredUntil: 0,
			confirmedUntil: 0,
			found: ['checkpointRootDiffers 10'],
		});
	});

	it('another ledger in the place of ours', async () => {
		const other = chainOf(10, OTHER_CHAIN);

		expect(await verified(other, [checkpoint(chain, 7)])).toEqual({
			intact: false,
			trustworthyUntil: 0,
			anchoredUntil: 0,
			confirmedUntil: 0,
			found: ['checkpointOtherChain 7'],
		});
	});

	it('that it was changed itself, and then proves nothing', async () => {
		const honest = checkpoint(chain, 10);
		const changed = { ...honest, text: honest.text.replace(TIME, '2027-04-01T06:00:00.000Z') };

		expect(await verified(chain, [changed])).toEqual({
			intact: false,
			trustworthyUntil: 10,
			anchoredUntil: 0,
			confirmedUntil: 0,
			found: ['checkpointSignatureInvalid 10'],
		});
	});

	it('nothing that is not said already behind a damage that has its own name', async () => {
		const changed = chain.with(4, forged(chain[4] as StoredEntry, { mode: 'shadow' }));

		expect(await verified(changed, [checkpoint(chain, 3), checkpoint(chain, 9)])).toEqual({
			intact: false,
			trustworthyUntil: 4,
			anchoredUntil: 3,
			confirmedUntil: 0,
			found: ['linkBroken 6'],
		});
		expect(await verified(chain.toSpliced(4, 1), [checkpoint(chain, 9)])).toMatchObject({
			anchoredUntil: 0,
			found: ['gap 5'],
		});
	});

	it('its findings in words', async () => {
		const report = await verifyChain(chain.slice(0, 4), {
			checkpoints: [checkpoint(chain, 10)],
			verifierKeys,
		});

		expect(report.deviations).toEqual([
			{
				kind: 'checkpointAhead',
				sequence: 10,
				line: null,
				detail: `Das Protokoll endet vor Eintrag 10, bis zu dem ein Prüfpunkt vom ${TIME} reicht.`,
			},
		]);
	});
});

describe('a ledger that was restored from a backup', () => {
	const before = chain;
	const receiptOf = ({ chain: id, sequence, hash }: StoredEntry) => ({ chain: id, sequence, hash });

	/** Entries up to the backup, then the entry that says so, then others. */
	function restored(known: string | null): StoredEntry[] {
		const backup = before.slice(0, 6);
		const later = chained([
			{
				event: draft({
					action: 'restored',
					reason: 'Festplatte defekt',
					subject: { type: 'ledger', id: known, system: null, documentSha256: null },
				}),
				payload: null,
			},
			...Array.from({ length: 5 }, () => ({ event: draft({ action: 'noted' }), payload: null })),
		]).slice(1);
		return later.reduce<StoredEntry[]>((entries, entry) => {
			const prev = entries.at(-1)?.hash;
			const seq = entries.length + 1;
			return [...entries, forged(entry, { prev, seq, ts: '2026-05-01T06:00:00.000Z' })];
		}, backup);
	}

	it('says so, and what is lost', async () => {
		const report = await verifyChain(restored('9'), { language: 'en' });

		expect(report).toMatchObject({ intact: true, trustworthyUntil: 12 });
		expect(report.deviations).toEqual([
			{
				kind: 'restored',
				sequence: 7,
				line: null,
				detail:
					'With entry 7 the ledger was restored from a backup; of the time before, the entries from 7 on are lost, the last one known being 9.',
			},
		]);
	});

	it('is not called rewritten where evidence of the time before shows the loss', async () => {
		const checkpoints = [checkpoint(before, 5), checkpoint(before, 9)];

		expect(await verified(restored('9'), checkpoints)).toEqual({
			intact: false,
			trustworthyUntil: 12,
			anchoredUntil: 5,
			confirmedUntil: 0,
			found: ['restored 7', 'lostByRestore 9'],
		});
	});

	it('may be anchored anew behind the loss', async () => {
		const entries = restored('9');
		const later = checkpoint(entries, 11, { time: '2026-06-01T06:00:00.000Z' });

		expect(await verified(entries, [checkpoint(before, 9), later])).toMatchObject({
			intact: false,
			anchoredUntil: 11,
			found: ['restored 7', 'lostByRestore 9'],
		});
	});

	it('names the loss as well when the new chain is still shorter', async () => {
		const report = await verifyChain(restored('9').slice(0, 8), {
			receipts: [receiptOf(before[8] as StoredEntry)],
			checkpoints: [checkpoint(before, 9)],
			verifierKeys,
		});

		expect(report.deviations.map(({ kind, sequence }) => `${kind} ${sequence}`)).toEqual([
			'restored 7',
			'lostByRestore 9',
			'lostByRestore 9',
		]);
	});

	it.each([
		['beyond what was said to be lost', '8', TIME],
		['made after the restoring', '9', '2026-06-01T06:00:00.000Z'],
		['when nothing was said to be lost', null, TIME],
	])('is called rewritten by a checkpoint %s', async (_, known, time) => {
		expect(await verified(restored(known), [checkpoint(before, 9, { time })])).toMatchObject({
			intact: false,
			trustworthyUntil: 0,
			found: ['restored 7', 'checkpointHeadDiffers 9'],
		});
	});

	it('is called rewritten by evidence of entries the backup held', async () => {
		const entries = restored('9');
		const older = checkpoint(rebuilt(3), 5);

		expect((await verified(entries, [older])).found).toEqual([
			'checkpointHeadDiffers 5',
			'restored 7',
		]);
	});
});
