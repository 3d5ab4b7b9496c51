import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IBinaryKeyData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ExportSummary } from '../../../../lib/ledger/export/export-ledger';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import { onceForAll } from '../../../support/once-for-all';
import { packageInfo } from '../../../support/package-info';
import type { OwnOperation } from '../../../support/resources';

/** Media types of the exported files by the end of their names. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
	csv: 'text/csv',
	jsonl: 'application/jsonl',
	txt: 'text/plain',
};

/** Exports the whole ledger: one item with all files, to be kept or handed to an auditor. */
export const exportOperation: OwnOperation = {
	option: {
		name: 'Export',
		value: 'export',
		action: 'Export the chain',
		description: 'The whole ledger as plain files anybody can verify, with a table for Excel',
	},
	effect: 'reads',
	properties: [
		{
			displayName:
				'The files hold everything that is still kept beside the chain, personal data included. Whoever gets them can verify them with "belegfluss ledger verify" or the script in docs/verify.',
			name: 'exportNotice',
			type: 'notice',
			default: '',
		},
	],
	execute: async (context) => [await onceForAll(context, async () => [await exported(context)])],
};

/** By way of a folder, because a ledger of some years does not fit into memory. */
async function exported(
	context: IExecuteFunctions,
): Promise<Pick<INodeExecutionData, 'json' | 'binary'>> {
	const { EXPORT_FILES } = await import('../../../../lib/ledger/export/format');
	const store = await openNodeLedger(context);
	const parent = await mkdtemp(join(tmpdir(), 'belegfluss-export-'));
	try {
		const folder = join(parent, 'export');
		const summary = await exportTo(folder, store);
		const binary: IBinaryKeyData = {};
		for (const [name, fileName] of Object.entries(EXPORT_FILES)) {
			const mediaType = MEDIA_TYPES[fileName.split('.').at(-1) ?? ''];
			const content = createReadStream(join(folder, fileName));
			binary[name] = await context.helpers.prepareBinaryData(content, fileName, mediaType);
		}
		return { json: { export: { ...summary } }, binary };
	} finally {
		await rm(parent, { recursive: true, force: true });
	}
}

async function exportTo(folder: string, store: LedgerStore): Promise<ExportSummary> {
	const [{ exportLedger }, { FolderSink }] = await Promise.all([
		import('../../../../lib/ledger/export/export-ledger'),
		import('../../../../lib/ledger/export/folder-sink'),
	]);
	const sink = await FolderSink.open(folder);
	try {
		return await exportLedger(store, sink, { now: ledgerContext.now, software: packageInfo });
	} finally {
		await sink.close();
	}
}
