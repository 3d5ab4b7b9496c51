import { z } from 'zod/v4';
import { decimalPlaces } from '../money';
import { addFlaw } from './flaws';

/** A text that may be left out or null. */
export const optionalText = z
	.string()
	.nullish()
	.transform((value) => value ?? undefined);

/** A text with at least one character. */
export const requiredText = z.string().min(1);

/** A yes or no that may be left out or null. */
export const optionalFlag = z
	.boolean()
	.nullish()
	.transform((value) => value ?? undefined);

/** An id in the form the vendor gives; whether it exists is asked later. */
export const uuid = z.guid();

/** An id that may be left out or null. */
export const optionalUuid = z
	.guid()
	.nullish()
	.transform((value) => value ?? undefined);

/** Larger amounts are typing errors; it also keeps exponents out of the JSON. */
const LARGEST = 1_000_000_000;

/**
 * @param places digits behind the point at most; a sum that was added up in binary has more
 * @returns schema of an amount or a quantity
 */
export function decimal(places: number) {
	return z
		.number()
		.min(-LARGEST)
		.max(LARGEST)
		.superRefine((value, context) => {
			if (decimalPlaces(value) > places) addFlaw(context, [], 'DIGITS');
		});
}

/** A rate in per cent. */
export const percentage = z.number().min(0).max(100);

/**
 * @param record any record
 * @param names of what is not to be shown
 * @returns a copy without it
 */
export function without<T extends object, Name extends keyof T>(
	record: T,
	...names: readonly Name[]
): Omit<T, Name> {
	const copy = { ...record };
	for (const name of names) delete copy[name];
	return copy;
}

/**
 * Leaves out what was not given, so that answers have no empty keys.
 *
 * @param record a record with undefined values, empty lists or empty objects in it
 * @returns a copy without them
 */
export function compact<T extends object>(record: T): T {
	const kept: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(record)) {
		if (value === undefined) continue;
		if (Array.isArray(value)) {
			if (value.length > 0) kept[key] = value;
		} else if (typeof value === 'object' && value !== null) {
			const inner = compact(value as object);
			if (Object.keys(inner).length > 0) kept[key] = inner;
		} else {
			kept[key] = value;
		}
	}
	return kept as T;
}
