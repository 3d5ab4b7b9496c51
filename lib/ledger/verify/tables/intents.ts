import type { WriteIntent } from '../../store/records';
import type { HeldTable } from './held-table';
import type { RowEvent } from './row-event';

/** State of an intent by what its entry says came of the attempt. */
const stateOf = {
	intent: 'reserved',
	done: 'done',
	failed: 'failed',
	unknown: 'unknown',
} as const;

/** Writes: the last entry about one says how it stands, but for a second booking, which is on record only. */
export const heldIntents: HeldTable<'intents'> = {
	name: 'intents',
	mentioned: (event) => (isAttempt(event) && event.write ? [event.write.key] : null),
	lacks: (record, event) => {
		if (record.sequence < event.seq) return isSurplus(record, event) ? null : 'rowOutdated';
		return isOfAttempt(record, event) ? null : 'rowChanged';
	},
	madeBy: (record, event) => isAttempt(event) && event.write?.key === record.key,
	agrees: (record, event) =>
		record.state === stateOf[event.outcome?.state ?? 'intent'] &&
		record.remoteId === (event.outcome?.remoteId ?? null) &&
		record.errorCode === (event.outcome?.errorCode ?? null) &&
		record.system === event.subject?.system &&
		record.operation === event.write?.operation &&
		isOfAttempt(record, event),
	label: ([key = '']) => key,
};

/** What was refused never became an attempt. */
function isAttempt({ action, outcome, write }: RowEvent): boolean {
	return action === 'written' && outcome !== null && write !== null;
}

/** The first booking stays the one that is answered with. */
function isSurplus({ state, remoteId }: WriteIntent, { outcome }: RowEvent): boolean {
	return state === 'done' && outcome?.state === 'done' && outcome.remoteId !== remoteId;
}

/**
 * Attempts are counted up, and a late answer to an earlier one leaves what the last one announced in the row.
 * What came of an attempt may be found out by a later run, for another file of the same thing.
 */
function isOfAttempt(record: WriteIntent, { outcome, run, subject, write }: RowEvent): boolean {
	if (!write || record.attempt < write.attempt) return false;
	if (record.attempt > write.attempt) return true;
	if (record.requestSha256 !== write.requestSha256) return false;
	return (
		outcome?.state !== 'intent' ||
		(record.documentSha256 === subject?.documentSha256 &&
			record.executionId === (run?.executionId ?? null))
	);
}
