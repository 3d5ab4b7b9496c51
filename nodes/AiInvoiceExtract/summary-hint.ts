import type { INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { Envelope } from '../../lib/envelope/envelope';

/**
 * @param results outgoing items of the run
 * @returns what the run read, counted, for the output panel
 */
export function summaryHint(results: readonly INodeExecutionData[]): NodeExecutionHint {
	const envelopes = results.map((result) => result.json as Envelope);
	const failed = envelopes.filter(({ error }) => error).length;
	const read = envelopes.filter(({ invoice }) => invoice).length;
	const withoutData = results.length - failed - read;
	const parts = [`${read} of ${results.length} files read as e-invoices`];
	if (withoutData > 0) parts.push(`${withoutData} without structured data`);
	if (failed > 0) parts.push(`${failed} could not be read`);
	return {
		message: `${parts.join(', ')}.`,
		type: failed > 0 ? 'warning' : 'info',
		location: 'outputPane',
	};
}
