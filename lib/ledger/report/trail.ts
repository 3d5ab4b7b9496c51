import type { AuditDraft } from '../event/event';
import type { RecordedEvent } from '../event/read-event';
import type { OriginalRecord } from '../store/records';
import type { LedgerStore, StoredEntry } from '../store/store';
import { reportError } from './errors';
import { stateAfter, type DocumentState } from './final-state';
import { readSteps, type Step } from './read-steps';

/** One thing that happened to a document. */
export interface TrailStep {
	readonly sequence: number;
	/** UTC instant */
	readonly time: string;
	readonly action: string;
	readonly actor: AuditDraft['actor'];
	/** where in n8n, null outside of workflows */
	readonly run: AuditDraft['run'];
	/** phase of the introduction */
	readonly mode: AuditDraft['mode'];
	readonly decision: AuditDraft['decision'];
	readonly model: AuditDraft['model'];
	/** the approval the step gave or relied on */
	readonly approval: AuditDraft['approval'];
	/** what the guard sent, or refused to send, to a core system */
	readonly write: {
		readonly system: string | null;
		readonly operation: string;
		readonly attempt: number;
		readonly requestSha256: string;
	} | null;
	readonly outcome: AuditDraft['outcome'];
	/** name of the posting batch the document went into */
	readonly postingBatch: string | null;
	/** what was erased: the file, or the payload of an entry; null when nothing was */
	readonly erased: { readonly original: boolean; readonly payloadOf: number | null } | null;
	readonly recordType: AuditDraft['recordType'];
	readonly reason: string | null;
	/** data kept beside this entry */
	readonly payload: 'none' | 'kept' | 'erased';
}

/** Everything the ledger knows of one document. */
export interface DocumentTrail {
	readonly documentSha256: string;
	/** null when no step ever brought it in */
	readonly state: DocumentState | null;
	readonly steps: readonly TrailStep[];
	/** what is known of its file, null when it was never kept; the content is not read here */
	readonly original: OriginalRecord | null;
	/** entries about it that cannot be read */
	readonly unreadable: readonly number[];
}

/** Trails collected in one pass. */
const MOST_DOCUMENTS = 1_000;

/**
 * Collects everything that happened to some documents, in one pass over the ledger.
 *
 * @param store where the ledger lives
 * @param documents hashes, at most 1000
 * @returns one trail per document, in their order; steps in the order of the chain
 * @throws BelegflussError REPORT_TOO_MANY_DOCUMENTS; the store's error
 */
export async function documentTrails(
	store: LedgerStore,
	documents: readonly string[],
): Promise<readonly DocumentTrail[]> {
	if (documents.length > MOST_DOCUMENTS) {
		const params = { count: documents.length, limit: MOST_DOCUMENTS };
		throw reportError('REPORT_TOO_MANY_DOCUMENTS', params);
	}
	if (documents.length === 0) return [];
	const trails = new Map(documents.map((sha256) => [sha256, new Trail(sha256)]));
	const onUnreadable = ({ sequence, documentSha256 }: StoredEntry) =>
		trails.get(documentSha256 ?? '')?.unreadable.push(sequence);
	for await (const step of readSteps(store, { documents: [...trails.keys()], onUnreadable })) {
		trails.get(step.event.subject?.documentSha256 ?? '')?.add(step);
	}
	const originals = await store.readOriginals([...trails.keys()]);
	return documents.flatMap((sha256) => {
		const original = originals.find((record) => record.sha256 === sha256) ?? null;
		const trail = trails.get(sha256);
		return trail ? [trail.with(original)] : [];
	});
}

class Trail {
	readonly unreadable: number[] = [];
	private readonly steps: TrailStep[] = [];
	private state: DocumentState | null = null;

	constructor(private readonly documentSha256: string) {}

	add(step: Step): void {
		this.steps.push(toTrailStep(step));
		this.state = stateAfter(this.state, step.event);
	}

	with(original: OriginalRecord | null): DocumentTrail {
		const { documentSha256, state, steps, unreadable } = this;
		return { documentSha256, state, steps, original, unreadable };
	}
}

function toTrailStep({ sequence, event, entry }: Step): TrailStep {
	const { action, actor, run, mode, decision, model, approval, outcome, recordType, reason } =
		event;
	return {
		sequence,
		time: event.ts,
		action,
		actor,
		run,
		mode,
		decision,
		model,
		approval,
		write: event.write && {
			system: event.subject?.system ?? null,
			operation: event.write.operation,
			attempt: event.write.attempt,
			requestSha256: event.write.requestSha256,
		},
		outcome,
		postingBatch: event.subject?.type === 'postingBatch' ? event.subject.id : null,
		erased: erasedBy(event),
		recordType,
		reason,
		payload: payloadOf(entry),
	};
}

function erasedBy({ action, subject }: RecordedEvent): TrailStep['erased'] {
	if (action === 'originalErased') return { original: true, payloadOf: null };
	return action === 'payloadErased' ? { original: false, payloadOf: Number(subject?.id) } : null;
}

function payloadOf({ payload, payloadSha256 }: StoredEntry): TrailStep['payload'] {
	if (payload !== null) return 'kept';
	return payloadSha256 === null ? 'none' : 'erased';
}
