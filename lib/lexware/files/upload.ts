import { mimeTypeOf, sniffContent, type ContentKind } from '../../einvoice/sniff';
import { sha256Hex } from '../../ledger/event/hash';
import type { UploadFile } from '../../http/multipart';
import { lexwareFileError } from './errors';

/** Largest file the vendor takes, inclusive: 5 MiB, measured. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;

/** Longest part of a name an error shows; a name may be anything. */
const LONGEST_SHOWN = 120;

/** Bytes of an XML file in which its specification has to be named. */
const BEGINNING = 65_536;

/** What the vendor takes, and how such a file may be called. */
const EXTENSIONS: Partial<Record<ContentKind, readonly string[]>> = {
	pdf: ['.pdf'],
	jpeg: ['.jpg', '.jpeg'],
	png: ['.png'],
	xml: ['.xml'],
};

/** A file the vendor takes, as far as can be told without asking it. */
export interface CheckedFile extends UploadFile {
	/** hash of the bytes: nothing else tells one file from another */
	readonly sha256: string;
	readonly kind: ContentKind;
}

/**
 * Checks what can be checked before a file leaves: size, content, and that the name fits the content, since
 * the vendor goes by the name. Of XML it takes XRechnung only; whether one is valid is the vendor's to say.
 *
 * @param fileName name with extension
 * @param bytes the file
 * @returns the file with its media type by content
 * @throws BelegflussError LEXWARE_FILE_… naming the file, its size and what to do
 */
export function checkedFile(fileName: string, bytes: Uint8Array): CheckedFile {
	const params = { fileName: shown(fileName), bytes: bytes.length };
	if (bytes.length === 0) throw lexwareFileError('LEXWARE_FILE_EMPTY', params);
	if (bytes.length > MOST_FILE_BYTES) {
		throw lexwareFileError('LEXWARE_FILE_TOO_LARGE', { ...params, most: MOST_FILE_BYTES });
	}
	const kind = sniffContent(bytes);
	const mimeType = mimeTypeOf(kind);
	const extensions = EXTENSIONS[kind];
	if (!extensions) throw lexwareFileError('LEXWARE_FILE_KIND', { ...params, mimeType });
	if (!extensions.some((extension) => fileName.toLowerCase().endsWith(extension))) {
		throw lexwareFileError('LEXWARE_FILE_EXTENSION', {
			...params,
			mimeType,
			extensions: extensions.join(', '),
		});
	}
	if (kind === 'xml' && !namesXRechnung(bytes)) {
		throw lexwareFileError('LEXWARE_FILE_NOT_XRECHNUNG', params);
	}
	return { fileName, bytes, mimeType, kind, sha256: sha256Hex(bytes) };
}

/** BT-24 of an XRechnung of any version stands near the beginning, in whatever encoding. */
function namesXRechnung(bytes: Uint8Array): boolean {
	const beginning = Buffer.from(bytes.subarray(0, BEGINNING)).toString('latin1');
	return /:kosit:(?:standard:)?xrechnung_\d/i.test(beginning.replaceAll('\0', ''));
}

/**
 * @param file about to be sent
 * @returns what a preview and the ledger show of it: everything but its content
 */
export function describedFile({ fileName, mimeType, bytes, sha256 }: CheckedFile) {
	return { fileName, mimeType, bytes: bytes.length, sha256 };
}

function shown(fileName: string): string {
	return fileName.replace(/\p{Cc}/gu, '').slice(0, LONGEST_SHOWN);
}
