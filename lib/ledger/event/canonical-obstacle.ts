import {
	isAllowedNumber,
	isPlainObject,
	MAX_DEPTH,
	type CanonicalProfile,
} from './canonical-rules';

/** The first value that has no canonical form: where it stands and what it is. */
export interface Obstacle {
	readonly path: string;
	readonly found: string;
	readonly [param: string]: string;
}

/**
 * Looks for what kept a value from being written. Apart from writing, because writing is done for every
 * event and keeps no track of where it is.
 *
 * @param value data that has no canonical form
 * @param profile which numbers may occur
 * @returns the first obstacle in reading order
 */
export function findObstacle(value: unknown, profile: CanonicalProfile): Obstacle {
	const found = search(value, { path: '', profile, ancestors: [] });
	return found ?? { path: '(top level)', found: 'data that changed while it was written' };
}

interface Place {
	readonly path: string;
	readonly profile: CanonicalProfile;
	readonly ancestors: readonly object[];
}

function search(value: unknown, place: Place): Obstacle | null {
	if (value === null || typeof value === 'boolean') return null;
	if (typeof value === 'string') {
		return value.isWellFormed() ? null : obstacle(place, 'text with half a Unicode character');
	}
	if (typeof value === 'number') return searchNumber(value, place);
	if (typeof value === 'object') return searchContainer(value, place);
	return obstacle(place, value === undefined ? 'undefined' : `a ${typeof value}`);
}

function searchNumber(value: number, place: Place): Obstacle | null {
	if (isAllowedNumber(value, place.profile)) return null;
	const found = Number.isFinite(value)
		? `the number ${value}, which is no whole number up to 2^53`
		: String(value);
	return obstacle(place, found);
}

function searchContainer(value: object, place: Place): Obstacle | null {
	if (place.ancestors.includes(value)) {
		return obstacle(place, 'a reference back to its own container');
	}
	if (place.ancestors.length >= MAX_DEPTH) {
		return obstacle(place, `nesting deeper than ${MAX_DEPTH} levels`);
	}
	const inside = { ...place, ancestors: [...place.ancestors, value] };
	if (Array.isArray(value)) {
		return firstOf(
			Array.from(value, (entry: unknown, index) => [`[${index}]`, entry]),
			inside,
		);
	}
	if (!isPlainObject(value)) return obstacle(place, 'an object that is no plain data');
	const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
	return firstOf(
		members.map(([key, member]) => [place.path ? `.${key}` : key, member]),
		inside,
	);
}

function firstOf(members: readonly unknown[][], place: Place): Obstacle | null {
	for (const [step, member] of members) {
		const inner = { ...place, path: `${place.path}${String(step)}` };
		if (!String(step).isWellFormed()) return obstacle(inner, 'text with half a Unicode character');
		const found = search(member, inner);
		if (found) return found;
	}
	return null;
}

function obstacle({ path }: Place, found: string): Obstacle {
	return { path: path || '(top level)', found };
}
