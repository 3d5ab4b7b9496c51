import { drawFor } from '../support/draw';
import { courseOfLookup, courseOfWrite, type Course } from './course';
import {
	lookupFaultKinds,
	writeFaultKinds,
	type FaultPlan,
	type LookupFaultKind,
	type WriteFaultKind,
} from './faults';

/** Which write it is, counted since the plan was set. */
export interface WriteTurn {
	/** well-formed writes before this one */
	readonly position: number;
	readonly reference: string;
	/** well-formed writes of the same reference before this one */
	readonly attempt: number;
}

/** What one request will meet. */
export interface Planned<Kind> {
	readonly fault: Kind;
	readonly course: Course;
}

/**
 * Plans a write. Without a script it depends on the seed, the rates and the position alone.
 *
 * @param plan the plan
 * @param turn which write it is
 * @returns the fault and its course, details drawn
 */
export function planWrite(plan: FaultPlan, turn: WriteTurn): Planned<WriteFaultKind> {
	const draw = drawFor(plan.seed, 'write', turn.position);
	const own = Object.hasOwn(plan.script.byReference, turn.reference)
		? plan.script.byReference[turn.reference]?.[turn.attempt]
		: undefined;
	const fault = own ??
		plan.script.writes[turn.position] ?? { kind: stacked(writeFaultKinds, plan.rates, draw.share) };
	return { fault: fault.kind, course: courseOfWrite(fault, plan.durations, draw) };
}

/**
 * Plans a lookup.
 *
 * @param plan the plan
 * @param position lookups before this one, counted since the plan was set
 * @returns the fault and its course, details drawn
 */
export function planLookup(plan: FaultPlan, position: number): Planned<LookupFaultKind> {
	const draw = drawFor(plan.seed, 'lookup', position);
	const fault = plan.script.lookups[position] ?? {
		kind: stacked(lookupFaultKinds, plan.lookupRates, draw.share),
	};
	return { fault: fault.kind, course: courseOfLookup(fault, plan.durations, draw) };
}

function stacked<Kind extends string>(
	kinds: readonly Kind[],
	rates: Readonly<Partial<Record<Kind, number>>>,
	share: number,
): Kind | 'none' {
	let upTo = 0;
	for (const kind of kinds) {
		upTo += rates[kind] ?? 0;
		if (share < upTo) return kind;
	}
	return 'none';
}
