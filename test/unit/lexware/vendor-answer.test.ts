import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVendorAnswer, type VendorAnswer } from '../../../lib/lexware/vendor-answer';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (value: unknown) => readVendorAnswer(bytes(JSON.stringify(value)));

const NOTHING: VendorAnswer = { complaints: [], message: null, traceId: null };

describe('an error answer', () => {
	it('of contacts, files and vouchers is a list of issues', () => {
		expect(
			read({
				IssueList: [
					{
						i18nKey: 'missing_entity',
						source: 'company or person',
						type: 'validation_failure',
						additionalData: null,
						args: null,
					},
					{ i18nKey: 'invalid_taxamount', source: 'voucherItems[0].taxAmount', type: 'x' },
				],
			}),
		).toEqual({
			complaints: [
				{ code: 'missing_entity', field: 'company or person', text: null },
				{ code: 'invalid_taxamount', field: 'voucherItems[0].taxAmount', text: null },
			],
			message: null,
			traceId: null,
		});
	});

	it('of everything newer has a message, details and a trace', () => {
		expect(
			read({
				timestamp: '2026-01-05T10:11:12.345+01:00',
				status: 406,
				error: 'Not Acceptable',
				path: '/v1/invoices',
				traceId: '90d78d0777be',
				message: 'Validation failed for request.',
				details: [
					{
						violation: 'NOTNULL',
						field: 'lineItems[0].unitPrice.taxRatePercentage',
						message: 'darf nicht leer sein',
					},
				],
			}),
		).toEqual({
			complaints: [
				{
					code: 'NOTNULL',
					field: 'lineItems[0].unitPrice.taxRatePercentage',
					text: 'darf nicht leer sein',
				},
			],
			message: 'Validation failed for request.',
			traceId: '90d78d0777be',
		});
	});

	it('of the gateway is a message alone', () => {
		expect(read({ message: 'Unauthorized' })).toEqual({ ...NOTHING, message: 'Unauthorized' });
		expect(read({ message: null, details: [] })).toEqual(NOTHING);
	});

	it('may have no message but the name of the status', () => {
		expect(read({ status: 404, error: 'Not Found', path: '/v1/x', traceId: 'a1' })).toEqual({
			complaints: [],
			message: 'Not Found',
			traceId: 'a1',
		});
	});

	it('of a faulty upload is a single key with its sentence', () => {
		const source =
			"Required request parameter 'type' for method parameter type String is not present";

		expect(read({ i18nKey: 'bad_request_error', source })).toEqual({
			complaints: [{ code: 'bad_request_error', field: null, text: source }],
			message: null,
			traceId: null,
		});
	});

	it('takes the type of an issue where it has no key, and nothing where it has nothing', () => {
		expect(read({ IssueList: [{ type: 'validation_failure' }, {}] }).complaints).toEqual([
			{ code: 'validation_failure', field: null, text: null },
			{ code: null, field: null, text: null },
		]);
	});

	it('does not need the rest to be of the right type', () => {
		expect(read({ message: 'Nein', traceId: 7, details: null })).toEqual({
			...NOTHING,
			message: 'Nein',
		});
		expect(
			read({ IssueList: [{ i18nKey: ['a'], source: { b: 1 }, type: true }] }).complaints,
		).toEqual([{ code: null, field: null, text: null }]);
	});
});

describe('an answer that says nothing', () => {
	it.each<[string, string]>([
		['nothing', ''],
		['blanks', ' \n '],
		['HTML', '<html><body><h1>504 Gateway Time-out</h1></body></html>'],
		['half of JSON', '{"message": "Unau'],
		['a text', '"Unauthorized"'],
		['a number', '504'],
		['null', 'null'],
		['a list', '[{"message":"x"}]'],
		['an empty object', '{}'],
		['other fields', '{"fault":"x"}'],
		['a message that is none', '{"message":{"text":"x"}}'],
		['a list of issues that is none', '{"IssueList":{"i18nKey":"x"}}'],
		['issues that are none', '{"IssueList":[1,2]}'],
		['details that are none', '{"message":"x","details":["y"]}'],
		['names every object has', '{"__proto__":{"message":"x"},"constructor":{"message":"x"}}'],
	])('is nothing: %s', (_, text) => {
		expect(readVendorAnswer(bytes(text))).toEqual(NOTHING);
	});

	it('is bytes that are no text', () => {
		expect(readVendorAnswer(Uint8Array.from([0xff, 0xfe, 0x00, 0x80]))).toEqual(NOTHING);
	});
});

describe('a hostile answer', () => {
	it('is cut: texts, and how many of them', () => {
		const long = `${'x'.repeat(100_000)}`;
		const answer = read({
			message: long,
			traceId: long,
			details: Array.from({ length: 5_000 }, () => ({ violation: long.slice(0, 90), field: 'f' })),
		});

		expect(answer.message).toBe('x'.repeat(200));
		expect(answer.traceId).toBe('x'.repeat(200));
		expect(answer.complaints).toEqual(
			Array.from({ length: 20 }, () => ({ code: 'x'.repeat(90), field: 'f', text: null })),
		);
	});

	it('has no lines and control characters', () => {
		expect(read({ message: ' a\r\n\tb \u001b[31mred\u0000 ' }).message).toBe('a b [31mred');
		expect(read({ message: '\u0000\u0007', error: 'Not Found' }).message).toBe('Not Found');
	});

	it('is not looked at beyond a size, a number of values and a depth', () => {
		const padded = bytes(JSON.stringify({ message: 'x' }).padEnd(1_000_001));
		expect(readVendorAnswer(padded)).toEqual(NOTHING);
		expect(readVendorAnswer(padded.subarray(0, 1_000_000)).message).toBe('x');
		const list = `[${Array(400_000).fill('0').join(',')}]`;
		expect(readVendorAnswer(bytes(`{"message":"x","details":${list}}`))).toEqual(NOTHING);
		const deep = '['.repeat(100_000) + ']'.repeat(100_000);
		expect(readVendorAnswer(bytes(`{"message":"x","details":${deep}}`))).toEqual(NOTHING);
	});

	it('is read or is nothing, and never throws, whatever it is', () => {
		const field = () => fc.oneof(fc.string(), fc.jsonValue());
		const shaped = fc.record(
			{
				IssueList: fc.oneof(
					fc.array(fc.record({ i18nKey: field(), source: field(), type: field() })),
					fc.jsonValue(),
				),
				message: field(),
				error: field(),
				traceId: field(),
				i18nKey: field(),
				source: field(),
				details: fc.oneof(
					fc.array(fc.record({ violation: field(), field: field(), message: field() })),
					fc.jsonValue(),
				),
			},
			{ requiredKeys: [] },
		);
		const body = fc.oneof(
			fc.uint8Array(),
			fc.json().map(bytes),
			shaped.map((value) => bytes(JSON.stringify(value))),
		);
		fc.assert(
			fc.property(body, (given) => {
				const { complaints, message, traceId } = readVendorAnswer(given);
				const texts = [message, traceId];
				for (const { code, field: name, text } of complaints) texts.push(code, name, text);
				expect(complaints.length).toBeLessThanOrEqual(20);
				for (const text of texts) {
					if (text === null) continue;
					expect(text).toMatch(/^\P{Cc}{1,200}$/u);
				}
			}),
		);
	});
});
