import type { ChainHead } from '../store/store';

/** What an export needs from outside. */
export interface ExportContext {
	/** current instant */
	readonly now: () => Date;
	/** program that exports, named in the readme */
	readonly software: { readonly name: string; readonly version: string };
}

/** What was exported. */
export interface ExportSummary {
	readonly entries: number;
	/** payloads still kept */
	readonly payloads: number;
	readonly checkpoints: number;
	/** the last entry as it stands in the export, null for an empty ledger */
	readonly head: ChainHead | null;
}
