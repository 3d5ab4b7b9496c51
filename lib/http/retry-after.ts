/** Longest wait a vendor may ask for, in milliseconds; what asks for more is a mistake. */
const LONGEST_MS = 300_000;

/**
 * @param header value of `Retry-After`: seconds or an HTTP date (RFC 9110 section 10.2.3)
 * @param now current instant
 * @returns milliseconds to wait, at most five minutes; null when the header is missing or says nothing
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
	const text = header?.trim() ?? '';
	if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
	if (!/[a-z]/i.test(text)) return null;
	const until = Date.parse(text);
	if (Number.isNaN(until)) return null;
	return Math.min(Math.max(until - now.getTime(), 0), LONGEST_MS);
}
