import { z } from 'zod/v4';
import type { LocalizedText } from '../../errors/belegfluss-error';
import { canonicalize } from '../event/canonical-json';
import { CANONICAL_EVENT } from '../event/canonical-pattern';

/** The part of an event that verification rests on. */
export interface EventContent {
	readonly action: string;
	readonly chain: string;
	readonly sequence: number;
	/** UTC instant */
	readonly time: string;
	readonly previous: string;
	readonly payloadSha256: string | null;
	readonly documentSha256: string | null;
	readonly subjectId: string | null;
	/** whether the text is RFC 8785 */
	readonly canonical: boolean;
}

/** Text that is no event of a known format. */
export interface UnreadableContent {
	readonly unreadable: LocalizedText;
	/** whether it at least states a format version, though an unknown one */
	readonly otherVersion: boolean;
}

/** Longer text is read in full: the engine keeps a stack entry for every escaped character. */
const MAX_MATCHED = 65_536;

/** Other fields may grow with later versions of the package. */
const contentSchema = z.looseObject({
	action: z.string().catch(''),
	chain: z.string(),
	seq: z.int().positive(),
	ts: z.iso.datetime(),
	prev: z.string(),
	payloadSha256: z.string().nullable(),
	subject: z
		.looseObject({
			documentSha256: z.string().nullable().catch(null),
			id: z.string().nullable().catch(null),
		})
		.nullable()
		.catch(null),
});

/**
 * @param text text of an event
 * @returns what the chain rests on, or why it cannot be read
 */
export function readEventContent(text: string): EventContent | UnreadableContent {
	return matchEvent(text) ?? parseEvent(text);
}

/**
 * The quick way.
 *
 * @param text text of an event
 * @returns exactly what `parseEvent` would give, null when it takes that to tell
 */
export function matchEvent(text: string): EventContent | null {
	if (text.length > MAX_MATCHED || !text.isWellFormed()) return null;
	const match = CANONICAL_EVENT.exec(text);
	if (!match) return null;
	return {
		action: match[1] as string,
		chain: match[2] as string,
		sequence: Number(match[5]),
		time: match[8] as string,
		previous: match[4] as string,
		payloadSha256: match[3] ?? null,
		documentSha256: match[6] ?? null,
		subjectId: match[7] ?? null,
		canonical: true,
	};
}

/**
 * The complete way: also for text that was damaged, or written by another version of the package.
 *
 * @param text text of an event
 * @returns what the chain rests on, or why it cannot be read
 */
export function parseEvent(text: string): EventContent | UnreadableContent {
	const value = parseJson(text);
	const version = versionOf(value);
	if (typeof version === 'number' && version !== 1) {
		return unreadable(`format version ${version}`, `Formatversion ${version}`, true);
	}
	if (version !== 1) return unreadable('no format version', 'keine Formatversion');
	const result = contentSchema.safeParse(value);
	if (!result.success) {
		const field = result.error.issues[0]?.path.join('.') ?? '';
		return unreadable(`field "${field}"`, `Feld „${field}“`);
	}
	const { action, chain, seq, ts, prev, payloadSha256, subject } = result.data;
	return {
		action,
		chain,
		sequence: seq,
		time: ts,
		previous: prev,
		payloadSha256,
		documentSha256: subject?.documentSha256 ?? null,
		subjectId: subject?.id ?? null,
		canonical: isCanonical(value, text),
	};
}

function unreadable(en: string, de: string, otherVersion = false): UnreadableContent {
	return { unreadable: { en, de }, otherVersion };
}

function isCanonical(value: unknown, text: string): boolean {
	try {
		return canonicalize(value) === text;
	} catch {
		return false;
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function versionOf(value: unknown): unknown {
	return typeof value === 'object' && value !== null && 'v' in value ? value.v : undefined;
}
