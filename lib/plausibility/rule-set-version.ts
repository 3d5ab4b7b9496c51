import { createHash } from 'node:crypto';
import type { RuleHead } from './rule';

/** Raised by hand when a rule judges differently although id and severity stay. */
const EDITION = '1';

/**
 * @param rules the list of rules
 * @returns a name for exactly this set, e.g. `1-3f09ab12c4de`; changes with every id or severity
 */
export function ruleSetVersion(
	rules: readonly Pick<RuleHead, 'id' | 'severity' | 'legalClass'>[],
): string {
	const lines = rules.map(({ id, severity, legalClass }) => `${id} ${severity} ${legalClass}\n`);
	return `${EDITION}-${createHash('sha256').update(lines.join('')).digest('hex').slice(0, 12)}`;
}
