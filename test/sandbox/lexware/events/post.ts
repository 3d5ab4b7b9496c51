/** Status of the answer, or why there is none. */
export type Outcome = number | 'no such host' | 'no answer';

/** What name servers say of a host there is not, and what a machine says that has none to ask. */
const NO_SUCH_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);

/**
 * Sends one event.
 *
 * @param url callback address
 * @param body compact JSON
 * @param signature base64
 * @param timeoutMs time the receiver has to answer
 * @returns what came back; redirects are not followed
 */
export async function post(
	url: string,
	body: string,
	signature: string,
	timeoutMs: number,
): Promise<Outcome> {
	const headers = { 'content-type': 'application/json', 'x-lxo-signature': signature };
	return await ask(url, { method: 'POST', headers, body }, timeoutMs);
}

/**
 * Checks a callback address as a new subscription is made.
 *
 * @param url callback address
 * @param timeoutMs time the receiver has to answer
 * @returns whether it answers HEAD with success
 */
export async function isReachable(url: string, timeoutMs: number): Promise<boolean> {
	const outcome = await ask(url, { method: 'HEAD' }, timeoutMs);
	return typeof outcome === 'number' && outcome >= 200 && outcome < 300;
}

async function ask(url: string, init: RequestInit, timeoutMs: number): Promise<Outcome> {
	try {
		const signal = AbortSignal.timeout(timeoutMs);
		const response = await fetch(url, { ...init, redirect: 'manual', signal });
		await response.body?.cancel();
		return response.status;
	} catch (cause) {
		const inner = cause instanceof Error ? cause.cause : undefined;
		const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
		return NO_SUCH_HOST.has(code) ? 'no such host' : 'no answer';
	}
}
