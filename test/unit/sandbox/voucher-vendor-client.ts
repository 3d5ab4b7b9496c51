import { onTestFinished } from 'vitest';
import type { VendorOptionsInput } from '../../sandbox/voucher-vendor/options';
import { startVoucherVendor, type VoucherVendor } from '../../sandbox/voucher-vendor/server';

/** Waits that a test cuts short itself; nothing in these tests sits one out. */
export const AN_HOUR = 3_600_000;

/** The parts of a vendor a client needs. */
export type Address = Pick<VoucherVendor, 'url' | 'tokens'>;

/** Starts a vendor that ends with the test. */
export async function vendorFor(
	options: VendorOptionsInput = {},
	now?: () => number,
): Promise<VoucherVendor> {
	const vendor = await startVoucherVendor(options, now);
	onTestFinished(() => vendor.close());
	return vendor;
}

/** A well-formed voucher. */
export function voucher(reference = 'RE-1') {
	return {
		reference,
		documentSha256: '0a'.repeat(32),
		gross: '119.00',
		currency: 'EUR',
		supplier: 'Muster Papier GmbH',
	};
}

/** What a client sees: an answer, or the connection's error. */
export type Seen =
	| { readonly status: number; readonly type: string | null; readonly body: unknown }
	| { readonly lost: string };

/** Posts a voucher as a careful client does: no redirects followed. */
export async function post(
	{ url, tokens }: Address,
	body: unknown = voucher(),
	init: RequestInit = {},
): Promise<Seen> {
	return await see(`${url}/v1/vouchers`, {
		method: 'POST',
		body: JSON.stringify(body),
		redirect: 'manual',
		...init,
		headers: {
			'content-type': 'application/json',
			authorization: `Bearer ${tokens.write}`,
			...(init.headers as Record<string, string> | undefined),
		},
	});
}

/** Looks up with the read-only token; `path` begins behind `/v1/vouchers`. */
export async function get({ url, tokens }: Address, path = ''): Promise<Seen> {
	const headers = { authorization: `Bearer ${tokens.read}` };
	return await see(`${url}/v1/vouchers${path}`, { headers });
}

/** Fetches and tells what happened; HTML is told by its type alone. */
export async function see(url: string, init?: RequestInit): Promise<Seen> {
	try {
		const response = await fetch(url, init);
		const type = response.headers.get('content-type');
		const text = await response.text();
		const body: unknown = type?.startsWith('application/json') ? JSON.parse(text) : null;
		return { status: response.status, type, body };
	} catch (cause) {
		return { lost: codeOf(cause) };
	}
}

function codeOf(cause: unknown): string {
	if (!(cause instanceof Error)) return String(cause);
	const { cause: inner } = cause;
	return inner instanceof Error && 'code' in inner ? String(inner.code) : cause.name;
}

export const JSON_TYPE = 'application/json; charset=utf-8';
export const HTML_TYPE = 'text/html; charset=utf-8';
