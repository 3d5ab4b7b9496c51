import type { INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { DatevPart } from './batch-items';

/**
 * @param results outgoing items of the run
 * @returns what was exported and what was not, counted, for the output panel
 */
export function exportHint(results: readonly INodeExecutionData[]): NodeExecutionHint {
	const parts = results.flatMap(({ json }) => (json as { datev?: DatevPart }).datev ?? []);
	const count = (of: (part: DatevPart) => number) =>
		parts.reduce((total, part) => total + of(part), 0);
	const files = parts.filter(({ fileName }) => fileName !== null).length;
	const documents = count((part) => part.documents.length);
	const refused = count((part) => part.refused.length);
	const notes = count((part) => part.notes.length);
	const failed = results.length - parts.length;
	const sentences = [`Documents exported: ${documents}, files: ${files}. Nothing was sent.`];
	if (refused > 0) sentences.push(`Not exported: ${refused}, reasons in datev.refused.`);
	if (notes > 0) sentences.push(`Remarks: ${notes}, in datev.notes.`);
	if (failed > 0) sentences.push(`Items that failed: ${failed}, reason in error.`);
	return {
		message: sentences.join(' '),
		type: refused + failed + notes > 0 ? 'warning' : 'info',
		location: 'outputPane',
	};
}
