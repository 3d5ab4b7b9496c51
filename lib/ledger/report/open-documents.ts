import type { RecordedEvent } from '../event/read-event';
import type { LedgerStore } from '../store/store';
import { firstSequenceSince } from './first-sequence';
import { stateAfter, type DocumentState } from './final-state';
import { readSteps } from './read-steps';

/** A document that has not reached an end. */
export interface OpenState {
	readonly documentSha256: string;
	/** UTC instant of the step that brought it (back) in */
	readonly since: string;
	/** its last step of any kind */
	readonly last: RecordedEvent;
}

/** Which part of the ledger counts. */
export interface OpenRange {
	/** documents without any step since then are left out; default none */
	readonly since?: Date;
	/** steps from then on are left out, to look at a moment in the past; default none */
	readonly until?: Date;
}

/** Documents looked at together in the second reading. */
const CONFIRMED_TOGETHER = 5_000;

/**
 * Finds the documents that have not reached an end. Only open documents stay in memory: one that ended is
 * forgotten. One that was booked long ago and came again therefore looks open at first, so what looks open is
 * read a second time, from its very first event and alone.
 *
 * @param store where the ledger lives
 * @param range part of the ledger
 * @returns the open documents, those open longest first
 * @throws BelegflussError the store's error
 */
export async function findOpenStates(
	store: LedgerStore,
	{ since, until }: OpenRange = {},
): Promise<readonly OpenState[]> {
	const counts = ({ ts }: RecordedEvent) => !until || Date.parse(ts) < until.getTime();
	const isRecent = ({ ts }: RecordedEvent) => !since || Date.parse(ts) >= since.getTime();
	const from = since ? await firstSequenceSince(store, since) : 1;
	const seemOpen = new Map<string, DocumentState>();
	for await (const { event } of readSteps(store, { from })) {
		const document = event.subject?.documentSha256;
		if (!document || !counts(event) || !isRecent(event)) continue;
		const state = stateAfter(seemOpen.get(document) ?? null, event);
		if (state?.state === 'open') seemOpen.set(document, state);
		else seemOpen.delete(document);
	}
	const open: OpenState[] = [];
	const candidates = [...seemOpen.keys()];
	for (let start = 0; start < candidates.length; start += CONFIRMED_TOGETHER) {
		const documents = candidates.slice(start, start + CONFIRMED_TOGETHER);
		open.push(...(await confirmOpen(store, documents, counts)));
	}
	return open.toSorted((left, right) => Date.parse(left.since) - Date.parse(right.since));
}

async function confirmOpen(
	store: LedgerStore,
	documents: readonly string[],
	counts: (event: RecordedEvent) => boolean,
): Promise<OpenState[]> {
	const found = new Map<string, { state: DocumentState | null; last: RecordedEvent }>();
	for await (const { event } of readSteps(store, { documents })) {
		const document = event.subject?.documentSha256;
		if (!document || !counts(event)) continue;
		const state = stateAfter(found.get(document)?.state ?? null, event);
		found.set(document, { state, last: event });
	}
	return [...found].flatMap(([documentSha256, { state, last }]) =>
		state?.state === 'open' ? [{ documentSha256, since: state.since, last }] : [],
	);
}
