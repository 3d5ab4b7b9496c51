import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEntry } from '../../../lib/ledger/store/store';
import { sha256Hex } from '../../../lib/ledger/event/hash';
import { verifyChain } from '../../../lib/ledger/verify/verify';
import { CHAIN, OTHER_CHAIN, chainOf, forged } from './helpers';

let chain: StoredEntry[];
let other: StoredEntry[];

beforeAll(async () => {
	chain = chainOf(10);
	other = chainOf(10, OTHER_CHAIN);
});

async function found(entries: Iterable<StoredEntry>) {
	const report = await verifyChain(entries);
	return report.deviations.map(({ kind, sequence }) => `${kind} ${sequence}`);
}

function replaced(position: number, entry: StoredEntry): StoredEntry[] {
	return chain.with(position - 1, entry);
}

function at(position: number): StoredEntry {
	const entry = chain[position - 1];
	if (!entry) throw new Error(`The chain has no entry ${position}.`);
	return entry;
}

function byteChanged(text: string, offset: number): string {
	const bytes = Buffer.from(text, 'latin1');
	bytes.writeUInt8(bytes.readUInt8(offset) === 0x37 ? 0x38 : 0x37, offset);
	return bytes.toString('latin1');
}

describe('verifying an untouched chain', () => {
	it.each([1, 2, 10])('reports %i entries as intact, with both ends', async (length) => {
		const report = await verifyChain(chain.slice(0, length));

		expect(report).toMatchObject({
			intact: true,
			chain: CHAIN,
			checked: length,
			first: { sequence: 1, time: '2026-03-02T08:00:01.000Z' },
			last: { sequence: length },
			deviations: [],
			deviationCount: 0,
			trustworthyUntil: length,
			confirmedUntil: 0,
			anchoredUntil: 0,
			payloads: { kept: length - 1, erased: 0, missing: 0, unknown: 0 },
		});
	});

	it('does not call an empty ledger intact', async () => {
		const report = await verifyChain([]);

		expect(report).toMatchObject({ intact: false, checked: 0, first: null, trustworthyUntil: 0 });
		expect(report.deviations).toMatchObject([{ kind: 'empty' }]);
	});

	it('gives the findings in German or English', async () => {
		const entries = chain.toSpliced(4, 1);
		const german = await verifyChain(entries);
		const english = await verifyChain(entries, { language: 'en' });

		expect(german.deviations[0]?.detail).toBe('Die Einträge 5 bis 5 fehlen.');
		expect(english.deviations[0]?.detail).toBe('Entries 5 to 5 are missing.');
	});
});

