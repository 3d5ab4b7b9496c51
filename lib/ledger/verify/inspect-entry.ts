import { z } from 'zod/v4';
import { canonicalize } from '../event/canonical-json';
import type { DeviationKind } from './deviation';
import { eventHash, sha256Hex } from '../event/hash';
import type { StoredEntry } from '../store/store';

/** Something wrong with one entry taken by itself. */
export interface EntryFault {
	readonly kind: DeviationKind;
	readonly params: Readonly<Record<string, string | number>>;
}

/** One entry taken by itself: what it claims to be, and whether its content supports the claim. */
export interface InspectedEntry {
	readonly sequence: number;
	readonly chain: string;
	readonly previous: string;
	/** UTC instant, null when the entry cannot be read */
	readonly time: string | null;
	/** hash as filed beside the entry */
	readonly filedHash: string;
	/** hash of the content as it is now */
	readonly actualHash: string;
	readonly payload: 'none' | 'kept' | 'erased';
	readonly faults: readonly EntryFault[];
}

/** The part of an event the chain rests on; other fields may grow with later versions of the package. */
const chainFieldsSchema = z.looseObject({
	chain: z.string(),
	seq: z.int().positive(),
	ts: z.iso.datetime(),
	prev: z.string(),
	payloadSha256: z.string().nullable(),
});

type ChainFields = z.infer<typeof chainFieldsSchema>;

/**
 * @param entry an entry as read from a store or an export
 * @returns what it claims and what is wrong with it; where the content is not authentic, the claims are
 * taken from the columns filed beside it
 */
export function inspectEntry(entry: StoredEntry): InspectedEntry {
	const actualHash = eventHash(entry.canonical);
	const { fields, faults } = readContent(entry, actualHash);
	const expectedPayload = (fields ?? entry).payloadSha256;
	return {
		sequence: fields?.seq ?? entry.sequence,
		chain: fields?.chain ?? entry.chain,
		previous: fields?.prev ?? entry.previous,
		time: fields?.ts ?? null,
		filedHash: entry.hash,
		actualHash,
		payload: payloadState(entry.payload, expectedPayload),
		faults: [...faults, ...inspectPayload(entry.payload, expectedPayload)],
	};
}

function readContent(
	entry: StoredEntry,
	actualHash: string,
): { fields: ChainFields | null; faults: EntryFault[] } {
	const value = parseJson(entry.canonical);
	const version = versionOf(value);
	if (typeof version === 'number' && version !== 1) {
		return unreadable(`format version ${version}`);
	}
	if (actualHash !== entry.hash) {
		return { fields: null, faults: [{ kind: 'contentChanged', params: {} }] };
	}
	if (version !== 1) return unreadable('no format version');
	const fields = chainFieldsSchema.safeParse(value);
	if (!fields.success) {
		return unreadable(`field "${fields.error.issues[0]?.path.join('.') ?? ''}"`);
	}
	return { fields: fields.data, faults: faultsOfForm(entry, value, fields.data) };
}

function faultsOfForm(entry: StoredEntry, value: unknown, fields: ChainFields): EntryFault[] {
	const faults: EntryFault[] = [];
	if (!isCanonical(value, entry.canonical)) faults.push({ kind: 'notCanonical', params: {} });
	const columns = [
		['number', fields.seq, entry.sequence],
		['chain', fields.chain, entry.chain],
		['predecessor', fields.prev, entry.previous],
		['payload', fields.payloadSha256, entry.payloadSha256],
	] as const;
	for (const [column, stated, filed] of columns) {
		if (stated !== filed) faults.push({ kind: 'columnChanged', params: { column } });
	}
	return faults;
}

function inspectPayload(payload: string | null, expected: string | null): EntryFault[] {
	const changed = payload !== null && sha256Hex(payload) !== expected;
	return changed ? [{ kind: 'payloadChanged', params: {} }] : [];
}

function payloadState(payload: string | null, expected: string | null): InspectedEntry['payload'] {
	if (payload !== null) return 'kept';
	return expected === null ? 'none' : 'erased';
}

function unreadable(reason: string): { fields: null; faults: EntryFault[] } {
	return { fields: null, faults: [{ kind: 'unreadable', params: { reason } }] };
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
