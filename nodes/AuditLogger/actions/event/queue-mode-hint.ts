import type { NodeExecutionHint } from 'n8n-workflow';

/** Shown in queue mode, where every host would keep a chain of its own. */
export const queueModeHint: NodeExecutionHint = {
	message:
		'n8n runs in queue mode, and this entry went into the SQLite file of the host that ran it. Workers on one host share the file; several hosts, or containers without a shared local volume, each keep a chain of their own. Choose PostgreSQL in the credential "Belegfluss Ledger API".',
	type: 'warning',
	location: 'outputPane',
};
