import { json, type Reply } from '../../support/wire';
import { negotiate } from '../wire/accept';
import type { Exchange, Route } from '../wire/exchange';
import { FamilyProblem, MessageProblem, MultipartProblem, notFound } from '../wire/problems';
import { acceptUpload, readForm } from './accept-upload';
import { EXTENSIONS, type StoredFile } from './record';
import { storeReceipt } from './receipts';

/** Upload (which creates a voucher) and download. */
export const fileRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/v1/files',
		family: 'legacy',
		takes: 'multipart/form-data',
		serve: upload,
	},
	{ method: 'GET', path: '/v1/files/:id', family: 'legacy', answersJson: false, serve: download },
	{
		method: 'GET',
		path: '/v1/files/:id/status',
		family: 'legacy',
		// Needs a right that ordinary keys do not have.
		serve: () => {
			throw new MessageProblem(403, 'Forbidden');
		},
	},
];

function upload(exchange: Exchange): Reply {
	const { file, type } = readForm(exchange);
	if (type?.fileName !== null) {
		throw new MultipartProblem(
			"Required request parameter 'type' for method parameter type String is not present",
		);
	}
	if (type.bytes.toString('utf8') !== 'voucher') {
		throw new MultipartProblem('Invalid or missing upload type.');
	}
	const stored = storeReceipt(exchange.office, acceptUpload(file));
	return json(202, { id: stored.id, voucherId: stored.voucherId });
}

function download({ office, params, headers }: Exchange): Reply {
	const file = office.files.get(params['id'] ?? '');
	if (!file) throw notFound();
	const wanted = negotiate(headers.accept, [file.mimeType]);
	if (wanted === null) {
		// No XML of a PDF is an address without content; everything else is a matter of Accept.
		if (negotiate(headers.accept, ['application/xml']) !== null) throw notFound();
		throw new FamilyProblem(406, 'Could not find acceptable representation');
	}
	return { status: 200, headers: headersOf(file), body: file.bytes };
}

function headersOf({ id, mimeType }: StoredFile): Record<string, string> {
	return {
		'content-type': mimeType,
		'content-disposition': `inline; filename=${id}.${EXTENSIONS[mimeType]};`,
	};
}
