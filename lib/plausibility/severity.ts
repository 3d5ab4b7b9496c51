import type { Ampel, Finding, Severity } from '../envelope/envelope';

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, notChecked: 1, warning: 2, error: 3 };
const AMPEL_WEIGHT: Readonly<Record<Ampel, number>> = { green: 0, yellow: 1, red: 2 };
const MILDER: Readonly<Record<Severity, Severity>> = {
	error: 'warning',
	warning: 'info',
	notChecked: 'notChecked',
	info: 'info',
};

/** Severities a user may give a rule; `notChecked` is a state, not a choice. */
export const choosableSeverities = ['error', 'warning', 'info'] as const satisfies Severity[];

/**
 * @param severity any severity
 * @returns the next milder one; "not checked" stays
 */
export function oneStepMilder(severity: Severity): Severity {
	return MILDER[severity];
}

/**
 * @param left finding
 * @param right finding
 * @returns order for sorting, the heaviest first
 */
export function bySeverity(left: Finding, right: Finding): number {
	return WEIGHT[right.severity] - WEIGHT[left.severity];
}

/**
 * Applies a user's weight for a rule. What the rule weighs normally becomes that weight; a case the rule
 * itself weighs differently keeps its own unless the user's is milder.
 *
 * @param own severity of this finding
 * @param normal severity of the rule
 * @param chosen severity the user gave the rule
 * @returns severity that counts
 */
export function overrideSeverity(own: Severity, normal: Severity, chosen: Severity): Severity {
	if (own === normal) return chosen;
	return WEIGHT[chosen] < WEIGHT[own] ? chosen : own;
}

/**
 * @param findings any findings
 * @returns red with an error, yellow with a warning or a check that could not run, else green
 */
export function ampelOf(findings: readonly Pick<Finding, 'severity'>[]): Ampel {
	const heaviest = Math.max(0, ...findings.map(({ severity }) => WEIGHT[severity]));
	if (heaviest >= WEIGHT.error) return 'red';
	return heaviest >= WEIGHT.notChecked ? 'yellow' : 'green';
}

/**
 * @param left traffic light
 * @param right traffic light
 * @returns the worse of both
 */
export function worseAmpel(left: Ampel, right: Ampel): Ampel {
	return AMPEL_WEIGHT[left] >= AMPEL_WEIGHT[right] ? left : right;
}