describe('any single tampering is found and named', () => {
	it('a changed byte of the content, at every place of every entry', async () => {
		for (const entry of chain) {
			for (let offset = 0; offset < entry.canonical.length; offset++) {
				const canonical = byteChanged(entry.canonical, offset);
				const report = await verifyChain(replaced(entry.sequence, { ...entry, canonical }));
				expect(report.intact).toBe(false);
				expect(report.trustworthyUntil).toBe(entry.sequence - 1);
				expect(report.deviations).toHaveLength(1);
				expect(report.deviations[0]).toMatchObject({
					kind: expect.stringMatching(/^(contentChanged|unreadable)$/) as string,
					sequence: entry.sequence,
				});
			}
		}
	});

	it('a changed byte of the hash filed beside the content, at every place', async () => {
		for (const entry of chain) {
			for (let offset = 0; offset < entry.hash.length; offset++) {
				const hash = byteChanged(entry.hash, offset);
				expect(await found(replaced(entry.sequence, { ...entry, hash }))).toEqual([
					`contentChanged ${entry.sequence}`,
				]);
			}
		}
	});

	it('a number left out, although every link was recomputed', async () => {
		for (let position = 1; position <= 10; position++) {
			const entries = chain.slice(0, position - 1);
			for (const entry of chain.slice(position - 1)) {
				const prev = entries.at(-1)?.hash ?? '0'.repeat(64);
				entries.push(forged(entry, { prev, seq: entry.sequence + 1 }));
			}
			const report = await verifyChain(entries);
			expect(report.deviations).toMatchObject([{ kind: 'gap', sequence: position }]);
			expect(report.trustworthyUntil).toBe(position - 1);
		}
	});

	it('a changed byte of a payload, which leaves the chain itself trustworthy', async () => {
		const entry = at(6);
		const payload = entry.payload ?? '';
		for (let offset = 0; offset < payload.length; offset++) {
			const entries = replaced(6, { ...entry, payload: byteChanged(payload, offset) });
			const report = await verifyChain(entries);
			expect(report).toMatchObject({ intact: false, trustworthyUntil: 10 });
			expect(report.deviations).toMatchObject([{ kind: 'payloadChanged', sequence: 6 }]);
		}
	});

	it.each([
		['sequence', { sequence: 99 }],
		['chain', { chain: OTHER_CHAIN }],
		['previous', { previous: 'f'.repeat(64) }],
		['payloadSha256', { payloadSha256: 'f'.repeat(64) }],
		['documentSha256', { documentSha256: null }],
	])('a changed column %s', async (_, column) => {
		expect(await found(replaced(7, { ...at(7), ...column }))).toEqual(['columnChanged 7']);
	});

	it('a changed byte of any column, at every place', async () => {
		const columns = ['chain', 'previous', 'payloadSha256', 'documentSha256'] as const;
		for (const column of columns) {
			const value = at(5)[column] ?? '';
			for (let offset = 0; offset < value.length; offset++) {
				const entries = replaced(5, { ...at(5), [column]: byteChanged(value, offset) });
				expect(await found(entries)).toEqual(['columnChanged 5']);
			}
		}
	});

	it('a changed column in either language', async () => {
		const entries = replaced(7, { ...at(7), documentSha256: null });
		const [german] = (await verifyChain(entries)).deviations;
		const [english] = (await verifyChain(entries, { language: 'en' })).deviations;

		expect(german?.detail).toBe(
			'Eintrag 7 ist unter einem anderen Wert abgelegt, als er selbst nennt (Beleg).',
		);
		expect(english?.detail).toBe(
			'Entry 7 is filed under another value than it states itself (document).',
		);
	});

	it('the deletion of any entry but the last', async () => {
		for (let position = 1; position < chain.length; position++) {
			const report = await verifyChain(chain.toSpliced(position - 1, 1));
			expect(report.deviations).toMatchObject([{ kind: 'gap', sequence: position }]);
			expect(report).toMatchObject({ intact: false, trustworthyUntil: position - 1 });
		}
	});

	it('the deletion of several entries in a row, as one gap', async () => {
		const report = await verifyChain(chain.toSpliced(3, 4), { language: 'en' });

		expect(report.deviations).toMatchObject([
			{ kind: 'gap', sequence: 4, detail: 'Entries 4 to 7 are missing.' },
		]);
	});

	it('any two entries that changed places', async () => {
		const positions = fc.uniqueArray(fc.integer({ min: 1, max: 10 }), {
			minLength: 2,
			maxLength: 2,
		});
		await fc.assert(
			fc.asyncProperty(positions, async (pair) => {
				const [low = 1, high = 2] = pair.sort((a, b) => a - b);
				const entries = chain.with(low - 1, at(high)).with(high - 1, at(low));
				const report = await verifyChain(entries);
				expect(report).toMatchObject({ intact: false, trustworthyUntil: low - 1 });
				expect(report.deviations.map(({ kind }) => kind)).toContain('outOfOrder');
				expect(report.deviations.map(({ kind }) => kind)).not.toContain('duplicate');
				expect(report.deviations.filter(({ kind }) => kind === 'gap')).toEqual([]);
			}),
		);
	});

	it('a second copy of any entry, wherever it is put', async () => {
		const place = fc.integer({ min: 1, max: 10 });
		await fc.assert(
			fc.asyncProperty(place, place, async (original, extra) => {
				const insertAfter = Math.max(original, extra);
				const report = await verifyChain(chain.toSpliced(insertAfter, 0, at(original)));
				expect(report.deviations).toMatchObject([{ kind: 'duplicate', sequence: original }]);
				expect(report.intact).toBe(false);
			}),
		);
	});

	it('an entry of another ledger, added or put in the place of ours', async () => {
		for (let position = 2; position <= 10; position++) {
			const foreign = other[position - 1] ?? at(1);
			expect(await found(chain.toSpliced(position, 0, foreign))).toEqual([
				`foreignChain ${position}`,
			]);
			const report = await verifyChain(replaced(position, foreign));
			expect(report.deviations[0]).toMatchObject({ kind: 'foreignChain', sequence: position });
			expect(report.trustworthyUntil).toBe(position - 1);
		}
	});

	it('an entry of another ledger with a high number, which ends trust where it stands', async () => {
		const report = await verifyChain(chain.toSpliced(3, 0, ...other.slice(8, 9)));

		expect(report.deviations).toMatchObject([{ kind: 'foreignChain', sequence: 9 }]);
		expect(report.trustworthyUntil).toBe(3);
	});

	it('a forged entry with a correct hash squeezed in, as a fork', async () => {
		const forgery = forged(at(5), { action: 'approved' });

		expect(await found(chain.toSpliced(5, 0, forgery))).toEqual(['fork 5']);
	});

	it('an entry rewritten together with its hash, by the next one that names another predecessor', async () => {
		for (let position = 1; position < 10; position++) {
			const forgery = forged(at(position), { actor: { kind: 'person', id: 'x', via: null } });
			const report = await verifyChain(replaced(position, forgery));
			expect(report.deviations).toMatchObject([{ kind: 'linkBroken', sequence: position + 1 }]);
			expect(report.trustworthyUntil).toBe(position - 1);
		}
	});

	it('a first entry that claims a predecessor', async () => {
		const entries = replaced(1, forged(at(1), { prev: 'a'.repeat(64) }));

		expect(await found(entries)).toEqual(['linkBroken 1', 'linkBroken 2']);
	});

	it.each([
		['CRLF at the end', (text: string) => `${text}\r\n`],
		['a byte order mark', (text: string) => `\ufeff${text}`],
		['re-indented JSON', (text: string) => JSON.stringify(JSON.parse(text), null, 2)],
		['1 written as 1.0', (text: string) => text.replace('"seq":3', '"seq":3.0')],
		[
			'decomposed letters',
			(text: string) => text.replace('KI-Workflow-01', 'KI-Workflow-ä'.normalize('NFD')),
		],
		['a doubled key', (text: string) => text.replace('"seq":3', '"seq":3,"seq":3')],
	])('%s, although the data reads the same', async (_, change) => {
		const canonical = change(at(3).canonical);

		expect(canonical).not.toBe(at(3).canonical);
		expect(await found(replaced(3, { ...at(3), canonical }))).toEqual(['contentChanged 3']);
	});

	it.each([
		['re-indented JSON', (text: string) => JSON.stringify(JSON.parse(text), null, 1)],
		['a line break behind it', (text: string) => `${text}\r\n`],
		['blanks behind it', (text: string) => `${text}  `],
		['a blank after a comma', (text: string) => text.replace(',', ', ')],
		['1 written as 1.0', (text: string) => text.replace('"v":1,', '"v":1.0,')],
		['1 written as 1e0', (text: string) => text.replace('"v":1,', '"v":1e0,')],
		['a slash escaped', (text: string) => text.replace('voucher-8', 'voucher\\/8')],
		['a letter escaped', (text: string) => text.replace('voucher-8', 'vouche\\u0072-8')],
		['an escape in capitals', (text: string) => text.replace('voucher-8', '\\u001F')],
		['a tabulator escaped at length', (text: string) => text.replace('voucher-8', '\\u0009')],
		['half a character as an escape', (text: string) => text.replace('voucher-8', '\\ud800')],
		['half a character', (text: string) => text.replace('voucher-8', '\ud800')],
		['a member twice', (text: string) => text.replace('"seq":10,', '"seq":10,"seq":10,')],
		['a member __proto__', (text: string) => text.replace(/\}$/, ',"__proto__":{"v":2}}')],
		['a member constructor', (text: string) => text.replace('{', '{"constructor":1,')],
		['a whole number above 2^53', (text: string) => text.replace('{', '{"a":9007199254740993,')],
		[
			'members in another order',
			(text: string) => text.replace(/^\{("action":"\w+"),(.*)\}$/, '{$2,$1}'),
		],
	])('text that is not canonical, even when its hash was recomputed: %s', async (_, change) => {
		const canonical = change(at(10).canonical);
		const hash = sha256Hex(`belegfluss-ledger-event-v1\0${canonical}`);

		expect(canonical).not.toBe(at(10).canonical);
		expect(await found(replaced(10, { ...at(10), canonical, hash }))).toEqual(['notCanonical 10']);
	});

	it.each([
		['a byte order mark', (text: string) => `\ufeff${text}`, 'no format version'],
		['nothing', () => '', 'no format version'],
		['a list', (text: string) => `[${text}]`, 'no format version'],
		[
			'a number above 2^53',
			(text: string) => text.replace('"seq":10', '"seq":9007199254740992'),
			'field "seq"',
		],
		['a number below 1', (text: string) => text.replace('"seq":10', '"seq":0'), 'field "seq"'],
		['no such day', (text: string) => text.replace('2026-03-02', '2026-02-30'), 'field "ts"'],
		[
			'29 February of a common year',
			(text: string) => text.replace('2026-03-02', '2026-02-29'),
			'field "ts"',
		],
	])('text that is no entry, even when its hash was recomputed: %s', async (_, change, reason) => {
		const canonical = change(at(10).canonical);
		const hash = sha256Hex(`belegfluss-ledger-event-v1\0${canonical}`);
		const report = await verifyChain(replaced(10, { ...at(10), canonical, hash }), {
			language: 'en',
		});

		expect(report.deviations).toEqual([
			{
				kind: 'unreadable',
				sequence: 10,
				line: null,
				detail: `Entry 10 is no readable entry of a known format (${reason}).`,
			},
		]);
	});

	it('takes composed and decomposed letters for different texts', async () => {
		const [composed = '', decomposed = ''] = ['NFC', 'NFD'].map((form) =>
			'Bäckerei'.normalize(form),
		);
		const entry = forged(at(10), { actor: { kind: 'system', id: composed, via: null } });
		const canonical = entry.canonical.replace(composed, decomposed);

		expect(await found(replaced(10, entry))).toEqual([]);
		expect(await found(replaced(10, { ...entry, canonical }))).toEqual(['contentChanged 10']);
	});

	it('an entry of an unknown format version, without calling it changed', async () => {
		const report = await verifyChain(replaced(10, forged(at(10), { v: 2 })), { language: 'en' });

		expect(report.deviations).toMatchObject([
			{
				kind: 'unreadable',
				sequence: 10,
				detail: expect.stringContaining('format version 2') as string,
			},
		]);
	});

	it('a clock that went back, which proves no change', async () => {
		const entries = replaced(10, forged(at(10), { ts: '2020-01-01T00:00:00.000Z' }));
		const report = await verifyChain(entries);

		expect(report.deviations).toMatchObject([{ kind: 'clockWentBack', sequence: 10 }]);
		expect(report).toMatchObject({ intact: true, trustworthyUntil: 10 });
	});

	it('several tamperings at once, each by its name and in reading order', async () => {
		const entries = replaced(8, { ...at(8), payload: '{}' })
			.with(2, { ...at(3), canonical: byteChanged(at(3).canonical, 40) })
			.toSpliced(4, 1);

		expect(await found(entries)).toEqual(['contentChanged 3', 'gap 5', 'payloadChanged 8']);
	});
});

