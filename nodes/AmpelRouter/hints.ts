import type { NodeExecutionHint, NodeHint } from 'n8n-workflow';
import type { Decision, Phase } from '../../lib/envelope/envelope';

/** What the outputs mean in each phase; shown before a run. */
export const phaseHints: NodeHint[] = [
	{
		message:
			'Phase, kill switch and maximum amount are read from the ledger when the workflow runs. As long as nobody has set a phase there, it is read-only: every document leaves at <b>Report</b>.',
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition: '={{ $parameter["policy"] === "ledger" }}',
	},
	{
		message:
			'Kill switch engaged: every document leaves at <b>Report</b>. Nothing is lost; run them again when it is off.',
		type: 'warning',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition:
			'={{ $parameter["policy"] !== "ledger" && $parameter["killSwitch"] === true }}',
	},
	{
		message:
			'Read-only phase: every document leaves at <b>Report</b>. Green, Yellow and Red stay empty.',
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition:
			'={{ $parameter["policy"] !== "ledger" && $parameter["killSwitch"] !== true && $parameter["phase"] === "readOnly" }}',
	},
	{
		message:
			'Shadow phase: green and yellow documents leave at <b>Yellow</b> for approval, red ones at <b>Red</b>. Green stays empty.',
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition:
			'={{ $parameter["policy"] !== "ledger" && $parameter["killSwitch"] !== true && $parameter["phase"] === "shadow" }}',
	},
	{
		message:
			'Write-back phase: green documents within the limits leave at <b>Green</b> and may be written without a person; beyond the limits and yellow ones at <b>Yellow</b> for approval, red ones at <b>Red</b>.',
		type: 'warning',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition:
			'={{ $parameter["policy"] !== "ledger" && $parameter["killSwitch"] !== true && $parameter["phase"] === "writeBack" }}',
	},
];

const PHASE_NAMES: Readonly<Record<Phase, string>> = {
	readOnly: 'Read-only phase',
	shadow: 'Shadow phase',
	writeBack: 'Write-back phase',
};

/**
 * @param decisions decisions of the run
 * @param failed documents no decision could be made for
 * @returns what happened, counted, one hint for each phase that occurred
 */
export function summaryHints(decisions: readonly Decision[], failed: number): NodeExecutionHint[] {
	const phases = [...new Set(decisions.map(({ phase }) => phase))];
	const hints: NodeExecutionHint[] = phases.map((phase) => ({
		message: `${PHASE_NAMES[phase]}: ${countsOf(decisions.filter((decision) => decision.phase === phase))}.`,
		type: 'info',
		location: 'outputPane',
	}));
	if (failed > 0) {
		hints.push({
			message: `${failed} could not be decided and left at Report with the error. Nothing is written for them.`,
			type: 'warning',
			location: 'outputPane',
		});
	}
	return hints;
}

function countsOf(decisions: readonly Decision[]): string {
	const count = (action: Decision['action']) =>
		decisions.filter((decision) => decision.action === action).length;
	const parts = [
		[count('write'), 'may be written'],
		[count('approve'), 'wait for approval'],
		[count('reject'), 'rejected'],
		[count('reportOnly'), 'reported'],
	] as const;
	const named = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
	return count('write') > 0 ? named.join(', ') : `${named.join(', ')}, nothing is written`;
}
