import { describe, expect, it } from 'vitest';
import { NotBooked } from '../../../lib/guard/errors';
import { issuePermit, WritePermit } from '../../../lib/guard/permit';
import { HttpFailure, type HttpBody } from '../../../lib/http/message';
import { LEXWARE, WRITE_TIMEOUT_MS, type WriteBody } from '../../../lib/lexware/client';
import { callOf, writes } from '../../../lib/lexware/endpoint';
import { savedSchema } from '../../../lib/lexware/saved';
import { scriptedVendor, type Answer } from './support/scripted-vendor';

const ID = 'e9066f04-8cc7-4616-93f8-ac9ecc8479c8';
const update = callOf(writes('PUT', '/v1/vouchers/{id}'), { id: ID });
const NAME = `PUT /v1/vouchers/${ID}`;
const { signal } = new AbortController();
const saved = { id: ID, resourceUri: `https://vendor.example/v1/vouchers/${ID}`, version: 4 };

const answering = (answer: Answer | (() => Answer)) => scriptedVendor({ [NAME]: answer });

async function writing(
	answer: Answer | (() => Answer),
	more: Partial<WriteBody> = {},
	permit = issuePermit(LEXWARE, 'key').permit,
) {
	const { client } = answering(answer);
	return client.write(permit, update, { body: { a: 1 }, signal, ...more }, savedSchema);
}

const failureOf = async (...args: Parameters<typeof writing>) =>
	writing(...args).then(
		() => expect.fail('The write went through.'),
		(cause: unknown) => cause,
	);

const throwing = (failure: unknown) => () => {
	throw failure;
};

describe('a write', () => {
	it('is sent once, as JSON, with the limits the guard set', async () => {
		const { client, requests } = answering({ body: saved });
		const { permit } = issuePermit(LEXWARE, 'key');
		const body = { remark: 'Prüfung', amount: 119.0 };

		expect(await client.write(permit, update, { body, signal }, savedSchema)).toEqual(saved);
		expect(requests).toEqual([
			{
				method: 'PUT',
				path: `/v1/vouchers/${ID}`,
				accept: 'application/json',
				body: {
					contentType: 'application/json',
					bytes: new TextEncoder().encode('{"remark":"Prüfung","amount":119}'),
				},
				timeoutMs: 40_000,
				signal,
				waitMs: 105_000,
			},
		]);
		const [{ waitMs = 0, timeoutMs }] = requests as [(typeof requests)[0]];
		expect(waitMs + timeoutMs).toBeLessThan(WRITE_TIMEOUT_MS);
	});

	it('may carry a form that is encoded already, or nothing', async () => {
		const form: HttpBody = {
			contentType: 'multipart/form-data; boundary=x',
			bytes: new Uint8Array(9),
		};
		const { client, requests } = answering({ body: saved });
		const { permit } = issuePermit(LEXWARE, 'key');
		await client.write(permit, update, { body: form, signal }, savedSchema);
		await client.write(permit, update, { body: null, signal }, savedSchema);

		expect(requests.map(({ body }) => body)).toEqual([form, null]);
		expect(requests[0]?.body).toBe(form);
	});
});

describe('without the permit of the guard nothing is sent', () => {
	const revoked = issuePermit(LEXWARE, 'key');
	revoked.revoke();

	it.each<[string, unknown]>([
		['none', undefined],
		['null', null],
		['a revoked one', revoked.permit],
		['one for another system', issuePermit('sevdesk', 'key').permit],
		['one nobody issued', new WritePermit(LEXWARE, 'key')],
		['a copy', { ...issuePermit(LEXWARE, 'key').permit }],
		['one that looks like it', Object.create(issuePermit(LEXWARE, 'key').permit) as unknown],
	])('%s', async (_, permit) => {
		const { client, requests } = answering({ body: saved });
		const asked = client.write(
			permit as WritePermit,
			update,
			{ body: { a: 1 }, signal },
			savedSchema,
		);

		await expect(asked).rejects.toMatchObject({
			code: 'GUARD_NO_PERMIT',
			params: { system: LEXWARE },
		});
		expect(requests).toEqual([]);
	});
});

