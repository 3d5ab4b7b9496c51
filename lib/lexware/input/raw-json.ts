import { inputError } from './errors';
import type { JsonObject } from './override';

/**
 * @param value JSON text, or the object itself
 * @param field name of the parameter, for the error
 * @returns the object; empty where nothing is given
 * @throws BelegflussError LEXWARE_RAW_JSON when it is something else
 */
export function jsonObjectOf(value: unknown, field: string): JsonObject {
	if (value === undefined || value === null || value === '') return {};
	const parsed = typeof value === 'string' ? parsedOrNull(value) : value;
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
		return parsed as JsonObject;
	}
	throw inputError('LEXWARE_RAW_JSON', { field });
}

function parsedOrNull(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}
