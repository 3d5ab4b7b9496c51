import type { RecordedEvent } from '../event/read-event';

/** What became of a document: it is still on its way, or it reached one of the ends. */
export type DocumentEnd = 'written' | 'exported' | 'rejected' | 'reported' | 'closed';

/** How it stands with a document. */
export interface DocumentState {
	readonly state: 'open' | DocumentEnd;
	/** UTC instant of the event that made it so; for `open` the one that brought the document (back) in */
	readonly since: string;
}

/** With the kill switch a decision is only put off: the document must be taken up again. */
const PUT_OFF = 'KILL_SWITCH_ENGAGED';

/** Steps that show somebody is at work on the document. */
const RESUMING: ReadonlySet<string> = new Set([
	'received',
	'extracted',
	'checked',
	'decided',
	'approved',
	'written',
	'exported',
	'failed',
]);

/**
 * The end a document has reached, as a fold over its events in the order of the chain:
 *
 * | End | Event |
 * |---|---|
 * | written | `written` with outcome done |
 * | exported | `exported`, unless its outcome says otherwise |
 * | rejected | `rejected`, or `decided` with action reject |
 * | closed | `closed` |
 * | reported | `decided` with action reportOnly in the read-only phase, unless the kill switch was the reason |
 *
 * What was booked stays booked: nothing leads away from `written` and `exported`, not even receiving the
 * same file again, since it must not be booked twice. From the other ends any step that shows work on the
 * document leads back to `open`, because a document that came again may want booking this time. Remarks,
 * classifications and erasures change nothing, nor do they bring a document in; a write the guard refused
 * changes nothing either, but shows that there is a document.
 *
 * @param events everything about one document
 * @returns its state; null when no step ever brought it in
 */
export function documentState(events: Iterable<RecordedEvent>): DocumentState | null {
	let state: DocumentState | null = null;
	for (const event of events) state = stateAfter(state, event);
	return state;
}

/**
 * @param before state before the event, null when nothing brought the document in yet
 * @param event the next event about the document
 * @returns the state after it
 */
export function stateAfter(
	before: DocumentState | null,
	event: RecordedEvent,
): DocumentState | null {
	if (before && isBooked(before)) return before;
	const state = endOf(event) ?? (isWork(event, before) ? 'open' : before?.state);
	if (state === undefined || state === before?.state) return before;
	return { state, since: event.ts };
}

function isWork({ action }: RecordedEvent, before: DocumentState | null): boolean {
	return RESUMING.has(action) || (before === null && action === 'writeRefused');
}

function isBooked({ state }: DocumentState): boolean {
	return state === 'written' || state === 'exported';
}

function endOf({ action, outcome, decision, mode }: RecordedEvent): DocumentEnd | null {
	switch (action) {
		case 'written':
			return outcome?.state === 'done' ? 'written' : null;
		case 'exported':
			return outcome === null || outcome.state === 'done' ? 'exported' : null;
		case 'rejected':
		case 'closed':
			return action;
		case 'decided':
			if (decision?.action === 'reject') return 'rejected';
			return decision?.action === 'reportOnly' &&
				mode === 'readOnly' &&
				!decision.reasons.includes(PUT_OFF)
				? 'reported'
				: null;
		default:
			return null;
	}
}
