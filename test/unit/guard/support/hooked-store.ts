import type { LedgerStore } from '../../../../lib/ledger/store/store';

/** What happens around the n-th transaction, counted from 1; whatever throws fails it. */
export interface TransactionHooks {
	/** before anything is read: nothing was written then */
	readonly before?: (n: number) => void;
	/** after it is on disk: it was written, and the caller learns only of the failure */
	readonly after?: (n: number) => void;
}

/** A ledger with something in between. */
export function hookedStore(store: LedgerStore, { before, after }: TransactionHooks): LedgerStore {
	let count = 0;
	return {
		kind: store.kind,
		place: store.place,
		contents: store.contents,
		transact: async (needs, decide) => {
			const n = ++count;
			before?.(n);
			const result = await store.transact(needs, decide);
			after?.(n);
			return result;
		},
		head: () => store.head(),
		readEvents: (range) => store.readEvents(range),
		readIntents: (query) => store.readIntents(query),
		readSwitches: () => store.readSwitches(),
		findRows: (table, keys) => store.findRows(table, keys),
		readRows: (table, range) => store.readRows(table, range),
		readOriginals: (hashes) => store.readOriginals(hashes),
		checkWritable: () => store.checkWritable(),
		close: () => store.close(),
	};
}

/** Thrown in place of a full disk, a lost connection, a dying process. */
export class Broken extends Error {
	override readonly name = 'Broken';
}

/** @returns a hook that fails the transactions of these numbers */
export function failing(...numbers: readonly number[]): (n: number) => void {
	return (n) => {
		if (numbers.includes(n)) throw new Broken(`transaction ${n}`);
	};
}
