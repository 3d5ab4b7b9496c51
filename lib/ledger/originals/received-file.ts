import { MAX_DOCUMENT_BYTES } from '../../einvoice/limits';
import { sha256Hex } from '../event/hash';
import { originalRecordSchema } from '../store/records';
import { originalError } from './errors';

/** A file as it was received. */
export interface ReceivedFile {
	readonly bytes: Uint8Array;
	/** hash the document is known by, lower-case hex; checked against the bytes */
	readonly sha256: string;
	/** found from the content */
	readonly mimeType: string;
	/** name as received */
	readonly fileName: string;
}

const factsSchema = originalRecordSchema.pick({ sha256: true, mimeType: true });

const LONGEST_NAME = 300;

/**
 * @param file a file from outside
 * @returns the file, its name made fit for a column of text
 * @throws BelegflussError ORIGINAL_TOO_LARGE, ORIGINAL_FACTS_INVALID, or ORIGINAL_HASH_MISMATCH when the
 * bytes are not what the hash names
 */
export function checkReceived(file: ReceivedFile): ReceivedFile {
	const { bytes, sha256, mimeType, fileName } = file;
	if (bytes.length > MAX_DOCUMENT_BYTES) {
		throw originalError('ORIGINAL_TOO_LARGE', { bytes: bytes.length, limit: MAX_DOCUMENT_BYTES });
	}
	const facts = factsSchema.safeParse({ sha256, mimeType });
	if (!facts.success) {
		const [issue] = facts.error.issues;
		throw originalError('ORIGINAL_FACTS_INVALID', {
			field: issue?.path.join('.') ?? '',
			reason: issue?.message ?? 'unknown',
		});
	}
	const actual = sha256Hex(bytes);
	if (actual !== sha256)
		throw originalError('ORIGINAL_HASH_MISMATCH', { expected: sha256, actual });
	return { bytes, sha256, mimeType, fileName: storableName(fileName) };
}

/**
 * A name is a label, so a hostile one is trimmed instead of stopping the document: databases refuse NUL
 * and half characters. The end is kept, because it holds the extension.
 */
function storableName(name: string): string {
	return name
		.replace(/\p{Cc}/gu, ' ')
		.slice(-LONGEST_NAME)
		.toWellFormed();
}
