import { readMultipart, type Part } from '../body/multipart';
import type { Exchange } from '../wire/exchange';
import { LegacyProblem, MultipartProblem } from '../wire/problems';
import type { StoredType } from './record';
import { isSoundPdf } from './sound-pdf';
import { soundImage } from './sound-image';
import { isXRechnung } from './xrechnung';

/** 5 MiB, still accepted. */
export const MAX_FILE_BYTES = 5_242_880;

/** A file the vendor takes. */
export interface Upload {
	readonly fileName: string;
	readonly mimeType: StoredType;
	readonly bytes: Buffer;
}

/** The parts of a form the vendor looks at. */
export interface UploadForm {
	readonly file: Part;
	readonly type: Part | undefined;
}

/**
 * @param exchange a request with a form
 * @param exchange.headers of the request
 * @param exchange.body of the request
 * @returns its parts
 * @throws MultipartProblem when it is no form, or has no part `file` that is a file
 */
export function readForm({ headers, body }: Exchange): UploadForm {
	const parts = readMultipart(headers['content-type'] ?? '', body);
	const file = parts.find(({ name }) => name === 'file');
	if (!file?.fileName) {
		throw new MultipartProblem("Required request part 'file' is not present");
	}
	return { file, type: parts.find(({ name }) => name === 'type') };
}

/**
 * @param part the part `file`
 * @returns the file, its type told by ending and content
 * @throws LegacyProblem 406 when the vendor does not take it; the key says why
 */
export function acceptUpload({ fileName, bytes }: Part): Upload {
	const name = fileName ?? '';
	const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
	if (bytes.length > MAX_FILE_BYTES) throw refused('max_file_size_exceeded');
	const mimeType = typeOf(extension, bytes);
	return { fileName: name, mimeType, bytes };
}

function typeOf(extension: string, bytes: Buffer): StoredType {
	switch (extension) {
		case 'pdf':
			if (!isSoundPdf(bytes)) throw refused('voucher_upload_toxic_pdf');
			return 'application/pdf';
		case 'png':
		case 'jpg':
		case 'jpeg': {
			const type = soundImage(bytes);
			if (type === null) throw refused('image_conversion_error');
			return type;
		}
		case 'xml':
			if (!isXRechnung(bytes)) throw refused('invalid_xrechnung');
			return 'application/xml';
		default:
			throw refused('inacceptable_file_extension');
	}
}

function refused(i18nKey: string): LegacyProblem {
	return new LegacyProblem(406, [{ i18nKey, source: 'file' }]);
}
