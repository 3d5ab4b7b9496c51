import { AxiosError, AxiosHeaders } from 'axios';
import { NodeApiError, UserError, type INode } from 'n8n-workflow';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { toFailure } from '../../../lib/http/failure-reason';
import { HttpFailure } from '../../../lib/http/message';

const node: INode = {
	id: '1',
	name: 'Lexoffice',
	type: 'n8n-nodes-belegfluss.lexoffice',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** As Node.js throws it. */
function systemError(code: string, syscall: string): Error {
	return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}

function axiosError(cause: Error & { code?: string }): AxiosError {
	return AxiosError.from(cause, cause.code);
}

/** As n8n's request helper wraps it: the word is in `httpCode`, the original in `cause`. */
function nodeApiError(cause: Error): NodeApiError {
	return new NodeApiError(node, cause as never);
}

const summaryOf = ({ notSent, reason }: HttpFailure) => ({ notSent, reason });

describe.each<[string, (cause: Error) => unknown]>([
	['the bare error', (cause) => cause],
	['an error of axios', (cause) => axiosError(cause)],
	['an error of n8n', (cause) => nodeApiError(axiosError(cause))],
	['an error around it', (cause) => new Error('outer', { cause })],
])('%s', (_, wrap) => {
	it.each<[string, string]>([
		['ECONNREFUSED', 'connect'],
		['ENOTFOUND', 'getaddrinfo'],
		['EAI_AGAIN', 'getaddrinfo'],
		['EHOSTUNREACH', 'connect'],
		['ENETUNREACH', 'connect'],
		['CERT_HAS_EXPIRED', 'tls'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
	])('%s means that nothing was sent', (code, syscall) => {
		expect(summaryOf(toFailure(wrap(systemError(code, syscall))))).toEqual({
			notSent: true,
			reason: code,
		});
	});

	it.each<[string, string]>([
		['ECONNRESET', 'read'],
		['EPIPE', 'write'],
		['ETIMEDOUT', 'read'],
		['ECONNABORTED', 'read'],
		['EPROTO', 'write'],
		// A route that is lost after the request left is reported by the same words.
		['EHOSTUNREACH', 'read'],
		['ENETUNREACH', 'write'],
	])('%s by %s leaves open whether it arrived', (code, syscall) => {
		expect(summaryOf(toFailure(wrap(systemError(code, syscall))))).toEqual({
			notSent: false,
			reason: code,
		});
	});
});

describe('a failure', () => {
	it('is left as it is when it is one already', () => {
		const failure = new HttpFailure(true, 'WAITED_TOO_LONG');

		expect(toFailure(failure)).toBe(failure);
	});

	it('keeps nothing of what caused it, for that knows query and credentials', () => {
		const config = {
			url: '/v1/contacts?name=Muster',
			headers: new AxiosHeaders({ Authorization: 'Bearer secret' }),
		};
		const failure = toFailure(
			AxiosError.from(systemError('ECONNRESET', 'read'), 'ECONNRESET', config),
		);

		expect(failure.message).toBe('No answer: ECONNRESET');
		expect(inspect(failure, { depth: 20, showHidden: true })).not.toMatch(/Muster|secret/);
	});

	it('of a timeout of axios is uncertain', () => {
		const timeout = new AxiosError('timeout of 5 ms exceeded', AxiosError.ECONNABORTED);

		expect(summaryOf(toFailure(timeout))).toEqual({ notSent: false, reason: 'ECONNABORTED' });
		expect(summaryOf(toFailure(nodeApiError(timeout)))).toEqual({
			notSent: false,
			reason: 'ECONNABORTED',
		});
	});

	it.each(['SsrfBlockedIpError', 'SsrfBlockedHostnameError'])(
		'by the network policy of n8n (%s) means that nothing was sent',
		(name) => {
			const refused = Object.assign(new UserError('The request was blocked'), { name });

			for (const cause of [refused, nodeApiError(refused), nodeApiError(axiosError(refused))]) {
				expect(summaryOf(toFailure(cause))).toEqual({
					notSent: true,
					reason: 'BLOCKED_BY_NETWORK_POLICY',
				});
			}
		},
	);

	it('believes the innermost word: who wraps it has words of its own', () => {
		const outer = Object.assign(new Error('outer', { cause: systemError('ECONNRESET', 'read') }), {
			code: 'ECONNREFUSED',
		});

		expect(summaryOf(toFailure(outer))).toEqual({ notSent: false, reason: 'ECONNRESET' });
	});

	it('finds the word of n8n where there is no cause', () => {
		expect(summaryOf(toFailure({ httpCode: 'ENOTFOUND' }))).toEqual({
			notSent: true,
			reason: 'ENOTFOUND',
		});
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['a text', 'ECONNREFUSED'],
		['an empty object', {}],
		['a status for a word', { httpCode: '404' }],
		['a number for a word', { code: 111 }],
		['a sentence for a word', { code: 'connect ECONNREFUSED 127.0.0.1' }],
		['a word as long as a book', { code: 'E'.repeat(1_000) }],
	])('is unknown, and uncertain, for %s', (_, cause) => {
		expect(summaryOf(toFailure(cause))).toEqual({ notSent: false, reason: 'UNKNOWN' });
	});

	it('is found for an error that is its own cause', () => {
		const circular: Record<string, unknown> = { code: 'ECONNRESET' };
		circular['cause'] = circular;

		expect(summaryOf(toFailure(circular))).toEqual({ notSent: false, reason: 'ECONNRESET' });
	});

	it('is uncertain when the cause lies deeper than is looked', () => {
		let cause: unknown = systemError('ECONNREFUSED', 'connect');
		for (let depth = 0; depth < 10; depth++) cause = { cause };

		expect(summaryOf(toFailure(cause))).toEqual({ notSent: false, reason: 'UNKNOWN' });
	});
});
