import type { AuditReceipt } from '../../envelope/envelope';
import type { Language } from '../../errors/belegfluss-error';
import type { Checkpoint } from '../checkpoint/checkpoint';
import type { VerifierKey } from '../checkpoint/keys';
import type { Deviation } from './deviation';
import type { TableDeviation } from './tables/table-deviation';

/** An end of the verified stretch. */
export interface VerifiedEnd {
	readonly sequence: number;
	/** UTC instant, null when the entry cannot be read */
	readonly time: string | null;
	/** hash of the entry as it is now, lower-case hex; null for a line that is no entry */
	readonly hash: string | null;
}

/** What a verification found. Never a bare yes or no. */
export interface VerificationReport {
	/**
	 * No deviation but notices. Of entries cut off the end, or of a chain rewritten as a whole, it says
	 * nothing beyond `anchoredUntil` and `confirmedUntil`.
	 */
	readonly intact: boolean;
	/** id of the verified chain, null when no entry says it */
	readonly chain: string | null;
	/** entries read */
	readonly checked: number;
	readonly first: VerifiedEnd | null;
	readonly last: VerifiedEnd | null;
	/** in reading order, at most `maxDeviations` */
	readonly deviations: readonly Deviation[];
	/** all of them, listed or not */
	readonly deviationCount: number;
	/** last entry the chain still vouches for, 0 for none */
	readonly trustworthyUntil: number;
	/**
	 * Highest entry that a receipt, or a checkpoint whose signature nobody could judge, confirmed. What
	 * that is worth depends on where it was kept. 0 for none.
	 */
	readonly confirmedUntil: number;
	/**
	 * Highest checkpoint that matched and bears a valid signature by one of the given keys, with no
	 * deviation of the chain before it: nothing up to there was rewritten since. 0 for none.
	 */
	readonly anchoredUntil: number;
	readonly payloads: PayloadCounts;
}

/** Entries with a payload, by what became of it. */
export interface PayloadCounts {
	readonly kept: number;
	/** gone, and a later entry says so */
	readonly erased: number;
	/** gone without a word */
	readonly missing: number;
	/** payloads are not part of what was verified, or the entry does not say authentically what it had */
	readonly unknown: number;
}

/** What was found where the tables beside the chain were held against it. */
export interface TablesReport {
	/** no deviation: every row says what the last entry about it says, and none is missing */
	readonly intact: boolean;
	/** rows examined */
	readonly checked: {
		readonly switches: number;
		readonly approvals: number;
		readonly intents: number;
	};
	/** in the order of the entries, one for each row and at most `maxDeviations` */
	readonly deviations: readonly TableDeviation[];
	/** all of them, listed or not; one that is not listed may count more than once */
	readonly deviationCount: number;
}

/** What the verification of a ledger where it lives found. */
export interface LedgerReport extends VerificationReport {
	/** beside the chain: what is found there says nothing against an entry */
	readonly tables: TablesReport;
}

/** What to verify against, and how to say it. */
export interface VerifyOptions {
	/** receipts kept outside the ledger; only they and checkpoints show a cut-off end or a chain rewritten as a whole */
	readonly receipts?: readonly AuditReceipt[];
	/** checkpoints kept outside the ledger */
	readonly checkpoints?: readonly Checkpoint[];
	/**
	 * Checkpoints the ledger holds of itself. Where the signature is valid by one of the keys, what they
	 * contradict is named; they anchor and confirm nothing, because whoever rewrites the ledger may well be
	 * able to sign, too.
	 */
	readonly ownCheckpoints?: readonly Checkpoint[];
	/** keys whose signatures count */
	readonly verifierKeys?: readonly VerifierKey[];
	/** wording of the findings, default `de` */
	readonly language?: Language;
	/** findings listed at most, default 1000; all are counted */
	readonly maxDeviations?: number;
}
