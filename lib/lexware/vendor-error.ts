import type { BelegflussError, LocalizedText, MessageParams } from '../errors/belegfluss-error';
import type { HttpResponse } from '../http/message';
import { lexwareError } from './errors';
import { explain } from './known-complaints';
import { readVendorAnswer, type VendorAnswer } from './vendor-answer';

/**
 * @param request method and path, without query: it may hold names of people
 * @param response an answer that is no success
 * @returns the one error it stands for
 */
export function vendorError(request: string, response: HttpResponse): BelegflussError {
	const answer = readVendorAnswer(response.body);
	const { status } = response;
	const { en, de } = reasonOf(answer);
	const [first] = answer.complaints;
	const params: MessageParams = {
		request,
		status,
		reason: en,
		grund: de,
		traceId: answer.traceId ?? response.header('x-trace-id') ?? '–',
		vendorCode: first?.code ?? '–',
		field: first?.field ?? '–',
	};
	return lexwareError(codeOf(status, request), params);
}

/**
 * @param body of an error answer
 * @returns whether the vendor says that the version sent is not the current one
 */
export function isStaleVersion(body: Uint8Array): boolean {
	return readVendorAnswer(body).complaints.some(({ field }) => field === 'version');
}

function codeOf(status: number, request: string) {
	switch (status) {
		case 401:
			return 'LEXWARE_UNAUTHORIZED';
		case 402:
			return 'LEXWARE_PLAN';
		case 403:
			return 'LEXWARE_FORBIDDEN';
		case 404:
			return 'LEXWARE_NOT_FOUND';
		case 409:
			return request.endsWith('/file') ? 'LEXWARE_NO_FILE_YET' : 'LEXWARE_CONFLICT';
		case 429:
			return 'LEXWARE_RATE_LIMITED';
		default:
			return status >= 400 && status < 500 ? 'LEXWARE_INVALID' : 'LEXWARE_UNAVAILABLE';
	}
}

function reasonOf({ complaints, message }: VendorAnswer): LocalizedText {
	const explained = complaints.map(explain);
	const joined = (language: 'en' | 'de', fallback: string) => {
		const clauses = explained.map((text) => text[language]).filter((clause) => clause !== '');
		// It stands at the end of a sentence.
		return (clauses.length > 0 ? clauses.join('; ') : (message ?? fallback)).replace(/[.!?]+$/, '');
	};
	return {
		en: joined('en', 'it gives no reason'),
		de: joined('de', 'ein Grund wird nicht genannt'),
	};
}
