import type { AuditReceipt } from '../../envelope/envelope';
import type { Language } from '../../errors/belegfluss-error';
import { deviation, deviationTexts, type Deviation, type DeviationKind } from './deviation';
import { NO_PREDECESSOR } from '../event/hash';
import { inspectEntry, type InspectedEntry } from './inspect-entry';
import { SequenceGaps } from './sequence-gaps';
import type { StoredEntry } from '../store/store';

/** An end of the verified stretch. */
export interface VerifiedEnd {
	readonly sequence: number;
	/** UTC instant, null when the entry cannot be read */
	readonly time: string | null;
	/** hash of the entry as it is now, lower-case hex */
	readonly hash: string;
}

/** What a verification found. Never a bare yes or no. */
export interface VerificationReport {
	/** no deviation but notices; says nothing about entries cut off the end unless a receipt covers them */
	readonly intact: boolean;
	/** id of the verified chain, null for an empty ledger */
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
	/** highest entry a receipt confirmed: up to there not even the whole chain was rewritten; 0 for none */
	readonly confirmedUntil: number;
	/** payloads still kept, and events whose payload was erased */
	readonly payloads: { readonly kept: number; readonly erased: number };
}

/** What to verify against, and how to say it. */
export interface VerifyOptions {
	/** receipts kept outside the ledger; only they show a cut-off end or a chain rewritten as a whole */
	readonly receipts?: readonly AuditReceipt[];
	/** wording of the findings, default `de` */
	readonly language?: Language;
	/** findings listed at most, default 1000; all are counted */
	readonly maxDeviations?: number;
}

/**
 * Verifies a chain entry by entry in one pass with constant memory. Goes on after a deviation, so that
 * the report names every one of them.
 *
 * @param entries the entries in the order they are kept
 * @param options receipts and wording
 * @returns the report
 */
export async function verifyChain(
	entries: AsyncIterable<StoredEntry> | Iterable<StoredEntry>,
	options: VerifyOptions = {},
): Promise<VerificationReport> {
	const verification = new ChainVerification(options);
	for await (const entry of entries) verification.add(inspectEntry(entry));
	return verification.finish();
}

interface Found {
	readonly at: number;
	readonly deviation: Deviation;
}

class ChainVerification {
	private checked = 0;
	private count = 0;
	private damaged = false;
	private trust = Infinity;
	private confirmed = 0;
	private kept = 0;
	private erased = 0;
	private first: InspectedEntry | null = null;
	private last: InspectedEntry | null = null;
	private readonly found: Found[] = [];
	private readonly gaps = new SequenceGaps();
	private readonly receipts = new Map<number, AuditReceipt[]>();
	private readonly language: Language;
	private readonly limit: number;

	constructor(options: VerifyOptions) {
		this.language = options.language ?? 'de';
		this.limit = options.maxDeviations ?? 1_000;
		for (const receipt of options.receipts ?? []) {
			const sameNumber = this.receipts.get(receipt.sequence);
			if (sameNumber) sameNumber.push(receipt);
			else this.receipts.set(receipt.sequence, [receipt]);
		}
	}

	add(entry: InspectedEntry): void {
		this.checked++;
		if (entry.payload === 'kept') this.kept++;
		if (entry.payload === 'erased') this.erased++;
		for (const { kind, params } of entry.faults) this.note(kind, entry.sequence, params);
		this.first ??= entry;
		if (entry.chain !== this.first.chain) {
			this.limitTrust(this.last?.sequence ?? 0);
			this.note('foreignChain', entry.sequence, { chain: entry.chain });
			return;
		}
		this.place(entry);
	}

