import type { Draw } from '../../support/draw';

type Holder = Record<string | number, unknown>;

interface Place {
	readonly holder: Holder;
	readonly key: string | number;
	/** `content[0].version` */
	readonly path: string;
}

/**
 * Gives one value of an answer another JSON type.
 *
 * @param body the answer as JSON
 * @param path the value to change; drawn when it is not named or not there
 * @param draw where the choice comes from
 * @returns the changed answer; an answer without values stays as it is
 */
export function mangle(body: string, path: string | undefined, draw: Draw): string {
	const answer = JSON.parse(body) as unknown;
	const places = [...placesIn(answer, '')];
	const [first, ...others] = places;
	if (!first) return body;
	const { holder, key } =
		places.find((place) => place.path === path) ?? draw.pick([first, ...others]);
	holder[key] = otherType(holder[key]);
	return JSON.stringify(answer);
}

function* placesIn(value: unknown, path: string): Generator<Place> {
	if (typeof value !== 'object' || value === null) return;
	const holder = value as Holder;
	const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
	for (const key of keys) {
		const dot = path === '' ? '' : '.';
		const here = typeof key === 'number' ? `${path}[${key}]` : `${path}${dot}${key}`;
		yield { holder, key, path: here };
		yield* placesIn(holder[key], here);
	}
}

function otherType(value: unknown): unknown {
	switch (typeof value) {
		case 'number':
			return String(value);
		case 'string':
			return value.length;
		case 'boolean':
			return value ? 'yes' : 'no';
		default:
			return Array.isArray(value) ? { items: value } : [value];
	}
}
