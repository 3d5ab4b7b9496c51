import type { HttpBody } from './message';

/** A file to be uploaded. */
export interface UploadFile {
	readonly bytes: Uint8Array;
	readonly fileName: string;
	readonly mimeType: string;
}

/**
 * @param fields parts of a form, in order; a file is sent under its name and type
 * @returns the body as `multipart/form-data` (RFC 7578), whole, so that it can be sent again
 */
export async function multipartBody(
	fields: readonly (readonly [name: string, value: string | UploadFile])[],
): Promise<HttpBody> {
	const form = new FormData();
	for (const [name, value] of fields) {
		if (typeof value === 'string') form.append(name, value);
		else {
			const blob = new Blob([Buffer.from(value.bytes)], { type: value.mimeType });
			form.append(name, blob, value.fileName);
		}
	}
	const encoded = new Response(form);
	return {
		contentType: encoded.headers.get('content-type') ?? 'multipart/form-data',
		bytes: new Uint8Array(await encoded.arrayBuffer()),
	};
}
