import type { AnyRule } from './rule';
import * as rules from './rules';

/** Every rule of the package, by id. */
export const plausibilityRules: readonly AnyRule[] = Object.values<AnyRule>(rules).sort(
	(left, right) => (left.id < right.id ? -1 : 1),
);
