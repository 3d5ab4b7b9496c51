/** Type numbers of PostgreSQL (pg_type.dat). */
const INT8 = 20;
const TEXT = 25;

const HEADER = 20;
const LENGTH_BYTES = 4;
const INTEGER_BYTES = 8;

/** Stands in the place of a length. */
const NULL = -1;

/**
 * Packs texts as the server keeps an array itself. As text, every quote of every entry would be escaped
 * here and unescaped there, which takes longer than writing the rows.
 *
 * @param values texts or nulls
 * @returns a value for a parameter of type `text[]`
 */
export function textArray(values: ReadonlyArray<string | null>): Buffer {
	const lengths = values.map((value) => (value === null ? 0 : Buffer.byteLength(value)));
	const array = emptyArray(TEXT, values, lengths);
	let offset = HEADER;
	values.forEach((value, index) => {
		offset = array.writeInt32BE(value === null ? NULL : (lengths[index] ?? 0), offset);
		if (value !== null) offset += array.write(value, offset);
	});
	return array;
}

/**
 * @param values safe whole numbers
 * @returns a value for a parameter of type `bigint[]`
 */
export function integerArray(values: readonly number[]): Buffer {
	const array = emptyArray(
		INT8,
		values,
		values.map(() => INTEGER_BYTES),
	);
	let offset = HEADER;
	for (const value of values) {
		offset = array.writeInt32BE(INTEGER_BYTES, offset);
		offset = array.writeBigInt64BE(BigInt(value), offset);
	}
	return array;
}

/** Room for an array of one dimension counted from 1, each value behind its length (arrayfuncs.c, array_recv). */
function emptyArray(type: number, values: readonly unknown[], lengths: readonly number[]): Buffer {
	const bytes = lengths.reduce((sum, length) => sum + LENGTH_BYTES + length, HEADER);
	const array = Buffer.allocUnsafe(bytes);
	let offset = 0;
	for (const field of [1, values.includes(null) ? 1 : 0, type, values.length, 1]) {
		offset = array.writeInt32BE(field, offset);
	}
	return array;
}