	finish(): VerificationReport {
		if (this.checked === 0) this.note('empty', 0);
		for (let gap = this.gaps.takeOldest(); gap; gap = this.gaps.takeOldest()) {
			this.note('gap', gap.from, { to: gap.to }, gap.foundAt);
		}
		const end = this.last?.sequence ?? 0;
		for (const sequence of this.receipts.keys()) {
			if (sequence > end) this.note('tailMissing', sequence);
		}
		this.found.sort((left, right) => left.at - right.at);
		return {
			intact: !this.damaged,
			chain: this.first?.chain ?? null,
			checked: this.checked,
			first: endOf(this.first),
			last: endOf(this.last),
			deviations: this.found.map((entry) => entry.deviation),
			deviationCount: this.count,
			trustworthyUntil: Math.max(0, Math.min(this.trust, end)),
			confirmedUntil: this.confirmed,
			payloads: { kept: this.kept, erased: this.erased },
		};
	}

	private place(entry: InspectedEntry): void {
		const before = this.last?.sequence ?? 0;
		if (entry.sequence <= before) {
			this.noteRepeated(entry, before);
			return;
		}
		if (entry.sequence > before + 1) this.openGap(before + 1, entry.sequence - 1);
		else if (!follows(entry, this.last)) this.note('linkBroken', entry.sequence);
		if (isEarlier(entry, this.last)) {
			this.note('clockWentBack', entry.sequence, { time: entry.time ?? '' });
		}
		this.compareReceipts(entry);
		this.last = entry;
	}

	private noteRepeated(entry: InspectedEntry, before: number): void {
		if (this.gaps.fill(entry.sequence)) {
			this.note('outOfOrder', entry.sequence, { after: before });
		} else if (entry.sequence === before && entry.actualHash !== this.last?.actualHash) {
			this.note('fork', entry.sequence);
		} else {
			this.note('duplicate', entry.sequence);
		}
	}

	private openGap(from: number, to: number): void {
		this.gaps.open({ from, to, foundAt: this.checked });
		// Bounded memory: beyond the limit a latecomer is reported as a copy, the gap stays reported.
		if (this.gaps.size <= this.limit) return;
		const oldest = this.gaps.takeOldest();
		if (oldest) this.note('gap', oldest.from, { to: oldest.to }, oldest.foundAt);
	}

	private compareReceipts(entry: InspectedEntry): void {
		// The hash covers the chain id as well.
		for (const { hash } of this.receipts.get(entry.sequence) ?? []) {
			if (hash === entry.actualHash) this.confirmed = entry.sequence;
			else this.note('receiptMismatch', entry.sequence);
		}
	}

	private note(
		kind: DeviationKind,
		sequence: number,
		params: Readonly<Record<string, string | number>> = {},
		at = this.checked,
	): void {
		this.count++;
		const { effect } = deviationTexts[kind];
		if (effect !== 'notice') this.damaged = true;
		if (effect === 'chain') this.limitTrust(this.lastTrusted(kind, sequence));
		if (this.found.length < this.limit) {
			this.found.push({ at, deviation: deviation(kind, sequence, params, this.language) });
		}
	}

	private lastTrusted(kind: DeviationKind, sequence: number): number {
		// Either side of a broken link may be the forged one.
		if (kind === 'linkBroken') return sequence - 2;
		if (kind === 'receiptMismatch') return this.confirmed;
		return sequence - 1;
	}

	private limitTrust(sequence: number): void {
		this.trust = Math.min(this.trust, sequence);
	}
}

function follows(entry: InspectedEntry, last: InspectedEntry | null): boolean {
	if (!last) return entry.previous === NO_PREDECESSOR;
	// A changed predecessor is already named; its successor still names the hash it once had.
	return entry.previous === last.actualHash || entry.previous === last.filedHash;
}

function isEarlier(entry: InspectedEntry, last: InspectedEntry | null): boolean {
	if (entry.time === null || last === null || last.time === null) return false;
	return Date.parse(entry.time) < Date.parse(last.time);
}

function endOf(entry: InspectedEntry | null): VerifiedEnd | null {
	if (!entry) return null;
	return { sequence: entry.sequence, time: entry.time, hash: entry.actualHash };
}
