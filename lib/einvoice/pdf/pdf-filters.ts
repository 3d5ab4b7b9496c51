import { constants, inflateSync } from 'node:zlib';
import { PdfBudgetExceeded, type PdfBudget } from './pdf-budget';
import { dictOf, nameOf, type PdfDict, type PdfObject } from './pdf-objects';
import { PdfSyntaxError } from './pdf-parser';

type Filter = (bytes: Buffer, params: PdfDict | undefined, budget: PdfBudget) => Buffer;

/** Filters that pack data; image filters never pack an XML file. */
const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
	['FlateDecode', inflate],
	['Fl', inflate],
	['ASCIIHexDecode', decodeHex],
	['AHx', decodeHex],
	['ASCII85Decode', decodeBase85],
	['A85', decodeBase85],
	['RunLengthDecode', decodeRuns],
	['RL', decodeRuns],
	['Crypt', (bytes) => bytes],
]);

/** Pieces in which data is unpacked; larger ones than the default of 16 KiB spare copying. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Unpacks the bytes of a stream, never beyond the budget.
 *
 * @param raw packed bytes, already decrypted
 * @param dict dictionary of the stream, references resolved
 * @param budget what may still be unpacked
 * @returns the unpacked bytes
 * @throws PdfSyntaxError for broken data or an unknown filter, PdfBudgetExceeded for too much of it
 */
export function unpack(raw: Buffer, dict: PdfDict, budget: PdfBudget): Buffer {
	const filters = listOf(dict.get('Filter') ?? dict.get('F'));
	const params = listOf(dict.get('DecodeParms') ?? dict.get('DP'));
	return filters.reduce<Buffer>((bytes, object, index) => {
		const filter = FILTERS.get(nameOf(object) ?? '');
		if (filter === undefined) throw new PdfSyntaxError('unknown filter');
		const unpacked = filter(bytes, dictOf(params[index]), budget);
		budget.spendBytes(unpacked.length);
		return unpacked;
	}, raw);
}

function listOf(object: PdfObject | undefined): PdfObject[] {
	if (object === undefined || object === null) return [];
	return Array.isArray(object) ? object : [object];
}

function inflate(bytes: Buffer, params: PdfDict | undefined, budget: PdfBudget): Buffer {
	let inflated: Buffer;
	try {
		inflated = inflateSync(bytes, {
			maxOutputLength: budget.unpackable + 1,
			chunkSize: CHUNK_BYTES,
			// Readers accept a missing checksum at the end, and so do we.
			finishFlush: constants.Z_SYNC_FLUSH,
		});
	} catch (cause) {
		throw inflationError(cause);
	}
	const predictor = params?.get('Predictor');
	if (typeof predictor !== 'number' || predictor < 10) return inflated;
	return undoPngPrediction(inflated, bytesPerRow(params));
}

function inflationError(cause: unknown): Error {
	// zlib says ERR_BUFFER_TOO_LARGE with a RangeError, and broken data with a plain Error.
	return cause instanceof RangeError
		? new PdfBudgetExceeded('too many bytes', { cause })
		: new PdfSyntaxError('broken compression', { cause });
}

function bytesPerRow(params: PdfDict | undefined): { row: number; pixel: number } {
	const value = (key: string, fallback: number) => {
		const given = params?.get(key);
		return typeof given === 'number' && given > 0 && given < 1_000_000 ? given : fallback;
	};
	const bits = value('Colors', 1) * value('BitsPerComponent', 8);
	return { row: Math.ceil((bits * value('Columns', 1)) / 8), pixel: Math.max(1, bits >> 3) };
}

/** PNG prediction (RFC 2083, 6): cross-reference and object streams are usually stored this way. */
function undoPngPrediction(bytes: Buffer, { row, pixel }: { row: number; pixel: number }): Buffer {
	const rows = Math.floor(bytes.length / (row + 1));
	const result = Buffer.alloc(rows * row);
	for (let line = 0; line < rows; line += 1) {
		const kind = bytes[line * (row + 1)];
		for (let column = 0; column < row; column += 1) {
			const at = line * row + column;
			const left = column < pixel ? 0 : (result[at - pixel] ?? 0);
			const above = line === 0 ? 0 : (result[at - row] ?? 0);
			const corner = line === 0 || column < pixel ? 0 : (result[at - row - pixel] ?? 0);
			const raw = bytes[line * (row + 1) + 1 + column] ?? 0;
			result[at] = raw + prediction(kind, left, above, corner);
		}
	}
	return result;
}

function prediction(kind: number | undefined, left: number, above: number, corner: number): number {
	if (kind === 1) return left;
	if (kind === 2) return above;
	if (kind === 3) return (left + above) >> 1;
	if (kind !== 4) return 0;
	const estimate = left + above - corner;
	const [toLeft, toAbove, toCorner] = [left, above, corner].map((v) => Math.abs(estimate - v)) as [
		number,
		number,
		number,
	];
	if (toLeft <= toAbove && toLeft <= toCorner) return left;
	return toAbove <= toCorner ? above : corner;
}

function decodeHex(bytes: Buffer): Buffer {
	const digits = bytes.toString('latin1').split('>')[0]?.replace(/\s+/g, '') ?? '';
	return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

function decodeBase85(bytes: Buffer): Buffer {
	const text = bytes.toString('latin1').split('~>')[0]?.replace(/\s+/g, '') ?? '';
	const result: number[] = [];
	for (let at = 0; at < text.length; ) {
		if (text[at] === 'z') {
			result.push(0, 0, 0, 0);
			at += 1;
			continue;
		}
		const group = text.slice(at, at + 5);
		const value = [...group.padEnd(5, 'u')].reduce(
			(sum, character) => sum * 85 + character.charCodeAt(0) - 33,
			0,
		);
		const quad = [value / 2 ** 24, value / 2 ** 16, value / 2 ** 8, value].map(
			(part) => part & 255,
		);
		result.push(...quad.slice(0, group.length - 1));
		at += 5;
	}
	return Buffer.from(result);
}

function decodeRuns(bytes: Buffer, _params: PdfDict | undefined, budget: PdfBudget): Buffer {
	const parts: Buffer[] = [];
	let length = 0;
	for (let at = 0; at < bytes.length; ) {
		const control = bytes[at] ?? 128;
		if (control === 128) break;
		const part =
			control < 128
				? bytes.subarray(at + 1, at + 2 + control)
				: Buffer.alloc(257 - control, bytes[at + 1] ?? 0);
		at += control < 128 ? control + 2 : 2;
		length += part.length;
		if (length > budget.unpackable) throw new PdfBudgetExceeded('too many bytes');
		parts.push(part);
	}
	return Buffer.concat(parts);
}
