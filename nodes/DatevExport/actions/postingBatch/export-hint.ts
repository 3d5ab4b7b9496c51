import type { NodeExecutionHint } from 'n8n-workflow';
import type { BatchResult, DatevPart } from './export-batch';

/**
 * @param result outgoing items of the run
 * @returns what was exported and what was not, counted, for the output panel
 */
export function exportHint({ files, refused }: BatchResult): NodeExecutionHint {
	const parts = files.map(({ json }) => (json as object as { datev: DatevPart }).datev);
	const documents = parts.reduce((total, part) => total + part.documents.length, 0);
	const notes = parts.reduce((total, part) => total + part.notes.length, 0);
	const failed = refused.filter(({ json }) => !('datevRefusal' in json)).length;
	const notExported = refused.length - failed;
	const sentences = [`Documents exported: ${documents}, files: ${files.length}. Nothing was sent.`];
	if (notExported > 0) {
		sentences.push(`Not exported: ${notExported}, reasons in datevRefusal at the output Refused.`);
	}
	if (notes > 0) sentences.push(`Remarks: ${notes}, in datev.notes.`);
	if (failed > 0) sentences.push(`Items that failed: ${failed}, reason in error.`);
	return {
		message: sentences.join(' '),
		type: refused.length + notes > 0 ? 'warning' : 'info',
		location: 'outputPane',
	};
}
