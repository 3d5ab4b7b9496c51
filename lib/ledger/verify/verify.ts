import { ChainOrder, type Note } from './chain-order';
import { inspectStored, type InspectedEntry, type VerifiableEntry } from './entry';
import type { EventContent } from './event-content';
import { Findings } from './findings';
import type { InspectedEvent } from './inspect-event';
import { OutsideEvidence } from './outside-evidence';
import { PayloadAccount } from './payload-account';
import type { VerificationReport, VerifiedEnd, VerifyOptions } from './report';

export type { VerificationReport, VerifyOptions } from './report';

/** One entry, or several at once, which spares waiting for each. */
export type Verifiable = VerifiableEntry | readonly VerifiableEntry[];

/**
 * Verifies a chain entry by entry in one pass. Goes on after a deviation, so that the report names every
 * one of them. Memory does not grow with the ledger, but for two bits per entry that remember which payloads
 * are there; gaps and listed findings are bounded by `maxDeviations`.
 *
 * @param entries the entries in the order they are kept, from a store or an export
 * @param options evidence from outside, and wording
 * @returns the report
 */
export async function verifyChain(
	entries: AsyncIterable<Verifiable> | Iterable<Verifiable>,
	options: VerifyOptions = {},
): Promise<VerificationReport> {
	const verification = new ChainVerification(options);
	for await (const item of entries) {
		if (isBatch(item)) for (const entry of item) verification.add(entry);
		else verification.add(item);
	}
	return verification.finish();
}

const NOT_STATED = { en: 'not stated', de: 'nicht genannt' };

const SEQUENCE = /^[1-9][0-9]{0,15}$/;

class ChainVerification {
	private checked = 0;
	private first: VerifiedEnd | null = null;
	private readonly findings: Findings;
	private readonly order: ChainOrder;
	private readonly payloads: PayloadAccount;
	private readonly evidence: OutsideEvidence;

	constructor(options: VerifyOptions) {
		this.findings = new Findings(options.language ?? 'de', options.maxDeviations ?? 1_000);
		const note: Note = (finding, at) => this.findings.note(finding, at);
		this.order = new ChainOrder(note, this.findings.limit);
		this.payloads = new PayloadAccount(note);
		this.evidence = new OutsideEvidence(options, note);
	}

	add(entry: VerifiableEntry): void {
		if ('event' in entry) {
			this.addEntry(entry);
		} else if ('canonical' in entry) {
			this.addEntry(inspectStored(entry));
		} else {
			const { kind, sequence, line, reason } = entry;
			this.findings.note({ kind, sequence, line, params: { reason } }, this.checked);
		}
	}

	finish(): VerificationReport {
		const { findings, order, evidence, checked } = this;
		if (checked === 0) findings.note({ kind: 'empty', sequence: 0 }, 0);
		order.finish();
		const payloads = this.payloads.finish();
		evidence.finish(order.end, order.chain, checked);
		return {
			intact: findings.intact,
			chain: order.chain,
			checked,
			first: this.first,
			last: order.lastEvent && endOf(order.lastEvent, order.end),
			deviations: findings.inOrder(),
			deviationCount: findings.count,
			trustworthyUntil: Math.max(0, Math.min(findings.trustUntil, order.end)),
			confirmedUntil: evidence.confirmedUntil,
			anchoredUntil: evidence.anchoredUntil,
			payloads,
		};
	}

	private addEntry({ event, payload }: InspectedEntry): void {
		const at = ++this.checked;
		const { content, line } = event;
		const sequence = event.sequence ?? this.order.end + 1;
		this.first ??= endOf(event, sequence);
		for (const { kind, params } of event.faults) {
			this.findings.note({ kind, sequence, params, line }, at);
		}
		const standing = this.order.add(event, sequence, at);
		if (standing === 'foreign' || standing === 'repeated') return;
		if (payload.fault !== null) this.findings.note({ kind: payload.fault, sequence }, at);
		this.payloads.add(sequence, payload.state, at);
		if (content === null || event.actualHash === null) return;
		// What excuses a loss must be beyond doubt itself.
		if (event.faults.length === 0) {
			if (content.action === 'payloadErased') this.noteErasure(content, at);
			if (content.action === 'restored') this.noteRestore(content, line, at);
		}
		if (standing === 'late') return;
		const sound = this.findings.trustUntil === Infinity && this.order.complete;
		this.evidence.compare(sequence, event.actualHash, content.chain, sound, at);
	}

	private noteErasure({ sequence, subjectId }: EventContent, at: number): void {
		const erased = sequenceIn(subjectId);
		if (erased !== null) this.payloads.erase(erased, sequence, at);
	}

	private noteRestore(
		{ sequence, subjectId, time }: EventContent,
		line: number | null,
		at: number,
	): void {
		const known = sequenceIn(subjectId);
		this.evidence.restored({ sequence, time, known });
		const params = { known: known ?? NOT_STATED };
		this.findings.note({ kind: 'restored', sequence, params, line }, at);
	}
}

function isBatch(item: Verifiable): item is readonly VerifiableEntry[] {
	return Array.isArray(item);
}

function sequenceIn(text: string | null): number | null {
	if (text === null || !SEQUENCE.test(text)) return null;
	const sequence = Number(text);
	return Number.isSafeInteger(sequence) ? sequence : null;
}

function endOf(event: InspectedEvent, sequence: number): VerifiedEnd {
	return { sequence, time: event.time, hash: event.actualHash };
}
