import type { INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { Ampel, Envelope } from '../../lib/envelope/envelope';

const LIGHTS: readonly Ampel[] = ['green', 'yellow', 'red'];

/**
 * @param results outgoing items of the run
 * @returns how many documents have which light, and which rules did not run
 */
export function summaryHint(results: readonly INodeExecutionData[]): NodeExecutionHint {
	const judged = results
		.map((result) => (result.json as Envelope).plausibility)
		.filter((plausibility) => plausibility !== undefined);
	const counts = LIGHTS.map(
		(light) => `${judged.filter(({ ampel }) => ampel === light).length} ${light}`,
	);
	const off = [...new Set(judged.flatMap((plausibility) => plausibility.disabledRules))];
	const sentences = [`${counts.join(', ')}.`];
	if (off.length > 0) sentences.push(`Switched off and not checked: ${off.join(', ')}.`);
	if (judged.length < results.length) {
		sentences.push(`${results.length - judged.length} could not be checked.`);
	}
	const isQuiet = off.length === 0 && judged.length === results.length;
	return {
		message: sentences.join(' '),
		type: isQuiet ? 'info' : 'warning',
		location: 'outputPane',
	};
}
