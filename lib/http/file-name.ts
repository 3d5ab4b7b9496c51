/** Longest name kept. */
const LONGEST = 200;

/** Control characters, and the marks by which `fdp.exe` looks like `exe.pdf`. */
const HIDDEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Reads the name out of `Content-Disposition` (RFC 6266), also where it holds blanks without quotes. The
 * encoded form `filename*` counts for more (RFC 8187).
 *
 * @param header value of the header, null without one
 * @returns a name without folders, control characters and marks that turn the direction of reading; null when
 * the header has none
 */
export function fileNameOf(header: string | null): string | null {
	if (header === null) return null;
	const name = encodedName(header) ?? plainName(header);
	return name === null ? null : harmless(name);
}

function encodedName(header: string): string | null {
	const [, charset = '', value = ''] =
		/filename\*\s*=\s*([\w-]*)'[^']*'([^;\s]+)/i.exec(header) ?? [];
	if (!/^utf-8$/i.test(charset)) return null;
	try {
		return decodeURIComponent(value);
	} catch {
		return null;
	}
}

function plainName(header: string): string | null {
	const quoted = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header);
	if (quoted) return (quoted[1] ?? '').replace(/\\(.)/g, '$1');
	const bare = /filename\s*=\s*([^;"]+)/i.exec(header);
	return bare ? (bare[1] ?? '').trim() : null;
}

function harmless(name: string): string | null {
	const last = name.split(/[\\/]/).at(-1) ?? '';
	const cleaned = last.replace(HIDDEN, '').trim().slice(0, LONGEST).toWellFormed().trim();
	return cleaned === '' || /^[.\s]+$/.test(cleaned) ? null : cleaned;
}
