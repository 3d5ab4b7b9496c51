import type { AuditReceipt } from '../../envelope/envelope';
import { verifyCheckpoint, type Checkpoint } from '../checkpoint/checkpoint';
import { eventLeaf } from '../checkpoint/event-leaf';
import type { VerifierKey } from '../checkpoint/keys';
import { MerkleAccumulator } from '../checkpoint/merkle';
import { verdictOnNote } from '../checkpoint/signed-note';
import type { Note } from './chain-order';
import type { Finding } from './findings';
import type { VerifyOptions } from './report';

/** A checkpoint that may be held against the ledger. */
interface UsableCheckpoint {
	readonly checkpoint: Checkpoint;
	/**
	 * What follows from a match: `anchors` with a valid signature by a given key, `confirms` when nobody
	 * could judge it, `nothing` when it comes out of the ledger itself
	 */
	readonly worth: 'anchors' | 'confirms' | 'nothing';
}

/** What the ledger says about a restored backup. */
export interface Restore {
	/** entry that says so */
	readonly sequence: number;
	readonly time: string;
	/** highest entry known to have existed before, null when it was not said */
	readonly known: number | null;
}

/** More restores are no operation but an attack on the memory. */
const MAX_RESTORES = 1_000;

/**
 * Holds a chain against what was kept outside of it: receipts and checkpoints. The Merkle tree is only
 * built as far as checkpoints reach.
 */
export class OutsideEvidence {
	private confirmed = 0;
	private anchored = 0;
	private readonly receipts = new Map<number, AuditReceipt[]>();
	private readonly checkpoints = new Map<number, UsableCheckpoint[]>();
	/** size of the largest checkpoint */
	private treeSize = 0;
	private readonly tree = new MerkleAccumulator();
	private readonly restores: Restore[] = [];

	/**
	 * @param options receipts, checkpoints and keys
	 * @param note told what is found
	 */
	constructor(
		options: VerifyOptions,
		private readonly note: Note,
	) {
		for (const receipt of options.receipts ?? []) {
			append(this.receipts, receipt.sequence, receipt);
		}
		const { checkpoints = [], ownCheckpoints = [], verifierKeys = [] } = options;
		for (const checkpoint of checkpoints) this.accept(checkpoint, verifierKeys, true);
		for (const checkpoint of ownCheckpoints) this.accept(checkpoint, verifierKeys, false);
	}

	/** @returns highest entry confirmed by a receipt or a checkpoint nobody could judge, 0 for none */
	get confirmedUntil(): number {
		return this.confirmed;
	}

	/** @returns highest entry anchored by a checkpoint with a valid signature, 0 for none */
	get anchoredUntil(): number {
		return this.anchored;
	}

	/** @param restore from here on entries may be others than evidence of the time before says */
	restored(restore: Restore): void {
		if (this.restores.length < MAX_RESTORES) this.restores.push(restore);
	}

	/**
	 * @param sequence an entry in its place whose content is what its hash was made from
	 * @param hash hash of the entry
	 * @param chain id of its chain
	 * @param sound whether nothing was found about the chain so far
	 * @param at its running number
	 */
	compare(sequence: number, hash: string, chain: string, sound: boolean, at: number): void {
		if (this.receipts.size + this.checkpoints.size === 0) return;
		if (sequence <= this.treeSize && sound && this.tree.size === sequence - 1) {
			this.tree.add(eventLeaf(hash));
		}
		for (const receipt of this.receipts.get(sequence) ?? []) {
			// The hash covers the chain id as well.
			if (receipt.hash === hash) this.confirmed = sequence;
			else this.contradict({ kind: 'receiptMismatch', sequence }, null, at);
		}
		for (const usable of this.checkpoints.get(sequence) ?? []) {
			if (usable.checkpoint.chain === chain) this.compareCheckpoint(usable, hash, sound, at);
		}
	}

	/**
	 * Names evidence of entries that did not come.
	 *
	 * @param end number of the last entry
	 * @param chain id of the chain, null for an empty ledger
	 * @param at running number of the last entry
	 */
	finish(end: number, chain: string | null, at: number): void {
		for (const sequence of this.receipts.keys()) {
			if (sequence > end) this.contradict({ kind: 'tailMissing', sequence }, null, at);
		}
		for (const { checkpoint } of [...this.checkpoints.values()].flat()) {
			const { size: sequence, time } = checkpoint;
			if (chain !== null && checkpoint.chain !== chain) {
				const params = { time, chain: checkpoint.chain };
				this.contradict({ kind: 'checkpointOtherChain', sequence, params }, null, at);
			} else if (sequence > end) {
				this.contradict({ kind: 'checkpointAhead', sequence, params: { time } }, time, at);
			}
		}
	}

	private accept(
		checkpoint: Checkpoint,
		keys: readonly VerifierKey[],
		isFromOutside: boolean,
	): void {
		const verdict = verdictOnNote(verifyCheckpoint(checkpoint, keys));
		const { size: sequence, time } = checkpoint;
		if (verdict === 'invalid') {
			this.note({ kind: 'checkpointSignatureInvalid', sequence, params: { time } }, 0);
			return;
		}
		// Anybody can put an unsigned one beside the ledger, and it must not be called rewritten for that.
		if (!isFromOutside && verdict !== 'valid') return;
		const worthOutside = verdict === 'valid' ? 'anchors' : 'confirms';
		const worth = isFromOutside ? worthOutside : 'nothing';
		append(this.checkpoints, sequence, { checkpoint, worth });
		this.treeSize = Math.max(this.treeSize, sequence);
	}

	private compareCheckpoint(
		{ checkpoint, worth }: UsableCheckpoint,
		hash: string,
		sound: boolean,
		at: number,
	): void {
		const { size: sequence, time, head, root } = checkpoint;
		if (head !== hash) {
			this.contradict({ kind: 'checkpointHeadDiffers', sequence, params: { time } }, time, at);
			return;
		}
		// Behind a deviation that was named the root can only be another one.
		if (!sound || this.tree.size !== sequence) return;
		if (!this.tree.root().equals(root)) {
			this.contradict({ kind: 'checkpointRootDiffers', sequence, params: { time } }, time, at);
		} else if (worth === 'anchors') {
			this.anchored = sequence;
		} else if (worth === 'confirms') {
			this.confirmed = sequence;
		}
	}

	/** @param time when the evidence says it was made, null when it does not */
	private contradict(finding: Finding, time: string | null, at: number): void {
		const { sequence } = finding;
		const restore = this.restores.find(
			(entry) =>
				entry.sequence <= sequence &&
				sequence <= (entry.known ?? 0) &&
				(time === null || time < entry.time),
		);
		if (restore) {
			this.note({ kind: 'lostByRestore', sequence, params: { restored: restore.sequence } }, at);
			return;
		}
		const ahead = finding.kind === 'tailMissing' || finding.kind === 'checkpointAhead';
		const trustUntil = ahead ? sequence - 1 : Math.max(this.confirmed, this.anchored);
		this.note({ ...finding, trustUntil }, at);
	}
}

function append<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
	const values = map.get(key);
	if (values) values.push(value);
	else map.set(key, [value]);
}
