import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBoundedJson } from '../../../lib/http/bounded-json';

const parse = (text: string) => parseBoundedJson(new TextEncoder().encode(text));

describe('JSON of somebody else', () => {
	it('is what was written', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
				const text = JSON.stringify(value);
				expect(parse(text)).toEqual(JSON.parse(text));
			}),
		);
	});

	it('may begin with a byte order mark', () => {
		expect(parse('\ufeff{"a":1}')).toEqual({ a: 1 });
	});

	it.each(['', ' ', '<html></html>', '{', '{"a":1,}', 'NaN', "{'a':1}", '{"a":1}{"a":1}'])(
		'is none in %j, which is not quoted',
		(text) => {
			expect(() => parse(text)).toThrow(/^it is not JSON$/);
		},
	);

	it('is refused when it holds more than anybody can use', () => {
		const list = (count: number) => `[${Array(count).fill('0').join(',')}]`;

		expect(parse(list(299_999))).toHaveLength(299_999);
		expect(() => parse(list(300_000))).toThrow('it holds more than 300000 values');
		expect(() => parse(`{"a":{"b":${list(1_000_000)}}}`)).toThrow('values');
		const wide = `[${Array(2_000).fill(list(200)).join(',')}]`;
		expect(() => parse(wide)).toThrow('values');
	});

	it('is refused when it is nested deeper than anybody writes', () => {
		const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

		expect(parse(nested(100))).toBeInstanceOf(Array);
		expect(() => parse(nested(102))).toThrow('it is nested deeper than 100 levels');
		expect(() => parse(nested(200_000))).toThrow('nested');
		expect(() => parse('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000))).toThrow('nested');
	});
});
