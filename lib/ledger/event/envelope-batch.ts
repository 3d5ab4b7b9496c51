import { z } from 'zod/v4';
import type { EnvelopeFacts } from './envelope-facts';

const noteOfDocument = z.looseObject({ id: z.string() });

/**
 * Takes a posting batch apart, so that each document's part names no other document.
 *
 * @param facts values of an item
 * @returns for a batch the values of each document it holds, in its order, then those of the documents that
 * have no hash; anything else as it came
 */
export function splitBatch(facts: EnvelopeFacts): readonly EnvelopeFacts[] {
	const { datev } = facts;
	const hashes = [...new Set(datev?.documents.filter(isSha256))];
	if (!datev || hashes.length === 0) return [facts];
	const nameless = datev.documents.filter((id) => !isSha256(id));
	return [
		...hashes.map((sha256) => partOf(facts, [sha256])),
		...(nameless.length > 0 ? [partOf(facts, nameless)] : []),
	];
}

/**
 * @param id what a batch calls a document
 * @returns whether that is its hash, and not a makeshift for an item without document
 */
export function isSha256(id: string): boolean {
	return /^[0-9a-f]{64}$/.test(id);
}

function partOf(facts: EnvelopeFacts, documents: string[]): EnvelopeFacts {
	const { datev, document, error } = facts;
	// What else the item carries is about one document only.
	const own = document && documents.includes(document.sha256) ? facts : { error };
	if (!datev) return own;
	const { notes } = datev;
	const isOwn = (note: unknown) => {
		const parsed = noteOfDocument.safeParse(note);
		return parsed.success && documents.includes(parsed.data.id);
	};
	return {
		...own,
		datev: {
			...datev,
			documents,
			...(Array.isArray(notes) ? { notes: notes.filter(isOwn) } : {}),
		},
	};
}
