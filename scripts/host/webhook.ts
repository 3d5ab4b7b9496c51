import { becomesReady } from './ready';

const TIMEOUT_MS = 60_000;

async function methodsAt(url: string): Promise<string> {
	const { origin } = new URL(url);
	const response = await fetch(url, { method: 'OPTIONS', headers: { origin } });
	return response.headers.get('access-control-allow-methods') ?? '';
}

/**
 * Waits until a published workflow listens at a webhook: n8n publishes what is published already only
 * after it has begun to answer, and tells nobody when it is done. Asks as a browser does before a
 * request from another page, so nothing is started.
 * @param url the webhook's production address
 * @param method e.g. `POST`
 * @throws Error if it does not within a minute
 */
export async function untilWebhookListens(url: string, method: string): Promise<void> {
	const ready = async () => (await methodsAt(url)).split(', ').includes(method);
	if (await becomesReady({ ready, alive: () => true, timeoutMs: TIMEOUT_MS })) return;
	throw new Error(`No published workflow listens at ${method} ${url}.`);
}
