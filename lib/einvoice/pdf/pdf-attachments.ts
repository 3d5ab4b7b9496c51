import { MAX_PDF_ATTACHMENTS } from '../limits';
import type { PdfFile } from './pdf-file';
import { dictOf, nameOf, PdfStream, textOf, type PdfDict, type PdfObject } from './pdf-objects';

/** A file embedded in a PDF. */
export interface PdfAttachment {
	readonly name: string;
	/** `AFRelationship`, e.g. `Alternative`; null when the PDF does not say */
	readonly relationship: string | null;
	readonly stream: PdfStream;
}

const MAX_TREE_NODES = 1_000;
const MAX_PAGES = 200;

/**
 * Lists the files a PDF says belong to the document: the name tree `Names/EmbeddedFiles` and the array `AF` of the
 * catalogue. Many readers miss the second.
 *
 * @param pdf the opened file
 * @returns the attachments in that order, each once
 */
export function documentAttachments(pdf: PdfFile): PdfAttachment[] {
	const { catalog } = pdf;
	const names = dictOf(pdf.get(catalog, 'Names'));
	const list = new AttachmentList(pdf);
	for (const [key, spec] of nameTree(pdf, pdf.get(names, 'EmbeddedFiles'))) list.add(spec, key);
	list.addAll(pdf.get(catalog, 'AF'));
	return list.attachments;
}

/**
 * Lists the files that hang on pages: their `AF` array and attachment annotations.
 *
 * @param pdf the opened file
 * @returns the attachments of the first pages, each once
 */
export function pageAttachments(pdf: PdfFile): PdfAttachment[] {
	const list = new AttachmentList(pdf);
	for (const page of pages(pdf)) {
		list.addAll(pdf.get(page, 'AF'));
		const annotations = pdf.get(page, 'Annots');
		for (const item of Array.isArray(annotations) ? annotations : []) {
			const annotation = dictOf(pdf.resolve(item));
			if (nameOf(pdf.get(annotation, 'Subtype')) === 'FileAttachment') {
				list.add(pdf.get(annotation, 'FS'), undefined);
			}
		}
	}
	return list.attachments;
}

class AttachmentList {
	readonly attachments: PdfAttachment[] = [];
	private readonly streams = new Set<PdfStream>();

	constructor(private readonly pdf: PdfFile) {}

	addAll(specs: PdfObject): void {
		for (const spec of Array.isArray(specs) ? specs : [specs]) this.add(spec, undefined);
	}

	add(object: PdfObject, key: string | undefined): void {
		const { pdf } = this;
		const spec = dictOf(pdf.resolve(object));
		const files = dictOf(pdf.get(spec, 'EF'));
		const stream = [pdf.get(files, 'UF'), pdf.get(files, 'F')].find(
			(candidate) => candidate instanceof PdfStream,
		);
		const isFull = this.attachments.length >= MAX_PDF_ATTACHMENTS;
		if (stream === undefined || this.streams.has(stream) || isFull) return;
		this.streams.add(stream);
		this.attachments.push({
			name: textOf(pdf.get(spec, 'UF')) ?? textOf(pdf.get(spec, 'F')) ?? key ?? '',
			relationship: nameOf(pdf.get(spec, 'AFRelationship')) ?? null,
			stream,
		});
	}
}

function* nameTree(pdf: PdfFile, root: PdfObject): Generator<[string | undefined, PdfObject]> {
	for (const node of treeNodes(pdf, root, MAX_TREE_NODES)) {
		const pairs = pdf.get(node, 'Names');
		if (!Array.isArray(pairs)) continue;
		for (let index = 0; index + 1 < pairs.length; index += 2) {
			yield [textOf(pdf.resolve(pairs[index])), pairs[index + 1] ?? null];
		}
	}
}

function* pages(pdf: PdfFile): Generator<PdfDict> {
	for (const node of treeNodes(pdf, pdf.get(pdf.catalog, 'Pages'), MAX_PAGES)) {
		if (nameOf(pdf.get(node, 'Type')) !== 'Pages') yield node;
	}
}

/** Every node once, in document order, however the tree is knotted. */
function* treeNodes(pdf: PdfFile, root: PdfObject, limit: number): Generator<PdfDict> {
	const seen = new Set<PdfDict>();
	const stack: PdfObject[] = [root];
	while (stack.length > 0 && seen.size < limit) {
		const node = dictOf(pdf.resolve(stack.pop()));
		if (node === undefined || seen.has(node)) continue;
		seen.add(node);
		yield node;
		const kids = pdf.get(node, 'Kids');
		if (Array.isArray(kids)) stack.push(...kids.slice(0, limit).reverse());
	}
}
