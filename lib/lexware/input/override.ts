/** Plain JSON data by field. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Merges raw JSON into a body, for fields the panel does not know: objects field by field, anything else,
 * lists included, as a whole. `null` removes a field.
 *
 * @param body as made from the fields
 * @param override merged last
 * @returns a new body
 */
export function withOverride(body: JsonObject, override: JsonObject): JsonObject {
	const merged = new Map(Object.entries(body));
	for (const [field, value] of Object.entries(override)) {
		const before = merged.get(field);
		if (value === null) merged.delete(field);
		else
			merged.set(field, isObject(before) && isObject(value) ? withOverride(before, value) : value);
	}
	return Object.fromEntries(merged);
}

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
