import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RefusedDocument } from '../../../../lib/datev/extf/export-incoming';
import type { PostingFile } from '../../../../lib/datev/extf/incoming/batches';
import type { IncomingItem } from '../../../../lib/datev/extf/incoming/select-document';
import type {
	DocumentOverrides,
	IncomingDocument,
} from '../../../../lib/datev/extf/incoming/settings';
import type { ItemSettings } from './createIncoming.settings';

/** One incoming item, read. */
export interface BatchInput {
	readonly itemIndex: number;
	readonly incoming: IncomingItem;
	readonly overrides: DocumentOverrides;
}

/** What the node says about a batch, with or without file. */
export interface DatevPart extends Pick<PostingFile, 'postings' | 'total' | 'documents' | 'notes'> {
	readonly fileName: string | null;
	readonly category: string;
	readonly version: number;
	readonly period: string | null;
	readonly refused: readonly RefusedDocument[];
}

/** What a run without any file says. */
const NO_FILE = {
	fileName: null,
	period: null,
	postings: 0,
	total: '0.00',
	documents: [],
	notes: [],
} as const;

/**
 * Exports the items of one client. The first item carries the refused documents, so that whoever is told
 * about them is told once; without any file it is the only item and has no binary data.
 *
 * @param context execution context
 * @param settings settings the items share
 * @param inputs the items
 * @returns one item per file, paired with the items it speaks of
 * @throws BelegflussError when a setting is wrong
 */
export async function batchItems(
	context: IExecuteFunctions,
	settings: ItemSettings,
	inputs: readonly BatchInput[],
): Promise<INodeExecutionData[]> {
	const { exportIncomingInvoices } = await import('../../../../lib/datev/extf/export-incoming');
	const { buchungsstapel } = await import('../../../../lib/datev/extf/categories/buchungsstapel');
	const { documents, unfit, indexesOf } = await select(settings, inputs);
	const result = exportIncomingInvoices(documents, settings.export, new Date());
	const refused = [...unfit, ...result.refused];
	const category = { category: buchungsstapel.name, version: buchungsstapel.version };
	const refusedIds = refused.map(({ id }) => id);
	if (result.files.length === 0) {
		return [toItem({ ...NO_FILE, ...category, refused }, indexesOf(refusedIds))];
	}
	const items: INodeExecutionData[] = [];
	for (const file of result.files) {
		const first = items.length === 0;
		const item = toItem(
			{ ...summary(file), ...category, refused: first ? refused : [] },
			indexesOf(first ? [...file.documents, ...refusedIds] : file.documents),
		);
		const bytes = Buffer.from(file.bytes);
		const csv = await context.helpers.prepareBinaryData(bytes, file.fileName, 'text/csv');
		items.push({ ...item, binary: { [settings.binaryField]: csv } });
	}
	return items;
}

async function select(
	{ include, export: { language } }: ItemSettings,
	inputs: readonly BatchInput[],
) {
	const { selectDocument } = await import('../../../../lib/datev/extf/incoming/select-document');
	const indexesById = new Map<string, number[]>();
	const documents: IncomingDocument[] = [];
	const unfit: RefusedDocument[] = [];
	for (const { itemIndex, incoming, overrides } of inputs) {
		const selection = selectDocument(incoming, include, language);
		indexesById.set(selection.id, [...(indexesById.get(selection.id) ?? []), itemIndex]);
		if ('reasons' in selection) unfit.push(selection);
		else documents.push({ ...selection, overrides });
	}
	const indexesOf = (ids: readonly string[]) =>
		[...new Set(ids.flatMap((id) => indexesById.get(id) ?? []))].toSorted((a, b) => a - b);
	return { documents, unfit, indexesOf };
}

function summary({ fileName, period, postings, total, documents, notes }: PostingFile) {
	return { fileName, period, postings, total, documents, notes };
}

function toItem(datev: DatevPart, itemIndexes: readonly number[]): INodeExecutionData {
	return {
		json: { datev } as object as INodeExecutionData['json'],
		pairedItem: itemIndexes.map((item) => ({ item })),
	};
}
