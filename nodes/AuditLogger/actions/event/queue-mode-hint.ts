import type { NodeExecutionHint } from 'n8n-workflow';

/** Shown in queue mode, where every host would keep a chain of its own. */
export const queueModeHint: NodeExecutionHint = {
	message:
		'n8n runs in queue mode, and this entry went into the SQLite file of the host that ran it. Workers on one host share the file; several hosts, or containers without a shared local volume, each keep a chain of their own until the ledger can live in PostgreSQL (next version).',
	type: 'warning',
	location: 'outputPane',
};

/**
 * @param environment environment of the n8n process
 * @returns whether executions are spread over workers
 */
export function isQueueMode(
	environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
	return environment['EXECUTIONS_MODE'] === 'queue';
}
