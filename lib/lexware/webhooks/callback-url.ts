import { lexwareWebhookError } from './errors';

const LOOPBACK = /^(?:localhost|(?:[\w-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks what the vendor demands of an address before it is asked at all. A simulated vendor on this
 * computer may be given an address on this computer.
 *
 * @param callbackUrl where events shall be sent
 * @param baseUrl address of the Public API, as the credential has it
 * @throws BelegflussError LEXWARE_CALLBACK_NOT_HTTPS when the vendor could not reach it
 */
export function assertReachable(callbackUrl: string | undefined, baseUrl: string): void {
	const url = callbackUrl !== undefined && URL.canParse(callbackUrl) ? new URL(callbackUrl) : null;
	if (url !== null) {
		if (url.protocol === 'https:' && !isLoopback(url)) return;
		const isLocal = isLoopback(url) && URL.canParse(baseUrl) && isLoopback(new URL(baseUrl));
		if (isLocal && /^https?:$/.test(url.protocol)) return;
	}
	throw lexwareWebhookError('LEXWARE_CALLBACK_NOT_HTTPS', { callbackUrl: callbackUrl ?? '–' });
}

function isLoopback({ hostname }: URL): boolean {
	return LOOPBACK.test(hostname.toLowerCase());
}
