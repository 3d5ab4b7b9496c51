import type {
	Ampel,
	Decision,
	DecisionAction,
	DecisionReason,
	Phase,
	Plausibility,
} from '../envelope/envelope';
import type { Language } from '../errors/belegfluss-error';
import type { Invoice } from '../invoice/schema';
import { ampelOf, worseAmpel } from '../plausibility/severity';
import { exceededLimits, type WriteLimits } from './limits';
import { wordReason, type Reason } from './reasons';

/** Who engaged the kill switch. */
export interface KillSwitchFacts {
	readonly setBy: string;
	/** UTC instant */
	readonly setAt: string;
	readonly reason: string;
}

/** Everything the decision stands on. */
export interface DecisionInput {
	/** null when the document was not checked */
	readonly plausibility: Pick<Plausibility, 'ampel' | 'findings'> | null;
	readonly invoice: Invoice | null;
	readonly phase: Phase;
	/** whether it is engaged; with who did so and why, where that is known */
	readonly killSwitch: boolean | KillSwitchFacts;
	readonly limits: WriteLimits;
}

/**
 * Decides what happens with a document:
 *
 * | Phase | green | yellow | red |
 * |---|---|---|---|
 * | read-only | report | report | report |
 * | shadow | approve | approve | reject |
 * | write-back | write within the limits, else approve | approve | reject |
 * | kill switch | report | report | report |
 *
 * A document that was not checked counts as yellow. A stored light milder than its findings is not
 * believed.
 *
 * @param input findings, phase, switch and limits
 * @param language wording of the reasons
 * @returns action with every reason that led to it
 */
export function decide(input: DecisionInput, language: Language): Decision {
	const { plausibility, phase } = input;
	const ampel =
		plausibility === null
			? 'yellow'
			: worseAmpel(plausibility.ampel, ampelOf(plausibility.findings));
	const { action, reasons } = route(input, ampel);
	return {
		action,
		ampel,
		phase,
		reasons: [
			...reasons.map((reason) => wordReason(reason, language)),
			...(plausibility === null ? [wordReason({ code: 'NOT_CHECKED' }, language)] : []),
			...findingReasons(plausibility, ampel),
		],
	};
}

interface Routed {
	readonly action: DecisionAction;
	readonly reasons: readonly Reason[];
}

function route({ killSwitch, phase, invoice, limits }: DecisionInput, ampel: Ampel): Routed {
	if (killSwitch) return { action: 'reportOnly', reasons: killReasons(killSwitch) };
	if (phase === 'readOnly') return { action: 'reportOnly', reasons: [{ code: 'PHASE_READ_ONLY' }] };
	const phaseReasons: readonly Reason[] = phase === 'shadow' ? [{ code: 'PHASE_SHADOW' }] : [];
	if (ampel === 'red') return { action: 'reject', reasons: phaseReasons };
	if (phase === 'shadow' || ampel === 'yellow') return { action: 'approve', reasons: phaseReasons };
	if (invoice === null) return { action: 'approve', reasons: [{ code: 'NO_INVOICE' }] };
	const exceeded = exceededLimits(invoice, limits);
	return exceeded.length > 0
		? { action: 'approve', reasons: exceeded }
		: { action: 'write', reasons: [{ code: 'WITHIN_LIMITS' }] };
}

function killReasons(killSwitch: true | KillSwitchFacts): readonly Reason[] {
	const engaged: Reason = { code: 'KILL_SWITCH_ENGAGED' };
	if (killSwitch === true) return [engaged];
	const { setBy, setAt, reason } = killSwitch;
	return [
		engaged,
		{ code: 'KILL_SWITCH_BY', params: { setBy, setAt: { date: setAt.slice(0, 10) }, why: reason } },
	];
}

/** The findings that made the light what it is: errors for red, warnings and failed checks for yellow. */
function findingReasons(
	plausibility: DecisionInput['plausibility'],
	ampel: Ampel,
): readonly DecisionReason[] {
	return (plausibility?.findings ?? [])
		.filter((finding) => ampel !== 'green' && ampelOf([finding]) === ampel)
		.map(({ rule, message }) => ({ code: rule, message }));
}
