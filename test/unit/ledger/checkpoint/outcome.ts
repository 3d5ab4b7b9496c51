import { BelegflussError } from '../../../../lib/errors/belegfluss-error';

/** The refusal of an action as code and values, or what it returned. */
export function outcome<Result>(action: () => Result) {
	try {
		return action();
	} catch (error) {
		return refusalOf(error);
	}
}

/** The same for an action that waits. */
export async function asyncOutcome<Result>(action: () => Promise<Result>) {
	try {
		return await action();
	} catch (error) {
		return refusalOf(error);
	}
}

function refusalOf(error: unknown) {
	if (!(error instanceof BelegflussError)) throw error;
	return { code: error.code, ...error.params };
}

/** The bytes with one bit turned over. */
export function bitFlipped(bytes: Uint8Array, bit: number): Buffer {
	const copy = Buffer.from(bytes);
	const position = Math.floor(bit / 8) % copy.length;
	copy.writeUInt8(copy.readUInt8(position) ^ (1 << bit % 8), position);
	return copy;
}

/** The text with another character at a place. */
export function characterChanged(text: string, position: number): string {
	const other = text[position] === 'x' ? 'y' : 'x';
	return `${text.slice(0, position)}${other}${text.slice(position + 1)}`;
}
