/** Longest wait a vendor may ask for, in milliseconds; what asks for more is a mistake. */
const LONGEST_MS = 300_000;

/**
 * The three forms of a date in HTTP (RFC 9110 section 5.6.7). `Date.parse` alone reads a date into almost
 * any words with a number, and the last form as local time.
 */
const HTTP_DATE =
	/^(?:[A-Z][a-z]+, \d{2}(?: [A-Z][a-z]{2} \d{4}|-[A-Z][a-z]{2}-\d{2}) \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/**
 * @param header value of `Retry-After`: seconds or an HTTP date (RFC 9110 section 10.2.3)
 * @param now current instant
 * @returns milliseconds to wait, at most five minutes; null when the header is missing or says nothing
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
	const text = header?.trim() ?? '';
	if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
	if (!HTTP_DATE.test(text)) return null;
	const until = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
	if (Number.isNaN(until)) return null;
	return Math.min(Math.max(until - now.getTime(), 0), LONGEST_MS);
}
