import { type Belegfeld1, toBelegfeld1, toDistinctBelegfeld1 } from '../belegfeld1';
import type { IncomingDocument } from './settings';
import { supplierKeys } from './supplier';

/**
 * Gives every document its open item key. Two numbers of one supplier that would get the same key
 * (`RE 17` and `RE.17`) are told apart by a hash of the number.
 *
 * @param documents documents of a run
 * @returns the key of each document, in the same order
 */
export function openItemKeys(documents: readonly IncomingDocument[]): readonly Belegfeld1[] {
	const numbersByKey = new Map<string, Set<string>>();
	const places = documents.map(({ invoice }) => {
		const number = invoice.number?.trim() ?? '';
		const key = toBelegfeld1(number);
		const place = `${supplierKeys(invoice)[0]} ${key.value}`;
		numbersByKey.set(place, (numbersByKey.get(place) ?? new Set()).add(number));
		return { number, key, place };
	});
	return places.map(({ number, key, place }) =>
		(numbersByKey.get(place)?.size ?? 0) > 1 ? toDistinctBelegfeld1(number) : key,
	);
}
