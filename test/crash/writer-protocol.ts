import type { PostgresSettings } from '../../lib/ledger/store/postgres/settings';
import type { VendorAddress } from '../unit/guard/support/voucher-target';
import type { Step } from './steps';

/** How a writer books: through the guard, or in one of the two ways everybody tries first. */
export type WriterKind = 'guarded' | 'sendThenRecord' | 'recordThenSend';

/** Where the ledger is. */
export type LedgerPlace =
	| { readonly kind: 'sqlite'; readonly path: string }
	| { readonly kind: 'postgres'; readonly settings: PostgresSettings };

/** What a writer is told, as one line of JSON on its standard input. */
export interface Orders {
	readonly writer: WriterKind;
	readonly ledger: LedgerPlace;
	readonly vendor: VendorAddress;
	readonly timeoutMs: number;
	readonly settleMs: number;
	/** documents are numbered from 0; below this number */
	readonly documents: number;
	/** seed of the order in which it takes them */
	readonly seed: number;
	/** where it stands still, and at which time it comes there; null for nowhere */
	readonly halt: { readonly step: Step; readonly occurrence: number } | null;
	/**
	 * `untilDone`: until every document is booked; `once`: every document once, whatever comes of it;
	 * `again`: every document once more, which must find all of them booked
	 */
	readonly rounds: 'untilDone' | 'once' | 'again';
}

/** What a writer says, one line of JSON each. */
export type Said =
	| { readonly said: 'ready' }
	/** the ledger is open, the first document is next */
	| { readonly said: 'working' }
	| { readonly said: 'halted'; readonly step: Step }
	| {
			readonly said: 'finished';
			/** results and error codes of all calls, counted */
			readonly ends: Readonly<Record<string, number>>;
			/** ids of what it was told is booked, by number of the document */
			readonly remoteIds: Readonly<Record<number, string>>;
	  }
	| { readonly said: 'failed'; readonly reason: string };