describe('it is certain that nothing was booked', () => {
	it.each<[number, string]>([
		[400, 'LEXWARE_INVALID'],
		[401, 'LEXWARE_UNAUTHORIZED'],
		[402, 'LEXWARE_PLAN'],
		[403, 'LEXWARE_FORBIDDEN'],
		[404, 'LEXWARE_NOT_FOUND'],
		[405, 'LEXWARE_INVALID'],
		[406, 'LEXWARE_INVALID'],
		[409, 'LEXWARE_CONFLICT'],
		[415, 'LEXWARE_INVALID'],
		[429, 'LEXWARE_RATE_LIMITED'],
	])('when the vendor refuses with %i', async (status, code) => {
		const failure = await failureOf({ status, body: { message: 'Nein' } });

		expect(failure).toBeInstanceOf(NotBooked);
		expect((failure as NotBooked).reason).toMatchObject({
			code,
			params: { request: NAME, status },
		});
	});

	it.each<[string, string]>([
		['ECONNREFUSED', 'HTTP_UNREACHABLE'],
		['WAITED_TOO_LONG', 'LEXWARE_RATE_LIMITED'],
	])('when the request never left (%s)', async (reason, code) => {
		const failure = await failureOf(throwing(new HttpFailure(true, reason)));

		expect(failure).toBeInstanceOf(NotBooked);
		expect((failure as NotBooked).reason).toMatchObject({ code });
	});
});

describe('it stays open whether something was booked', () => {
	it.each<[string, Answer | (() => Answer), string]>([
		['an error of the server', { status: 500, body: { message: 'x' } }, 'LEXWARE_UNAVAILABLE'],
		['a bad gateway', { status: 502 }, 'LEXWARE_UNAVAILABLE'],
		['a gateway that gave up', { status: 504 }, 'LEXWARE_UNAVAILABLE'],
		['a redirect', { status: 302 }, 'LEXWARE_UNAVAILABLE'],
		['"not modified"', { status: 304 }, 'LEXWARE_UNAVAILABLE'],
		['a status of no kind', { status: 700 }, 'LEXWARE_UNAVAILABLE'],
		['a lost answer', throwing(new HttpFailure(false, 'ECONNRESET')), 'HTTP_NO_ANSWER'],
		['a timeout', throwing(new HttpFailure(false, 'ECONNABORTED')), 'HTTP_NO_ANSWER'],
		['success without a word', { status: 200 }, 'HTTP_ANSWER_UNREADABLE'],
		[
			'success in HTML',
			{ status: 200, body: new TextEncoder().encode('<html/>') },
			'HTTP_ANSWER_UNREADABLE',
		],
		['success without an ID', { status: 201, body: { version: 1 } }, 'HTTP_ANSWER_UNREADABLE'],
		[
			'success that is too large',
			{ status: 201, body: new Uint8Array(40_000_001) },
			'HTTP_ANSWER_TOO_LARGE',
		],
	])('after %s', async (_, answer, code) => {
		const failure = await failureOf(answer);

		expect(failure).not.toBeInstanceOf(NotBooked);
		expect(failure).toMatchObject({ code, params: { request: NAME } });
	});

	it('when it was stopped on the way', async () => {
		const stopped = new Error('stopped by hand');

		expect(await failureOf(throwing(stopped))).toBe(stopped);
	});
});

describe('a version that is no longer the current one', () => {
	const replaces = (current: () => Promise<number>) => ({ replaces: { version: 3, current } });
	const stale: Answer = {
		status: 406,
		body: {
			IssueList: [{ i18nKey: 'invalid_value', source: 'version', type: 'validation_failure' }],
		},
	};
	const reasonOf = async (answer: Answer, more: Partial<WriteBody> = {}) => {
		const failure = await failureOf(answer, more);
		expect(failure).toBeInstanceOf(NotBooked);
		return (failure as NotBooked).reason;
	};

	it.each<[string, Answer]>([
		['406 that names it', stale],
		['409', { status: 409, body: { message: 'x' } }],
		['409 without a word', { status: 409 }],
	])('is told with both versions (%s)', async (_, answer) => {
		const reason = await reasonOf(
			answer,
			replaces(async () => 5),
		);

		expect(reason).toMatchObject({
			code: 'LEXWARE_VERSION_CONFLICT',
			params: { sent: 3, found: 5 },
		});
		expect(reason.describe('de').message).toContain('Version 3 sollte ersetzt werden');
		expect(reason.describe('de').message).toContain('Version 5');
	});

	it('is told also when the current one cannot be read', async () => {
		const reason = await reasonOf(
			stale,
			replaces(async () => {
				throw new Error('unreachable');
			}),
		);

		expect(reason).toMatchObject({
			code: 'LEXWARE_VERSION_CONFLICT',
			params: { sent: 3, found: '?' },
		});
	});

	it('is another refusal where nothing was to be replaced', async () => {
		expect((await reasonOf(stale)).code).toBe('LEXWARE_INVALID');
		expect((await reasonOf({ status: 409 })).code).toBe('LEXWARE_CONFLICT');
	});

	it('is not suspected behind any other refusal, nor asked for', async () => {
		const other: Answer = {
			status: 406,
			body: { IssueList: [{ i18nKey: 'invalid_total_amount', source: 'totalGrossAmount' }] },
		};
		let asked = 0;
		const reason = await reasonOf(
			other,
			replaces(async () => ++asked),
		);

		expect(reason.code).toBe('LEXWARE_INVALID');
		expect(asked).toBe(0);
	});
});
