/** One comparison of a subject with a peer, measured alternately in the same run. */
export interface BenchResult {
	readonly suite: string;
	/** what was worked on, e.g. the kind and size of a document */
	readonly case: string;
	/** what of this package was measured */
	readonly subject: string;
	/** what it was measured against */
	readonly peer: string;
	/** time of the subject divided by time of the peer: below 1 the subject is faster; null without peer time */
	readonly ratio: number | null;
	readonly medianMicroseconds: number;
	/** null when the peer could not do the work; `peer` then says why */
	readonly peerMedianMicroseconds: number | null;
	/** what was aimed at, in words */
	readonly aim: string;
	/** null when there is nothing to judge */
	readonly met: boolean | null;
}
