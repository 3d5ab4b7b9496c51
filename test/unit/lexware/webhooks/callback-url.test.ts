import { describe, expect, it } from 'vitest';
import { assertReachable } from '../../../../lib/lexware/webhooks/callback-url';

const VENDOR = 'https://api.lexware.io';
const SANDBOX = 'http://127.0.0.1:4711';

describe('an address for events', () => {
	it.each([
		['https://n8n.example.com/webhook/1/webhook', VENDOR],
		['https://n8n.example.com:8443/webhook/1/webhook', VENDOR],
		['http://127.0.0.1:5678/webhook/1/webhook', SANDBOX],
		['http://localhost:5678/webhook/1/webhook', 'http://[::1]:4711'],
		['https://n8n.example.com/webhook/1/webhook', SANDBOX],
	])('%s may be given to %s', (callbackUrl, baseUrl) => {
		expect(() => assertReachable(callbackUrl, baseUrl)).not.toThrow();
	});

	it.each<[string | undefined, string]>([
		['http://n8n.example.com/webhook/1/webhook', VENDOR],
		['http://localhost:5678/webhook/1/webhook', VENDOR],
		['https://localhost:5678/webhook/1/webhook', VENDOR],
		['https://127.0.0.1/webhook/1/webhook', VENDOR],
		['https://n8n.localhost/webhook/1/webhook', VENDOR],
		['http://n8n.example.com/webhook/1/webhook', SANDBOX],
		['http://localhost:5678/webhook', 'https://localhost.example.com'],
		['ftp://127.0.0.1/webhook', SANDBOX],
		['no address', VENDOR],
		[undefined, VENDOR],
	])('%s may not be given to %s', (callbackUrl, baseUrl) => {
		expect(() => assertReachable(callbackUrl, baseUrl)).toThrow(
			expect.objectContaining({ code: 'LEXWARE_CALLBACK_NOT_HTTPS' }),
		);
	});

	it('is refused with the setting that helps', () => {
		try {
			assertReachable('http://localhost:5678/webhook', VENDOR);
			expect.unreachable();
		} catch (cause) {
			const { message, remedy } = (
				cause as { describe(language: string): { message: string; remedy: string } }
			).describe('de');
			expect(message).toContain('http://localhost:5678/webhook');
			expect(remedy).toContain('WEBHOOK_URL');
		}
	});
});
