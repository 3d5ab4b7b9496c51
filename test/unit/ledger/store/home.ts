import { appendEvents, type LedgerEntryDraft } from '../../../../lib/ledger/append';
import type { LedgerLocation } from '../../../../lib/ledger/store/open-ledger';
import type {
	LedgerBatch,
	LedgerNeeds,
	LedgerState,
	LedgerStore,
} from '../../../../lib/ledger/store/store';
import { draft } from '../draft';
import { context } from '../helpers';

/** A place for one ledger, gone after the test. */
export interface LedgerHome {
	readonly location: LedgerLocation;
	/** opens the ledger as production code does */
	open(options?: { readonly create?: boolean }): Promise<LedgerStore>;
	/** lets go of what this process holds open of it */
	close(): Promise<void>;
	/** runs statements as somebody with a database tool */
	tamper(sql: string): Promise<void>;
	/** the statement that drops a trigger of the entries, as an owner can */
	dropTrigger(name: string): string;
	/** lets the next large entry find no more space */
	fillDisk(store: LedgerStore): Promise<void>;
}

/** Entries to append, each with a payload of its own. */
export function drafts(count: number): LedgerEntryDraft[] {
	return Array.from({ length: count }, (_, index) => ({ event: draft(), payload: { index } }));
}

/** Writes records beside the chain, without an entry. */
export async function write(
	store: LedgerStore,
	records: Omit<LedgerBatch, 'events'>,
): Promise<void> {
	await store.transact({}, () => ({ batch: { events: [], ...records }, result: null }));
}

/** What a transaction sees, without writing. */
export async function look(store: LedgerStore, needs: LedgerNeeds): Promise<LedgerState> {
	return store.transact(needs, (state) => ({ batch: null, result: state }));
}

/** A new ledger in a new home. */
export async function newLedger(newHome: NewHome): Promise<LedgerStore> {
	return (await newHome()).open({ create: true });
}

/** A new ledger with that many entries behind the first one. */
export async function filledLedger(
	newHome: NewHome,
	count: number,
): Promise<{ home: LedgerHome; store: LedgerStore }> {
	const home = await newHome();
	const store = await home.open({ create: true });
	await appendEvents(store, drafts(count), context());
	return { home, store };
}

/** Makes a place for a ledger that does not exist yet. */
export type NewHome = () => Promise<LedgerHome>;
