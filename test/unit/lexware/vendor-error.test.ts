import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../lib/http/message';
import { explain } from '../../../lib/lexware/known-complaints';
import { isStaleVersion, vendorError } from '../../../lib/lexware/vendor-error';

const bytes = (value: unknown) =>
	new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

const response = (
	status: number,
	body: unknown = '',
	traceHeader: string | null = null,
): HttpResponse => ({
	status,
	header: (name) => (name === 'x-trace-id' ? traceHeader : null),
	body: bytes(body),
});

describe('the one error an answer stands for', () => {
	it.each<[number, string, string]>([
		[401, 'GET /v1/profile', 'LEXWARE_UNAUTHORIZED'],
		[402, 'GET /v1/profile', 'LEXWARE_PLAN'],
		[403, 'GET /v1/profile', 'LEXWARE_FORBIDDEN'],
		[404, 'GET /v1/invoices/{id}', 'LEXWARE_NOT_FOUND'],
		[409, 'PUT /v1/articles/{id}', 'LEXWARE_CONFLICT'],
		[409, 'GET /v1/invoices/{id}/file', 'LEXWARE_NO_FILE_YET'],
		[409, 'POST /v1/vouchers/{id}/files', 'LEXWARE_CONFLICT'],
		[429, 'GET /v1/profile', 'LEXWARE_RATE_LIMITED'],
		[400, 'GET /v1/vouchers', 'LEXWARE_INVALID'],
		[405, 'POST /v1/vouchers', 'LEXWARE_INVALID'],
		[406, 'POST /v1/vouchers', 'LEXWARE_INVALID'],
		[415, 'POST /v1/files', 'LEXWARE_INVALID'],
		[499, 'POST /v1/files', 'LEXWARE_INVALID'],
		[500, 'POST /v1/vouchers', 'LEXWARE_UNAVAILABLE'],
		[501, 'POST /v1/vouchers', 'LEXWARE_UNAVAILABLE'],
		[502, 'POST /v1/vouchers', 'LEXWARE_UNAVAILABLE'],
		[504, 'POST /v1/vouchers', 'LEXWARE_UNAVAILABLE'],
		[302, 'GET /v1/profile', 'LEXWARE_UNAVAILABLE'],
		[304, 'GET /v1/profile', 'LEXWARE_UNAVAILABLE'],
	])('%i to %s is %s', (status, request, code) => {
		expect(vendorError(request, response(status))).toMatchObject({
			code,
			params: { request, status },
		});
	});

	it('names key, field, sentence and trace, in both languages', () => {
		const error = vendorError(
			'POST /v1/vouchers',
			response(406, {
				message: 'Validation failed for request.',
				traceId: '90d78d0777be',
				details: [
					{ violation: 'NOTNULL', field: 'lineItems[0].name', message: 'darf nicht leer sein' },
					{ violation: 'SIZE', field: 'remark', message: 'Länge muss bis 2000 sein' },
				],
			}),
		);

		expect(error.params).toEqual({
			request: 'POST /v1/vouchers',
			status: 406,
			reason: 'lineItems[0].name: a required value is missing; remark: Länge muss bis 2000 sein',
			grund: 'lineItems[0].name: eine notwendige Angabe fehlt; remark: Länge muss bis 2000 sein',
			traceId: '90d78d0777be',
			vendorCode: 'NOTNULL',
			field: 'lineItems[0].name',
		});
		expect(error.describe('de').message).toBe(
			'Lexware Office hat POST /v1/vouchers abgelehnt: lineItems[0].name: eine notwendige Angabe fehlt; remark: Länge muss bis 2000 sein.',
		);
		expect(error.describe('en').message).toBe(
			'Lexware Office refused POST /v1/vouchers: lineItems[0].name: a required value is missing; remark: Länge muss bis 2000 sein.',
		);
		expect(error.describe('de').remedy).toContain('90d78d0777be');
		expect(error.describe('en').remedy).toContain('90d78d0777be');
	});

	it('names the issues of the older answers', () => {
		const error = vendorError(
			'POST /v1/vouchers',
			response(406, {
				IssueList: [
					{
						i18nKey: 'invalid_total_amount',
						source: 'totalGrossAmount',
						type: 'validation_failure',
					},
				],
			}),
		);

		expect(error.params).toMatchObject({
			reason: 'totalGrossAmount: the total does not equal the sum of the items',
			grund: 'totalGrossAmount: die Gesamtsumme entspricht nicht der Summe der Positionen',
			traceId: '–',
			vendorCode: 'invalid_total_amount',
			field: 'totalGrossAmount',
		});
	});

	it.each([
		['', 'it gives no reason', 'ein Grund wird nicht genannt'],
		['<html>502 Bad Gateway</html>', 'it gives no reason', 'ein Grund wird nicht genannt'],
		[
			{ message: 'Internal server error or rate limit exceeded' },
			'Internal server error or rate limit exceeded',
			'Internal server error or rate limit exceeded',
		],
		[{ message: 'Warum?' }, 'Warum', 'Warum'],
		[{ IssueList: [{}, {}] }, 'it gives no reason', 'ein Grund wird nicht genannt'],
		[{ IssueList: [{ source: 'version' }] }, 'version', 'version'],
	])('finds the end of a sentence in %j', (body, reason, grund) => {
		expect(vendorError('POST /v1/vouchers', response(500, body)).params).toMatchObject({
			reason,
			grund,
		});
	});

	it('finds the trace in the header where the body has none', () => {
		expect(vendorError('GET /v1/profile', response(500, '', 'abc')).params['traceId']).toBe('abc');
		const both = response(500, { message: 'x', traceId: 'body' }, 'header');
		expect(vendorError('GET /v1/profile', both).params['traceId']).toBe('body');
	});

	it('does not fill place holders the vendor writes', () => {
		const error = vendorError('GET /v1/x', response(406, { message: 'see {traceId} {request}' }));

		expect(error.describe('en').message).toBe(
			'Lexware Office refused GET /v1/x: see {traceId} {request}.',
		);
	});
});