describe('receipts kept outside the ledger', () => {
	const receiptOf = ({ chain: id, sequence, hash }: StoredEntry) => ({ chain: id, sequence, hash });

	it('confirm the chain up to the highest of them', async () => {
		const report = await verifyChain(chain, { receipts: [receiptOf(at(4)), receiptOf(at(8))] });

		expect(report).toMatchObject({ intact: true, confirmedUntil: 8 });
	});

	it('show that entries were cut off the end, which the chain alone cannot', async () => {
		const cut = chain.slice(0, 7);

		expect(await verifyChain(cut)).toMatchObject({ intact: true });
		expect(await verifyChain(cut, { receipts: [receiptOf(at(10))] })).toMatchObject({
			intact: false,
			deviations: [{ kind: 'tailMissing', sequence: 10 }],
			trustworthyUntil: 7,
		});
	});

	it('show that a chain was rewritten as a whole', async () => {
		const rewritten = chainOf(10).slice(0, 4);
		for (let index = 4; index < 10; index++) {
			const prev = rewritten[index - 1]?.hash;
			rewritten.push(forged(at(index + 1), { prev, mode: 'writeBack' }));
		}
		const receipts = [receiptOf(at(3)), receiptOf(at(9))];

		expect(await verifyChain(rewritten)).toMatchObject({ intact: true });
		expect(await verifyChain(rewritten, { receipts })).toMatchObject({
			intact: false,
			deviations: [{ kind: 'receiptMismatch', sequence: 9 }],
			trustworthyUntil: 3,
			confirmedUntil: 3,
		});
	});

	it('show that another ledger lies in the place of ours', async () => {
		const report = await verifyChain(other, { receipts: [receiptOf(at(2))] });

		expect(report.deviations).toMatchObject([{ kind: 'receiptMismatch', sequence: 2 }]);
	});
});

describe('a long and badly damaged chain', () => {
	it('lists a bounded number of deviations, counts all, and reads lazily', async () => {
		const genesis = at(1);
		function* endless() {
			yield genesis;
			for (let sequence = 3; sequence < 20_000; sequence += 2) {
				yield { ...at(3), sequence, canonical: '{' };
			}
		}
		const report = await verifyChain(endless(), { maxDeviations: 50 });

		expect(report.deviations).toHaveLength(50);
		expect(report.deviationCount).toBe(2 * 9_999);
		expect(report).toMatchObject({ checked: 10_000, intact: false, trustworthyUntil: 1 });
	});
});
