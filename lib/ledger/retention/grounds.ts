import type { AuditDraft } from '../event/event';
import { retentionError } from './errors';

/** Who decides about kept data, and why. */
export interface Grounds {
	/** in their words, without names of persons concerned */
	readonly reason: string;
	readonly actor: AuditDraft['actor'];
}

/** Erasures carried out in one transaction. */
const MOST_ERASURES = 1_000;

/**
 * @param count erasures asked for
 * @throws BelegflussError RETENTION_TOO_MANY
 */
export function assertFew(count: number): void {
	if (count > MOST_ERASURES) {
		throw retentionError('RETENTION_TOO_MANY', { count, limit: MOST_ERASURES });
	}
}
