/** Media types the vendor stores. */
export type StoredType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'application/xml';

/** A stored receipt. */
export interface StoredFile {
	readonly id: string;
	readonly voucherId: string;
	/** as the client named it */
	readonly fileName: string;
	readonly mimeType: StoredType;
	readonly bytes: Uint8Array;
}

/** A stored receipt as a test sees it. */
export interface FileFacts {
	readonly id: string;
	readonly voucherId: string;
	readonly fileName: string;
	readonly mimeType: StoredType;
	readonly size: number;
	/** hexadecimal, of the bytes */
	readonly sha256: string;
}

/** Endings of names by media type. */
export const EXTENSIONS: Readonly<Record<StoredType, string>> = {
	'application/pdf': 'pdf',
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'application/xml': 'xml',
};
