import type { AxiosInstance } from 'axios';
import { toFailure } from './failure-reason';
import type { HttpRequest, HttpResponse, HttpSend } from './message';

/**
 * @param instance axios with base address, credentials and, inside n8n, n8n's own way to send
 * @returns sends one request; an answer of any status is an answer, and redirects are not followed, since
 * they would carry the credentials elsewhere
 */
export function axiosSend(instance: AxiosInstance): HttpSend {
	return async ({ method, path, accept, body, timeoutMs, signal }: HttpRequest) => {
		try {
			const { status, headers, data } = await instance.request<unknown>({
				method,
				url: path,
				headers: { Accept: accept, 'Content-Type': body?.contentType ?? null },
				data: body ? Buffer.from(body.bytes) : undefined,
				responseType: 'arraybuffer',
				timeout: timeoutMs,
				signal,
				maxRedirects: 0,
				validateStatus: () => true,
				// What is sent and received are bytes; nothing is to be guessed from them.
				transformRequest: (bytes: unknown) => bytes,
				transformResponse: (bytes: unknown) => bytes,
			});
			return responseOf(status, headers as Readonly<Record<string, unknown>>, data);
		} catch (cause) {
			signal?.throwIfAborted();
			throw toFailure(cause);
		}
	};
}

function responseOf(
	status: number,
	headers: Readonly<Record<string, unknown>>,
	data: unknown,
): HttpResponse {
	const byName = new Map(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), textOf(value)]),
	);
	return {
		status,
		header: (name) => byName.get(name.toLowerCase()) ?? null,
		body: bytesOf(data),
	};
}

function textOf(value: unknown): string | null {
	if (Array.isArray(value)) return value.join(', ');
	return value === undefined || value === null ? null : String(value);
}

function bytesOf(data: unknown): Uint8Array {
	if (data instanceof Uint8Array) return data;
	if (data instanceof ArrayBuffer) return new Uint8Array(data);
	return new TextEncoder().encode(typeof data === 'string' ? data : '');
}
