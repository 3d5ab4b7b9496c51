import { crc32 } from 'node:zlib';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Smaller pictures cannot be converted; a single pixel was refused when it was tried. */
const SMALLEST_SIDE = 2;

/**
 * @param bytes a file that is called a picture
 * @returns which kind it is, as a whole and undamaged; null when the vendor could not convert it
 */
export function soundImage(bytes: Buffer): 'image/png' | 'image/jpeg' | null {
	if (bytes.subarray(0, PNG.length).equals(PNG)) return isSoundPng(bytes) ? 'image/png' : null;
	if (bytes.toString('hex', 0, 3) === 'ffd8ff') return isSoundJpeg(bytes) ? 'image/jpeg' : null;
	return null;
}

function isSoundPng(bytes: Buffer): boolean {
	let at = PNG.length;
	let hasHeader = false;
	let hasData = false;
	// length, type, data, CRC over type and data (PNG specification, 5.3)
	while (at + 12 <= bytes.length) {
		const length = bytes.readUInt32BE(at);
		const end = at + 12 + length;
		if (end > bytes.length) return false;
		const content = bytes.subarray(at + 4, end - 4);
		if (crc32(content) !== bytes.readUInt32BE(end - 4)) return false;
		const type = content.toString('latin1', 0, 4);
		if (type === 'IHDR')
			hasHeader = isLargeEnough(content.readUInt32BE(4), content.readUInt32BE(8));
		if (type === 'IDAT') hasData = true;
		if (type === 'IEND') return hasHeader && hasData;
		at = end;
	}
	return false;
}

function isSoundJpeg(bytes: Buffer): boolean {
	if (bytes.toString('hex', bytes.length - 2) !== 'ffd9') return false;
	let at = 2;
	// marker, length with itself (ITU-T T.81, B.1.1.4)
	while (at + 4 <= bytes.length && bytes[at] === 0xff) {
		const marker = bytes[at + 1] ?? 0;
		const length = bytes.readUInt16BE(at + 2);
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame && at + 9 <= bytes.length) {
			return isLargeEnough(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
		}
		at += 2 + length;
	}
	return false;
}

function isLargeEnough(width: number, height: number): boolean {
	return width >= SMALLEST_SIDE && height >= SMALLEST_SIDE;
}
