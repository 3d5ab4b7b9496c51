import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RefusedDocument } from '../../../../lib/datev/extf/export-incoming';
import type { PostingFile } from '../../../../lib/datev/extf/incoming/batches';
import type { IncomingItem } from '../../../../lib/datev/extf/incoming/select-document';
import type {
	DocumentOverrides,
	IncomingDocument,
} from '../../../../lib/datev/extf/incoming/settings';
import { withPart } from '../../../support/envelope';
import type { ItemSettings } from './createIncoming.settings';

/** One incoming item, read. */
export interface BatchInput {
	readonly item: INodeExecutionData;
	readonly itemIndex: number;
	readonly incoming: IncomingItem;
	readonly overrides: DocumentOverrides;
}

/** What the node says about a file. */
export interface DatevPart extends Omit<PostingFile, 'bytes' | 'from' | 'to'> {
	readonly category: string;
	readonly version: number;
}

/** Items for the two outputs of the node. */
export interface BatchResult {
	readonly files: INodeExecutionData[];
	readonly refused: INodeExecutionData[];
}

/**
 * Exports the items of one client.
 *
 * @param context execution context
 * @param settings settings the items share
 * @param inputs the items
 * @returns one item per file, paired with its documents, and every other item with the reasons
 * @throws BelegflussError when a setting is wrong
 */
export async function exportBatch(
	context: IExecuteFunctions,
	settings: ItemSettings,
	inputs: readonly BatchInput[],
): Promise<BatchResult> {
	const { exportIncomingInvoices } = await import('../../../../lib/datev/extf/export-incoming');
	const { buchungsstapel } = await import('../../../../lib/datev/extf/categories/buchungsstapel');
	const { documents, unfit, sourceOf } = await select(settings, inputs);
	const result = exportIncomingInvoices(documents, settings.export, new Date());
	const files: INodeExecutionData[] = [];
	for (const { bytes, fileName, period, postings, total, documents: ids, notes } of result.files) {
		const datev: DatevPart = {
			fileName,
			category: buchungsstapel.name,
			version: buchungsstapel.version,
			period,
			postings,
			total,
			documents: ids.map((id) => sourceOf(id).documentId),
			notes,
		};
		const csv = await context.helpers.prepareBinaryData(Buffer.from(bytes), fileName, 'text/csv');
		files.push({
			json: { datev } as object as INodeExecutionData['json'],
			binary: { [settings.binaryField]: csv },
			pairedItem: ids.map((id) => ({ item: sourceOf(id).itemIndex })),
		});
	}
	const refused = [...unfit, ...result.refused]
		.map(({ id, reasons }) => ({ ...sourceOf(id), datevRefusal: { reasons } }))
		.toSorted((left, right) => left.itemIndex - right.itemIndex)
		.map(({ item, itemIndex, datevRefusal }) => withPart(item, itemIndex, { datevRefusal }));
	return { files, refused };
}

async function select(
	{ include, export: { language } }: ItemSettings,
	inputs: readonly BatchInput[],
) {
	const { selectDocument } = await import('../../../../lib/datev/extf/incoming/select-document');
	const sources = new Map<string, BatchInput & { readonly documentId: string }>();
	const documents: IncomingDocument[] = [];
	const unfit: RefusedDocument[] = [];
	for (const input of inputs) {
		const selection = selectDocument(input.incoming, include, language);
		// The same file may have arrived twice: each item keeps an id of its own.
		const id = sources.has(selection.id)
			? `${selection.id} (item ${input.itemIndex + 1})`
			: selection.id;
		sources.set(id, { ...input, documentId: selection.id });
		if ('reasons' in selection) unfit.push({ ...selection, id });
		else documents.push({ ...selection, id, overrides: input.overrides });
	}
	const sourceOf = (id: string) => {
		const source = sources.get(id);
		if (!source) throw new Error(`The export names a document it was not given: ${id}`);
		return source;
	};
	return { documents, unfit, sourceOf };
}
