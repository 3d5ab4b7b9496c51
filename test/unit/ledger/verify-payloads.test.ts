import { describe, expect, it, vi } from 'vitest';
import type { StoredEntry } from '../../../lib/ledger/store/store';
import { PayloadAccount } from '../../../lib/ledger/verify/payload-account';
import { SequenceSet } from '../../../lib/ledger/verify/sequence-set';
import { verifyChain } from '../../../lib/ledger/verify/verify';
import { draft } from './draft';
import { chained } from './helpers';

const erasure = (sequence: number | string) => ({
	event: draft({
		action: 'payloadErased',
		subject: { type: 'payload', id: String(sequence), system: null, documentSha256: null },
	}),
	payload: null,
});
const kept = (note: string) => ({ event: draft(), payload: { note } });
const without = (entries: StoredEntry[], ...sequences: number[]) =>
	entries.map((entry) =>
		sequences.includes(entry.sequence) ? { ...entry, payload: null } : entry,
	);

async function verified(entries: StoredEntry[]) {
	const { intact, trustworthyUntil, payloads, deviations } = await verifyChain(entries);
	const found = deviations.map(({ kind, sequence }) => `${kind} ${sequence}`);
	return { intact, trustworthyUntil, payloads, found };
}

describe('a payload that is gone', () => {
	it('is fine once a later entry says that it was erased', async () => {
		const entries = chained([kept('a'), kept('b'), kept('c'), erasure(2), erasure(4)]);

		expect(await verified(without(entries, 2, 4))).toEqual({
			intact: true,
			trustworthyUntil: 6,
			payloads: { kept: 1, erased: 2, missing: 0, unknown: 0 },
			found: [],
		});
	});

	it('is named when no entry says so, and leaves the chain trustworthy', async () => {
		const entries = chained([kept('a'), kept('b'), erasure(2)]);

		expect(await verified(without(entries, 2, 3))).toEqual({
			intact: false,
			trustworthyUntil: 4,
			payloads: { kept: 0, erased: 1, missing: 1, unknown: 0 },
			found: ['payloadMissing 3'],
		});
	});

	it('is told in either language', async () => {
		const entries = without(chained([kept('a')]), 2);
		const german = await verifyChain(entries);
		const english = await verifyChain(entries, { language: 'en' });

		expect(german.deviations).toEqual([
			{
				kind: 'payloadMissing',
				sequence: 2,
				line: null,
				detail: 'Die Daten zu Eintrag 2 fehlen, und kein Eintrag nennt ihre Löschung.',
			},
		]);
		expect(english.deviations[0]?.detail).toBe(
			'The data of entry 2 is gone, and no entry says that it was erased.',
		);
	});

	it.each([
		['of the entry itself', '3'],
		['of a later entry', '4'],
		['of no entry', '0'],
		['of something else', 'DE123456789'],
		['of a number written in another way', '02'],
	])('is not excused by an erasure %s', async (_, id) => {
		const entries = chained([kept('a'), erasure(id)]);

		expect((await verified(without(entries, 2))).found).toEqual(['payloadMissing 2']);
	});

	it('is not excused by an entry of another action that names it', async () => {
		const event = { ...erasure(2).event, action: 'noted' as const };
		const entries = chained([kept('a'), { event, payload: null }]);

		expect((await verified(without(entries, 2))).found).toEqual(['payloadMissing 2']);
	});

	it('is not excused by an erasure in a changed entry', async () => {
		const entries = without(chained([kept('a'), erasure(3), kept('b')]), 2);
		const changed = entries.map((entry) =>
			entry.sequence === 3
				? { ...entry, canonical: entry.canonical.replace('"id":"3"', '"id":"2"') }
				: entry,
		);

		expect((await verified(changed)).found).toEqual(['payloadMissing 2', 'contentChanged 3']);
	});
});

describe('a payload that was erased', () => {
	it('is named while it is still there', async () => {
		const entries = chained([kept('a'), kept('b'), erasure(2)]);

		expect(await verified(entries)).toEqual({
			intact: false,
			trustworthyUntil: 4,
			payloads: { kept: 2, erased: 0, missing: 0, unknown: 0 },
			found: ['erasureUndone 2'],
		});
		expect((await verifyChain(entries, { language: 'en' })).deviations[0]?.detail).toBe(
			'The data of entry 2 is still there, although entry 4 says that it was erased.',
		);
	});

	it('may be said to be so twice', async () => {
		const entries = chained([kept('a'), erasure(2), erasure(2)]);

		expect((await verified(without(entries, 2))).found).toEqual([]);
		expect((await verified(entries)).found).toEqual(['erasureUndone 2']);
	});

	it('needs no mention when there never was one', async () => {
		const entries = chained([{ event: draft(), payload: null }, erasure(2), erasure(1)]);

		expect(await verified(entries)).toMatchObject({ intact: true, found: [] });
	});
});

describe('a payload nobody logged', () => {
	it('is named', async () => {
		const entries = chained([{ event: draft(), payload: null }]).map((entry) =>
			entry.sequence === 2 ? { ...entry, payload: '{"data":{},"salt":""}' } : entry,
		);

		expect(await verified(entries)).toEqual({
			intact: false,
			trustworthyUntil: 2,
			payloads: { kept: 0, erased: 0, missing: 0, unknown: 0 },
			found: ['payloadStray 2'],
		});
	});
});

describe('the memory of open payloads', () => {
	it('names them in ascending order, whatever order they came in', () => {
		const note = vi.fn();
		const account = new PayloadAccount(note);
		for (const sequence of [70_000, 3, 8_192, 8_191]) account.add(sequence, 'missing', sequence);
		account.erase(8_191, 70_001, 5);

		expect(account.finish()).toEqual({ kept: 0, erased: 1, missing: 3, unknown: 0 });
		expect(note.mock.calls.map(([{ kind, sequence }]) => `${kind} ${sequence}`)).toEqual([
			'payloadMissing 3',
			'payloadMissing 8192',
			'payloadMissing 70000',
		]);
	});

	it('is bounded: what does not fit is named at once instead of later', () => {
		const note = vi.fn();
		const account = new PayloadAccount(note, () => new SequenceSet(1));
		account.add(5, 'missing', 5);
		account.add(1_000_000, 'missing', 6);

		expect(note).toHaveBeenCalledExactlyOnceWith(
			{ kind: 'payloadMissing', sequence: 1_000_000 },
			6,
		);
		expect(account.finish()).toEqual({ kept: 0, erased: 0, missing: 2, unknown: 0 });
	});
});

describe('a set of sequence numbers', () => {
	it('holds what a Set holds', () => {
		const numbers = [1, 2, 8_191, 8_192, 8_193, 2 ** 40, Number.MAX_SAFE_INTEGER];
		const set = new SequenceSet();
		for (const number of numbers) expect(set.add(number)).toBe(true);

		expect([...set.values()]).toEqual(numbers);
		expect(set.delete(8_192)).toBe(true);
		expect(set.delete(8_192)).toBe(false);
		expect(set.delete(7)).toBe(false);
		expect(set.delete(50_000)).toBe(false);
		expect([...set.values()]).toEqual(numbers.filter((number) => number !== 8_192));
	});

	it('takes no more room than it may', () => {
		const set = new SequenceSet(2);

		expect(set.add(1)).toBe(true);
		expect(set.add(10_000)).toBe(true);
		expect(set.add(20_000)).toBe(false);
		expect(set.add(20_001)).toBe(false);
		expect(set.add(2)).toBe(true);
		expect([...set.values()]).toEqual([1, 2, 10_000]);
	});
});
