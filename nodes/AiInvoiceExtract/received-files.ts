import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { assertSize } from '../../lib/einvoice/assert-size';

/** One file to read, and the item it came with. */
export interface FileOfItem {
	readonly itemIndex: number;
	readonly item: INodeExecutionData;
	/** field the file is in; null when the item carries none */
	readonly field: string | null;
}

/**
 * @param items incoming items
 * @param fieldOf names the field to read for an item, or null to read every file of the item
 * @returns one entry per file; an item without files gives one entry without field, so that it is not lost
 */
export function filesOf(
	items: readonly INodeExecutionData[],
	fieldOf: (itemIndex: number) => string | null,
): FileOfItem[] {
	return items.flatMap((item, itemIndex): FileOfItem[] => {
		const wanted = fieldOf(itemIndex);
		const fields = wanted === null ? Object.keys(item.binary ?? {}) : [wanted];
		return fields.length === 0
			? [{ itemIndex, item, field: null }]
			: fields.map((field) => ({ itemIndex, item, field }));
	});
}

/**
 * Loads a file, unless n8n already knows that it is larger than anything we read.
 *
 * @param context execution context
 * @param file the file and its item
 * @returns bytes and name
 * @throws NodeOperationError when the item has no such file
 * @throws BelegflussError EINVOICE_FILE_TOO_LARGE before a large file is loaded into memory
 */
export async function loadFile(
	context: IExecuteFunctions,
	{ itemIndex, item, field }: FileOfItem,
): Promise<{ bytes: Uint8Array; fileName: string; binary: IBinaryData }> {
	const binary = field === null ? undefined : item.binary?.[field];
	if (field === null || !binary) {
		throw new NodeOperationError(context.getNode(), missingFileMessage(field), {
			itemIndex,
			description:
				'Put a node before this one that delivers files, e.g. "Read/Write Files from Disk" or an email trigger with "Download Attachments" on.',
		});
	}
	const fileName = binary.fileName ?? field;
	assertSize(fileName, await sizeOf(context, binary));
	return { bytes: await context.helpers.getBinaryDataBuffer(itemIndex, field), fileName, binary };
}

function missingFileMessage(field: string | null): string {
	return field === null ? 'The item carries no file' : `The item has no file in field "${field}"`;
}

async function sizeOf(context: IExecuteFunctions, binary: IBinaryData): Promise<number> {
	if (typeof binary.bytes === 'number') return binary.bytes;
	if (binary.id) return (await context.helpers.getBinaryMetadata(binary.id)).fileSize;
	return Math.floor((binary.data.length * 3) / 4);
}
