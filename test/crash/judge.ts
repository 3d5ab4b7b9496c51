import { readEvent } from '../../lib/ledger/event/read-event';
import type { WriteIntent } from '../../lib/ledger/store/records';
import type { LedgerStore } from '../../lib/ledger/store/store';
import { verifyChain } from '../../lib/ledger/verify/verify';
import type { VendorState } from '../sandbox/voucher-vendor/desk';
import { keyOf, requestFor, requestHash } from '../unit/guard/support/orders';

/** What can be wrong after a run. */
export type ViolationKind =
	/** a document stands in the vendor's books more than once */
	| 'twice'
	/** a document does not stand there */
	| 'lost'
	/** something stands there, or with other values, that nobody ordered */
	| 'foreign'
	/** the chain is not intact */
	| 'chain'
	/** the state of a write is not `done`, or names another id than the vendor */
	| 'intent'
	/** the trail does not tell what happened: a sending without announcement, a booking without record */
	| 'trail'
	/** a further call did not answer with what is booked, or sent something */
	| 'answer';

/** One thing that is wrong. */
export interface Violation {
	readonly kind: ViolationKind;
	readonly detail: string;
}

/** What was found. */
export interface Judgement {
	readonly violations: readonly Violation[];
	/** entries of the chain */
	readonly entries: number;
	/** announcements beyond the first of each document */
	readonly repeated: number;
	/** documents whose booking was found by a look-up instead of being answered */
	readonly found: number;
}

/**
 * Holds the vendor's books against the work list, and the ledger against both.
 *
 * @param store the ledger
 * @param vendor the vendor's books and what arrived there
 * @param documents how many there were
 * @returns what was found
 */
export async function judge(
	store: LedgerStore,
	vendor: VendorState,
	documents: number,
): Promise<Judgement> {
	const intents = await store.readIntents({ limit: 1_000_000 });
	const intentOf = new Map(intents.map((intent) => [intent.key, intent]));
	const { trails, entries, chain } = await readTrails(store);
	const violations = [...chain, ...booksAgainstList(vendor, documents)];
	const arrived = countBy(vendor.writes.map(({ reference }) => reference));
	const idOf = new Map(vendor.bookings.map(({ voucher }) => [voucher.reference, voucher.id]));
	let repeated = 0;
	let found = 0;
	for (let document = 0; document < documents; document++) {
		const key = keyOf(document);
		const trail = trails.get(key) ?? [];
		const facts = { document, id: idOf.get(key), arrived: arrived.get(key) ?? 0 };
		violations.push(...intentFaults(intentOf.get(key), facts), ...trailFaults(trail, facts));
		const announced = trail.filter(({ state }) => state === 'intent').length;
		repeated += Math.max(0, announced - 1);
		// A later call does not know the phase of the one that sent.
		const foundLater = trail.at(-1)?.state === 'done' && trail.at(-1)?.mode === null;
		if (foundLater || trail.at(-2)?.state === 'unknown') found++;
	}
	return { violations, entries, repeated, found };
}

interface TrailEntry {
	readonly state: string;
	readonly attempt: number;
	readonly remoteId: string | null;
	readonly mode: string | null;
}

async function readTrails(store: LedgerStore) {
	const report = await verifyChain(store.readEvents(), { language: 'en' });
	const trails = new Map<string, TrailEntry[]>();
	for await (const { canonical } of store.readEvents()) {
		const event = readEvent(canonical);
		if (!event?.write || !event.outcome) continue;
		const { state, remoteId } = event.outcome;
		const trail = trails.get(event.write.key) ?? [];
		trail.push({ state, attempt: event.write.attempt, remoteId, mode: event.mode });
		trails.set(event.write.key, trail);
	}
	const chain = report.deviations.map(({ detail }): Violation => ({ kind: 'chain', detail }));
	return { trails, entries: report.checked, chain };
}

function booksAgainstList({ bookings }: VendorState, documents: number): Violation[] {
	const violations: Violation[] = [];
	const ordered = new Map<string, number>();
	for (let document = 0; document < documents; document++) ordered.set(keyOf(document), document);
	const counts = countBy(bookings.map(({ voucher }) => voucher.reference));
	for (const [key, document] of ordered) {
		const count = counts.get(key) ?? 0;
		if (count > 1)
			violations.push({ kind: 'twice', detail: `document ${document}: ${count} times` });
		if (count === 0) violations.push({ kind: 'lost', detail: `document ${document}` });
	}
	for (const { voucher } of bookings) {
		const document = ordered.get(voucher.reference);
		const { id, createdAt } = voucher;
		const wanted = document !== undefined && { ...requestFor(document), id, createdAt };
		if (requestHash(voucher) !== requestHash(wanted))
			violations.push({ kind: 'foreign', detail: id });
	}
	return violations;
}

interface Facts {
	readonly document: number;
	/** id in the vendor's books */
	readonly id: string | undefined;
	/** writes that arrived at the vendor */
	readonly arrived: number;
}

function intentFaults(intent: WriteIntent | undefined, { document, id }: Facts): Violation[] {
	const fault = (detail: string): Violation[] => [
		{ kind: 'intent', detail: `document ${document}: ${detail}` },
	];
	if (!intent) return fault('was never announced');
	if (intent.state !== 'done') return fault(`is ${intent.state}`);
	if (intent.remoteId !== id) return fault(`${intent.remoteId}, in the books ${id}`);
	return [];
}

function trailFaults(trail: readonly TrailEntry[], { document, id, arrived }: Facts): Violation[] {
	const faults: string[] = [];
	const attempts = trail.filter(({ state }) => state === 'intent').map(({ attempt }) => attempt);
	if (attempts.some((attempt, index) => attempt !== index + 1)) {
		faults.push(`attempts ${attempts.join(', ')}`);
	}
	if (arrived > attempts.length) {
		faults.push(`sent ${arrived} times, announced ${attempts.length} times`);
	}
	const bookings = trail.filter(({ state }) => state === 'done').map(({ remoteId }) => remoteId);
	if (bookings.length !== 1 || bookings[0] !== id || trail.at(-1)?.state !== 'done') {
		faults.push(`recorded as ${bookings.join(', ') || 'nothing'}, in the books ${id}`);
	}
	return faults.map((detail) => ({ kind: 'trail', detail: `document ${document}: ${detail}` }));
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}