describe('what a complaint means', () => {
	it.each<[string, string, string]>([
		[
			'MATERIAL_NUMBER_ALREADY_EXISTS',
			'another article has this number already',
			'ein anderer Artikel hat diese Nummer schon',
		],
		[
			'VALIDGTIN',
			'the GTIN must have 13 digits and a right check digit',
			'die GTIN muss 13 Ziffern und eine richtige Prüfziffer haben',
		],
		['max_file_size_exceeded', 'the file is larger than 5 MiB', 'die Datei ist größer als 5 MiB'],
		[
			'countrycode_is_not_valid',
			'the country must be a two-letter code such as DE or AT',
			'das Land muss ein Kürzel aus zwei Buchstaben sein, etwa DE oder AT',
		],
	])('%s has words in both languages', (code, en, de) => {
		expect(explain({ code, field: null, text: 'vendor' })).toEqual({ en, de });
		expect(explain({ code, field: 'f', text: null })).toEqual({ en: `f: ${en}`, de: `f: ${de}` });
	});

	it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'unheard_of'])(
		'%s is left to the vendor',
		(code) => {
			expect(explain({ code, field: null, text: 'Satz' })).toEqual({ en: 'Satz', de: 'Satz' });
			expect(explain({ code, field: null, text: null })).toEqual({ en: code, de: code });
		},
	);
});

describe('a stale version', () => {
	it.each<[unknown, boolean]>([
		[{ IssueList: [{ i18nKey: 'invalid_value', source: 'version' }] }, true],
		[{ message: 'x', details: [{ violation: 'NOTNULL', field: 'version', message: '' }] }, true],
		[
			{
				IssueList: [
					{ i18nKey: 'missing_entity', source: 'name' },
					{ i18nKey: 'invalid_value', source: 'version' },
				],
			},
			true,
		],
		[{ IssueList: [{ i18nKey: 'invalid_value', source: 'voucherStatus' }] }, false],
		[{ i18nKey: 'version', source: 'version' }, false],
		[{ message: 'version' }, false],
		['<html>version</html>', false],
		['', false],
	])('is told by %j: %s', (body, stale) => {
		expect(isStaleVersion(bytes(body))).toBe(stale);
	});
});
