import type { Reply } from '../../support/wire';
import type { Office } from '../office';
import { negotiate } from '../wire/accept';
import { FamilyProblem, notFound, type Problem } from '../wire/problems';
import { documentPdf, documentXml } from './print';
import { salesKind } from './kinds';
import type { SalesDocument } from './record';

type FileType = 'application/pdf' | 'application/xml';

/**
 * @param office the vendor
 * @param document what is wanted
 * @param accept the Accept header
 * @returns the file the vendor sends for it
 * @throws Problem 409 for drafts, 404 or 406 when there is no XML of it
 */
export async function serveFile(
	office: Office,
	document: SalesDocument,
	accept: string | undefined,
): Promise<Reply> {
	// A dunning never leaves the state of a draft and has its file at once.
	if (document.voucherStatus === 'draft' && document.kind !== 'dunnings') {
		const text = `The document is in status 'draft' and therefore cannot be downloaded.`;
		throw new FamilyProblem(409, text);
	}
	const type = negotiate(accept, offered(document));
	if (type === null) throw unavailable(document, accept);
	const body =
		type === 'application/xml'
			? await documentXml(office, document)
			: await documentPdf(office, document);
	const ending = type === 'application/xml' ? 'xml' : 'pdf';
	const { fileName } = salesKind(document.kind);
	const name = `${fileName}${document.voucherNumber}.${ending}`;
	return {
		status: 200,
		headers: { 'content-type': type, 'content-disposition': disposition(name) },
		body,
	};
}

/** The first is the document itself, what else there is only a picture of it. */
function offered({ electronicDocumentProfile }: SalesDocument): readonly FileType[] {
	return electronicDocumentProfile === 'XRechnung'
		? ['application/xml', 'application/pdf']
		: ['application/pdf'];
}

function unavailable({ kind }: SalesDocument, accept: string | undefined): Problem {
	const wantsXml = negotiate(accept, ['application/xml']) !== null;
	if (wantsXml && kind === 'invoices') return notFound();
	return new FamilyProblem(406, 'Could not find acceptable representation');
}

/** RFC 6266: a plain name where it can be, and the exact one beside it where it cannot. */
function disposition(name: string): string {
	if (/^[\w.-]+$/.test(name)) return `attachment; filename=${name}`;
	const plain = name.replace(/[^\x20-\x7e]/g, '_');
	return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
