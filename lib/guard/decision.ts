import { z } from 'zod/v4';
import type { Ampel, Decision, DecisionAction, Phase } from '../envelope/envelope';

const code = z.string().min(1).max(300);

const decisionSchema = z.object({
	action: z.enum(['write', 'approve', 'reject', 'reportOnly'] satisfies DecisionAction[]),
	ampel: z.enum(['green', 'yellow', 'red'] satisfies Ampel[]),
	phase: z.enum(['readOnly', 'shadow', 'writeBack'] satisfies Phase[]),
	reasons: z.array(z.object({ code, message: z.string() })).max(1_000),
});

/**
 * @param value what an item carries as decision: any node before may have put it there
 * @returns the decision, null when it is none; a write then needs an approval
 */
export function readDecision(value: unknown): Decision | null {
	const result = decisionSchema.safeParse(value);
	return result.success ? result.data : null;
}
