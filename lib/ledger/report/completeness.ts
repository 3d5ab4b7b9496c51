import type { DecisionAction } from '../../envelope/envelope';
import type { AuditDraft } from '../event/event';
import type { WriteIntent } from '../store/records';
import type { LedgerStore } from '../store/store';
import { reportError } from './errors';
import { findOpenStates, type OpenState } from './open-documents';

/** A write whose outcome nobody has established. */
export type OpenWrite = Pick<
	WriteIntent,
	| 'key'
	| 'system'
	| 'operation'
	| 'state'
	| 'attempt'
	| 'documentSha256'
	| 'workflowId'
	| 'executionId'
	| 'reservedAt'
	| 'settlesAt'
	| 'errorCode'
>;

/** A document that has been on its way for too long. */
export interface OverdueDocument {
	readonly documentSha256: string;
	/** UTC instant of the step that brought it (back) in */
	readonly openSince: string;
	/** whole hours since then */
	readonly hours: number;
	readonly lastStep: {
		readonly sequence: number;
		/** UTC instant */
		readonly time: string;
		readonly action: string;
		/** what was decided, if this was a decision */
		readonly decision: DecisionAction | null;
		readonly errorCode: string | null;
		readonly run: AuditDraft['run'];
	};
	readonly openWrites: readonly OpenWrite[];
}

/** Whether every document reached an end, and what is in the way of those that did not. */
export interface CompletenessReport {
	/** UTC instant the report was made for */
	readonly asOf: string;
	/** those open longest first */
	readonly overdue: readonly OverdueDocument[];
	/** documents that are open, but not for that long */
	readonly underWay: number;
	/** open writes of no overdue document whose time to arrive is over, the longest waiting first */
	readonly otherOpenWrites: readonly OpenWrite[];
	/** there are more open writes than a report takes */
	readonly moreOpenWrites: boolean;
}

/** What a report on completeness wants to know. */
export interface CompletenessQuery {
	readonly now: Date;
	/** after how many hours a document should have reached an end */
	readonly hours: number;
	/** only documents with a step since then; default all, which is the only way to miss none */
	readonly since?: Date;
}

const HOUR_MS = 3_600_000;
const MOST_WRITES = 10_000;

/**
 * No document may get lost: finds every one that has not reached an end within some hours, with the last
 * thing that happened to it. `documentState` says what an end is.
 *
 * @param store where the ledger lives
 * @param query what is wanted
 * @returns the report; in memory are the open documents only
 * @throws BelegflussError REPORT_HOURS_INVALID; the store's error
 */
export async function completenessReport(
	store: LedgerStore,
	{ now, hours, since }: CompletenessQuery,
): Promise<CompletenessReport> {
	if (!Number.isFinite(hours) || hours < 0) {
		throw reportError('REPORT_HOURS_INVALID', { value: String(hours) });
	}
	const open = await findOpenStates(store, since && { since });
	const intents = await store.readIntents({ states: ['reserved', 'unknown'], limit: MOST_WRITES });
	const late = open.filter(({ since: from }) => age(from, now) >= hours * HOUR_MS);
	const writesOf = new Map(late.map(({ documentSha256 }) => [documentSha256, [] as OpenWrite[]]));
	const others: OpenWrite[] = [];
	for (const intent of intents) {
		const ofDocument = writesOf.get(intent.documentSha256 ?? '');
		if (ofDocument) ofDocument.push(toOpenWrite(intent));
		else if (Date.parse(intent.settlesAt) <= now.getTime()) others.push(toOpenWrite(intent));
	}
	return {
		asOf: now.toISOString(),
		overdue: late.map((document) => ({
			...describe(document, now),
			openWrites: writesOf.get(document.documentSha256) ?? [],
		})),
		underWay: open.length - late.length,
		otherOpenWrites: others,
		moreOpenWrites: intents.length >= MOST_WRITES,
	};
}

function describe(
	{ documentSha256, since, last }: OpenState,
	now: Date,
): Omit<OverdueDocument, 'openWrites'> {
	return {
		documentSha256,
		openSince: since,
		hours: Math.floor(age(since, now) / HOUR_MS),
		lastStep: {
			sequence: last.seq,
			time: last.ts,
			action: last.action,
			decision: last.decision?.action ?? null,
			errorCode: last.outcome?.errorCode ?? null,
			run: last.run,
		},
	};
}

function toOpenWrite(intent: WriteIntent): OpenWrite {
	const { key, system, operation, state, attempt, documentSha256 } = intent;
	const { workflowId, executionId, reservedAt, settlesAt, errorCode } = intent;
	return {
		key,
		system,
		operation,
		state,
		attempt,
		documentSha256,
		workflowId,
		executionId,
		reservedAt,
		settlesAt,
		errorCode,
	};
}

function age(since: string, now: Date): number {
	return now.getTime() - Date.parse(since);
}
