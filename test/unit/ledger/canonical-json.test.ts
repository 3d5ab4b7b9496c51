import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../lib/errors/belegfluss-error';
import { canonicalize } from '../../../lib/ledger/event/canonical-json';

function doubleFromBits(hex: string): number {
	return Buffer.from(hex, 'hex').readDoubleBE();
}

function refusal(value: unknown, profile?: 'strict' | 'jcs') {
	try {
		canonicalize(value, profile);
	} catch (error) {
		if (error instanceof BelegflussError) return { code: error.code, ...error.params };
	}
	return 'accepted';
}

describe('canonical JSON (RFC 8785)', () => {
	it.each([
		['8000000000000000', '0'],
		['0000000000000001', '5e-324'],
		['8000000000000001', '-5e-324'],
		['7fefffffffffffff', '1.7976931348623157e+308'],
		['4340000000000000', '9007199254740992'],
		['444b1ae4d6e2ef4f', '999999999999999900000'],
		['444b1ae4d6e2ef50', '1e+21'],
		['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
		['3eb0c6f7a0b5ed8d', '0.000001'],
		['41b3de4355555555', '333333333.3333333'],
	])('writes the double %s as %s', (bits, text) => {
		expect(canonicalize(doubleFromBits(bits), 'jcs')).toBe(text);
	});

	it('sorts keys by UTF-16 code units, so an emoji comes before U+FB33', () => {
		const value = {
			'\u20ac': 'Euro Sign',
			'\r': 'Carriage Return',
			'\ufb33': 'Hebrew Letter Dalet With Dagesh',
			'1': 'One',
			'\u{1f600}': 'Emoji: Grinning Face',
			'\u0080': 'Control',
			'\u00f6': 'Latin Small Letter O With Diaeresis',
		};

		expect(Object.values(JSON.parse(canonicalize(value)) as object)[0]).toBe('One');
		expect(canonicalize(value)).toBe(
			'{"\\r":"Carriage Return","1":"One","\u0080":"Control",' +
				'"\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",' +
				'"\u{1f600}":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
		);
	});

	it('escapes as little as ECMAScript does', () => {
		expect(canonicalize('\u20ac$\u000f\nA\'B"\\/\u007f')).toBe(
			'"\u20ac$\\u000f\\nA\'B\\"\\\\/\u007f"',
		);
	});

	it('keeps composed and decomposed letters apart', () => {
		expect(canonicalize('\u00e9')).not.toBe(canonicalize('e\u0301'));
	});

	it('treats __proto__ and constructor as ordinary keys', () => {
		const value: unknown = JSON.parse('{"constructor":1,"__proto__":{"a":2}}');

		expect(canonicalize(value)).toBe('{"__proto__":{"a":2},"constructor":1}');
	});

	it('gives the same text whatever the order of keys, and reads back to the same data', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const data: unknown = JSON.parse(JSON.stringify(value));
				const text = canonicalize(data, 'jcs');
				expect(JSON.parse(text)).toEqual(data);
				expect(canonicalize(reversedKeys(data), 'jcs')).toBe(text);
			}),
		);
	});

	it.each([
		['a float', { totals: { gross: 119.5 } }, 'totals.gross'],
		['an integer beyond 2^53', { lines: [{ id: 2 ** 53 }] }, 'lines[0].id'],
		['undefined', { a: undefined }, 'a'],
		['a hole in a list', { list: Array<number>(2) }, 'list[0]'],
		['a function', { a: [() => 1] }, 'a[0]'],
		['a BigInt', { a: 1n }, 'a'],
		['a symbol', Symbol('x'), '(top level)'],
		['a Date', { at: new Date(0) }, 'at'],
		['a Map', { map: new Map() }, 'map'],
		['an object with a prototype', { a: Object.create({ b: 1 }) as object }, 'a'],
		['a symbol key', { a: { [Symbol('x')]: 1 } }, 'a'],
		['half a surrogate pair', { name: 'a\ud83d' }, 'name'],
		['half a surrogate pair as key', { a: { '\ude00': 1 } }, 'a.\ude00'],
		['infinity', { a: -Infinity }, 'a'],
		['not a number', { a: NaN }, 'a'],
	])('refuses %s and names the place', (_, value, path) => {
		expect(refusal(value)).toMatchObject({ code: 'LEDGER_NOT_CANONICAL', path });
	});

	it('refuses infinity and NaN in the full profile too', () => {
		expect(refusal([Infinity], 'jcs')).toMatchObject({ path: '[0]' });
		expect(refusal([NaN], 'jcs')).toMatchObject({ path: '[0]' });
	});

	it('refuses a cycle, but not the same object twice', () => {
		const shared = { a: 1 };
		const cycle: { inner: { back?: unknown } } = { inner: {} };
		cycle.inner.back = cycle;

		expect(canonicalize([shared, shared])).toBe('[{"a":1},{"a":1}]');
		expect(refusal(cycle)).toMatchObject({ path: 'inner.back' });
	});

	it('refuses nesting that would exhaust the stack', () => {
		let deep: unknown = 1;
		for (let level = 0; level < 100_000; level++) deep = [deep];

		expect(refusal(deep)).toMatchObject({ code: 'LEDGER_NOT_CANONICAL' });
	});
});

function reversedKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversedKeys);
	if (value === null || typeof value !== 'object') return value;
	const result: Record<string, unknown> = {};
	for (const [key, member] of Object.entries(value).reverse()) {
		Object.defineProperty(result, key, {
			value: reversedKeys(member),
			enumerable: true,
			configurable: true,
			writable: true,
		});
	}
	return result;
}
