import { drawFor, type Draw } from '../../support/draw';
import { faultPlanSchema, type Fault, type FaultPlan, type FaultPlanInput } from './schema';

/** What one request meets. */
export interface Turn {
	readonly fault: Fault;
	/** where details left open come from */
	readonly draw: Draw;
}

/** Decides which request meets which fault. */
export class FaultDesk {
	private plan: FaultPlan = { seed: 0, rules: [] };
	private counts: number[] = [];

	/**
	 * @param routes names of all routes, such as `PUT /v1/contacts/:id`
	 * @param plan to begin with
	 * @throws ZodError when it is not a plan, Error when it names a route there is not
	 */
	constructor(
		private readonly routes: readonly string[],
		plan: FaultPlan,
	) {
		this.use(plan);
	}

	/**
	 * Replaces the plan; positions in it count from here.
	 *
	 * @param plan the new plan
	 * @throws ZodError when it is not a plan, Error when it names a route there is not; the old one stays
	 */
	set(plan: FaultPlanInput): void {
		this.use(faultPlanSchema.parse(plan));
	}

	/**
	 * @param route name of the route a request takes
	 * @returns what it meets; every rule that matches counts the request
	 */
	next(route: string): Turn {
		let turn: Turn | undefined;
		for (const [index, { on, from, count, share, fault }] of this.plan.rules.entries()) {
			if (!matches(on, route)) continue;
			const position = (this.counts[index] ?? 0) + 1;
			this.counts[index] = position;
			if (turn || position < from || position >= from + count) continue;
			const draw = drawFor(this.plan.seed, `rule ${index}`, position);
			if (draw.share < share) turn = { fault, draw };
		}
		return turn ?? { fault: { kind: 'none' }, draw: drawFor(this.plan.seed, 'none', 0) };
	}

	private use(plan: FaultPlan): void {
		for (const { on } of plan.rules) {
			// A rule that can never match would make a test that cannot fail.
			if (!this.routes.some((route) => matches(on, route))) {
				throw new Error(`There is no route "${on}".`);
			}
		}
		this.plan = plan;
		this.counts = [];
	}
}

function matches(on: string, route: string): boolean {
	if (on === '*') return true;
	const [method, path] = on.split(' ');
	const [itsMethod, itsPath = ''] = route.split(' ');
	return method === itsMethod && (path === '*' || template(path ?? '') === template(itsPath));
}

function template(path: string): string {
	return path.replace(/:\w+|\{\w+\}/g, ':id');
}
