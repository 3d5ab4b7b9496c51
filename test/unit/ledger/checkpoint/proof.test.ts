import { beforeAll, describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import { writeCheckpoint } from '../../../../lib/ledger/checkpoint/checkpoint';
import { eventLeaf } from '../../../../lib/ledger/checkpoint/event-leaf';
import { inclusionProofs } from '../../../../lib/ledger/checkpoint/inclusion-proof';
import { parseSigningKey, parseVerifierKey } from '../../../../lib/ledger/checkpoint/keys';
import { parseProof, verifyProof, writeProof } from '../../../../lib/ledger/checkpoint/proof';
import type { ProofRecord } from '../../../../lib/ledger/checkpoint/proof-record';
import { canonicalize } from '../../../../lib/ledger/event/canonical-json';
import { eventHash } from '../../../../lib/ledger/event/hash';
import { naiveRoot } from './naive-tree';
import { bitFlipped, characterChanged, outcome } from './outcome';
import { CHAIN, keeper, state, witness } from './vectors';

const SIZE = 21;
const OTHER_CHAIN = 'f2c81a90-1d3b-4e2f-8a77-5b6c0d9e4f22';
const keeperKey = parseSigningKey(keeper.signingKey);
const keys = [parseVerifierKey(keeper.verifierKey)];

function eventText(seq: number, changes: Record<string, unknown> = {}): string {
	return canonicalize({
		action: 'checked',
		chain: CHAIN,
		seq,
		subject: 'Müller & Söhne',
		v: 1,
		...changes,
	});
}

interface Ledger {
	readonly checkpoint: string;
	readonly root: string;
	readonly records: readonly ProofRecord[];
}

/** A ledger of these events, its checkpoint, and the proofs for all of them. */
async function ledgerOf(events: readonly string[], chain = CHAIN): Promise<Ledger> {
	const leaves = events.map((event) => eventLeaf(eventHash(event)));
	const root = naiveRoot(leaves);
	const { paths } = await inclusionProofs(leaves, [...leaves.keys()], leaves.length);
	const head = eventHash(events.at(-1) ?? '');
	return {
		checkpoint: writeCheckpoint({ ...state, chain, size: events.length, root, head }, [keeperKey]),
		root: root.toString('hex'),
		records: events.map((event, index) => ({
			sequence: index + 1,
			event,
			path: paths[index] ?? [],
		})),
	};
}

let ledger: Ledger;

beforeAll(async () => {
	ledger = await ledgerOf(Array.from({ length: SIZE }, (_, index) => eventText(index + 1)));
});

function record(sequence: number): ProofRecord {
	const found = ledger.records[sequence - 1];
	if (!found) throw new Error(`There is no entry ${sequence}.`);
	return found;
}

/** A proof file that nobody checked when writing it. */
function forgedFile(records: readonly ProofRecord[], checkpoint = ledger.checkpoint): string {
	return JSON.stringify({
		format: 'belegfluss-proof-v1',
		checkpoint,
		records: records.map(({ path, ...facts }) => ({
			...facts,
			path: path.map((hash) => Buffer.from(hash).toString('base64')),
		})),
	});
}

function refusals(records: readonly ProofRecord[], checkpoint = ledger.checkpoint) {
	const report = verifyProof(parseProof(forgedFile(records, checkpoint)), keys);
	expect(report.proven).toBe(false);
	return report.records.map(({ included, refusal }) => (included ? 'included' : refusal?.code));
}

describe('the proof file of a document', () => {
	it('proves its records against the root of the checkpoint', () => {
		const text = writeProof(ledger.checkpoint, [record(3), record(17), record(21)]);
		const facts = (sequence: number) => ({
			sequence,
			hash: eventHash(eventText(sequence)),
			included: true,
			refusal: null,
		});

		expect(verifyProof(parseProof(text), keys)).toEqual({
			proven: true,
			chain: CHAIN,
			size: SIZE,
			root: ledger.root,
			time: state.time,
			signature: 'valid',
			signatures: [{ name: keeper.name, keyId: keeper.id, verdict: 'valid' }],
			records: [facts(3), facts(17), facts(21)],
		});
	});

	it('has its records in ascending order, whatever order they were given in', () => {
		const ascending = writeProof(ledger.checkpoint, [record(3), record(17)]);

		expect(writeProof(ledger.checkpoint, [record(17), record(3)])).toBe(ascending);
	});

	it('gives back what was put in', () => {
		const records = [record(1), record(20)];
		const { checkpoint, records: read } = parseProof(writeProof(ledger.checkpoint, records));

		expect(read).toEqual(records);
		expect(checkpoint).toMatchObject({ chain: CHAIN, size: SIZE, time: state.time });
	});

	it('proves any entry of ledgers of any small size', async () => {
		for (let size = 1; size <= 9; size++) {
			const small = await ledgerOf(
				Array.from({ length: size }, (_, index) => eventText(index + 1)),
			);
			const report = verifyProof(parseProof(writeProof(small.checkpoint, small.records)), keys);
			expect(report).toMatchObject({ proven: true, size, root: small.root });
			expect(report.records).toHaveLength(size);
		}
	});

	it('is JSON a person can read, with a name for its format', () => {
		const text = writeProof(ledger.checkpoint, [record(2)]);

		expect(JSON.parse(text)).toEqual(JSON.parse(forgedFile([record(2)])));
		expect(text.split('\n')[1]).toBe('  "format": "belegfluss-proof-v1",');
	});
});

describe('what a proof does not prove', () => {
	it('anything, when the signature is by a stranger', () => {
		const proof = parseProof(writeProof(ledger.checkpoint, [record(5)]));
		const strangers = [parseVerifierKey(witness.verifierKey)];

		expect(verifyProof(proof, strangers)).toMatchObject({
			proven: false,
			signature: 'unknownKey',
			records: [{ sequence: 5, included: true }],
		});
	});

	it('anything, when the checkpoint was changed after it was signed', () => {
		const checkpoint = ledger.checkpoint.replace(state.time, '2025-12-31T21:59:59.123Z');
		const proof = parseProof(forgedFile([record(5)], checkpoint));

		expect(verifyProof(proof, keys)).toMatchObject({
			proven: false,
			signature: 'invalid',
			records: [{ sequence: 5, included: true }],
		});
	});

	it('anything, without a record', () => {
		const { checkpoint } = parseProof(writeProof(ledger.checkpoint, [record(5)]));

		expect(verifyProof({ checkpoint, records: [] }, keys).proven).toBe(false);
	});

	it('an entry whose content was changed, while the others stay proven', () => {
		const changed = { ...record(5), event: eventText(5, { action: 'approved' }) };

		expect(refusals([record(4), changed, record(6)])).toEqual([
			'included',
			'PROOF_RECORD_NOT_INCLUDED',
			'included',
		]);
	});

	it('an entry at another place than its own', () => {
		expect(refusals([{ ...record(5), sequence: 6 }])).toEqual(['PROOF_RECORD_OTHER_SEQUENCE']);
		expect(refusals([{ ...record(5), event: eventText(6) }])).toEqual([
			'PROOF_RECORD_OTHER_SEQUENCE',
		]);
		expect(refusals([{ ...record(5), sequence: 6, event: eventText(6) }])).toEqual([
			'PROOF_RECORD_NOT_INCLUDED',
		]);
	});

	it('an entry that the tree does hold, but that states another number or ledger', async () => {
		const events = [
			eventText(1),
			eventText(7),
			eventText(3, { chain: OTHER_CHAIN }),
			eventText(4, { seq: '4' }),
			eventText(5, { chain: null }),
			'kein JSON',
			`${eventText(7)} `,
			eventText(8).replace('"seq":8', '"seq":1,"seq":8'),
			'[]',
			eventText(10).replace('Müller', 'M\ud800ller'),
		];
		const strange = await ledgerOf(events);

		expect(refusals(strange.records, strange.checkpoint)).toEqual([
			'included',
			'PROOF_RECORD_OTHER_SEQUENCE',
			'PROOF_RECORD_OTHER_CHAIN',
			...Array<string>(7).fill('PROOF_RECORD_UNREADABLE'),
		]);
	});

	it('an entry of another ledger, whole proof and all', async () => {
		const events = Array.from({ length: 3 }, (_, index) => eventText(index + 1));
		const mislabelled = await ledgerOf(events, OTHER_CHAIN);

		expect(refusals(mislabelled.records, mislabelled.checkpoint)).toEqual(
			Array(3).fill('PROOF_RECORD_OTHER_CHAIN'),
		);
	});

	it('an entry that came after the checkpoint', () => {
		const later = { sequence: SIZE + 1, event: eventText(SIZE + 1), path: record(SIZE).path };

		expect(refusals([later])).toEqual(['CHECKPOINT_ENTRY_OUTSIDE']);
	});

	it('an entry whose path was shortened, extended or changed in any bit', () => {
		const proper = record(11);
		const [first = Buffer.of()] = proper.path;

		expect(refusals([{ ...proper, path: proper.path.slice(1) }])).toEqual([
			'CHECKPOINT_PATH_LENGTH',
		]);
		expect(refusals([{ ...proper, path: [...proper.path, first] }])).toEqual([
			'CHECKPOINT_PATH_LENGTH',
		]);
		for (const [place, hash] of proper.path.entries()) {
			for (let bit = 0; bit < 256; bit += 17) {
				const path = proper.path.with(place, bitFlipped(hash, bit));
				expect(refusals([{ ...proper, path }])).toEqual(['PROOF_RECORD_NOT_INCLUDED']);
			}
		}
	});

	it('is told in German or English', () => {
		const proof = parseProof(forgedFile([{ ...record(5), sequence: 6 }]));
		const [german] = verifyProof(proof, keys).records;
		const [english] = verifyProof(proof, keys, 'en').records;

		expect(german?.refusal).toEqual({
			code: 'PROOF_RECORD_OTHER_SEQUENCE',
			message: 'Das zu Eintrag 6 angegebene Ereignis nennt sich selbst Eintrag 5.',
			remedy: 'Lassen Sie den Nachweis neu aus dem Protokoll erstellen.',
			params: { sequence: 6, stated: 5 },
		});
		expect(english?.refusal?.message).toBe('The event given for entry 6 calls itself entry 5.');
	});

	it('anything any more, once any character of the file is another one', () => {
		const text = writeProof(ledger.checkpoint, [record(2), record(13)]);
		for (let position = 0; position < text.length - 1; position++) {
			expect(isProven(characterChanged(text, position))).toBe(false);
		}
	});
});

function isProven(text: string): boolean {
	try {
		return verifyProof(parseProof(text), keys).proven;
	} catch (error) {
		if (error instanceof BelegflussError) return false;
		throw error;
	}
}

describe('writing a proof file', () => {
	it('is refused when the file would refute itself', () => {
		const changed = { ...record(5), event: eventText(5, { action: 'approved' }) };

		expect(outcome(() => writeProof(ledger.checkpoint, [record(4), changed]))).toEqual({
			code: 'PROOF_RECORD_NOT_INCLUDED',
			sequence: 5,
		});
	});

	it.each([
		['no record', () => [], 'records'],
		['the same record twice', () => [record(4), record(4)], 'records'],
		['number 0', () => [{ ...record(4), sequence: 0 }], 'records.0.sequence'],
		['a short hash', () => [{ ...record(4), path: [Buffer.alloc(31)] }], 'records.0.path.0'],
	])('is refused for %s', (_, records, field) => {
		expect(outcome(() => writeProof(ledger.checkpoint, records()))).toEqual({
			code: 'PROOF_INVALID',
			field,
		});
	});

	it('is refused for something that is no checkpoint', () => {
		expect(outcome(() => writeProof('Prüfpunkt', [record(4)]))).toEqual({
			code: 'CHECKPOINT_NOTE_FORM',
		});
	});
});

describe('reading a proof file', () => {
	const proper = () => JSON.parse(forgedFile([record(4), record(9)])) as Record<string, unknown>;
	const first = () => (proper().records as object[])[0];

	it.each([
		['no JSON', () => '{', '(whole file)'],
		['a list', () => '[]', '(whole file)'],
		['null', () => 'null', '(whole file)'],
		[
			'a later format',
			() => JSON.stringify({ ...proper(), format: 'belegfluss-proof-v2' }),
			'format',
		],
		['no format', () => JSON.stringify({ ...proper(), format: undefined }), 'format'],
		['a foreign member', () => JSON.stringify({ ...proper(), geheim: 1 }), '(whole file)'],
		['no checkpoint', () => JSON.stringify({ ...proper(), checkpoint: 7 }), 'checkpoint'],
		['no records', () => JSON.stringify({ ...proper(), records: [] }), 'records'],
		[
			'a foreign member in a record',
			() => JSON.stringify({ ...proper(), records: [{ ...first(), geheim: 1 }] }),
			'records.0',
		],
		[
			'a number as text',
			() => JSON.stringify({ ...proper(), records: [{ ...first(), sequence: '4' }] }),
			'records.0.sequence',
		],
		[
			'a number beyond 2^53',
			() => JSON.stringify({ ...proper(), records: [{ ...first(), sequence: 2 ** 53 }] }),
			'records.0.sequence',
		],
		[
			'an event that is no text',
			() => JSON.stringify({ ...proper(), records: [{ ...first(), event: {} }] }),
			'records.0.event',
		],
		[
			'a path that is endless',
			() =>
				JSON.stringify({
					...proper(),
					records: [{ ...first(), path: Array(54).fill(Buffer.alloc(32).toString('base64')) }],
				}),
			'records.0.path',
		],
		[
			'a hash in hex',
			() => JSON.stringify({ ...proper(), records: [{ ...first(), path: ['ab'.repeat(32)] }] }),
			'records.0.path.0',
		],
	])('is refused for %s', (_, text, field) => {
		expect(outcome(() => parseProof(text()))).toEqual({ code: 'PROOF_INVALID', field });
	});

	it('is refused above 8 million characters', () => {
		const text = forgedFile([record(4)]);

		expect(parseProof(text.padEnd(8_000_000)).records).toHaveLength(1);
		expect(outcome(() => parseProof(text.padEnd(8_000_001)))).toEqual({
			code: 'PROOF_TOO_LONG',
			limit: 8_000_000,
		});
	});

	it('is refused for a checkpoint that cannot be read', () => {
		const text = forgedFile([record(4)], ledger.checkpoint.replace(`\n${SIZE}\n`, '\nviele\n'));

		expect(outcome(() => parseProof(text))).toEqual({
			code: 'CHECKPOINT_LINE_INVALID',
			line: 2,
			field: 'size',
		});
	});
});
