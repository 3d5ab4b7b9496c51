import type { ExportFault } from '../verify/entry';
import { readPayloadLine, type PayloadLine } from './format';
import type { Line, LineReader } from './line-reader';
import { reasonOf } from './line-reasons';

/** Beyond so many faults nothing new is learnt, and a file of nothing else must not fill the memory. */
const MAX_FAULTS = 10_000;

/** Bytes of payloads that wait for an entry that comes late; more of them count as stray. */
const MAX_ASIDE = 16_777_216;

/**
 * The payloads of an export in step with its entries. Both files ascend, so a line is only taken when its
 * entry is due; one that breaks the order, or whose entry was passed, waits aside.
 */
export class PayloadLines {
	/** read and not taken */
	private next: PayloadLine | null = null;
	/** the one after it, read when the order of the two matters */
	private following: PayloadLine | null = null;
	/** whether the next one is known to keep the order, so that its number may be believed */
	private inOrder = false;
	private lastSequence = 0;
	private readonly aside = new Map<number, PayloadLine>();
	private asideBytes = 0;
	private faults = 0;

	/**
	 * @param lines the file
	 * @param onFault told about lines that cannot be read, stand in the wrong place, or whose entry never came;
	 * about 10,000 of them at most
	 */
	constructor(
		private readonly lines: LineReader,
		private readonly onFault: (fault: ExportFault) => void,
	) {}

	/**
	 * @param sequence the entry that is due
	 * @returns its payload, null when none is kept; valid until the next call. Undefined when only `take`
	 * can tell
	 */
	takeNow(sequence: number): Buffer | null | undefined {
		if (this.aside.size > 0) return undefined;
		this.next ??= this.readNow();
		const { next } = this;
		if (next === null || next.sequence < sequence) return undefined;
		if (next.sequence === sequence) return this.shift(next);
		return this.inOrder ? null : undefined;
	}

	/**
	 * @param sequence the entry that is due
	 * @returns its payload, null when none is kept; valid until the next call
	 */
	async take(sequence: number): Promise<Buffer | null> {
		const late = this.aside.get(sequence);
		if (late) {
			this.aside.delete(sequence);
			this.asideBytes -= late.payload.length;
			return late.payload;
		}
		for (;;) {
			const next = await this.readNext();
			if (next === null) return null;
			if (next.sequence === sequence) return this.shift(next);
			if (next.sequence > sequence && (await this.keepsOrder(next))) return null;
			this.shift(next);
			this.setAside(next);
		}
	}

	/**
	 * Reports every payload nobody took.
	 *
	 * @param isExcused whether the line of this entry could not be read, so that its payload is not to blame
	 */
	async finish(isExcused: (sequence: number) => boolean): Promise<void> {
		for (const waiting of this.aside.values()) {
			if (!isExcused(waiting.sequence)) this.reportStray(waiting);
		}
		for (let next = await this.readNext(); next; next = await this.readNext()) {
			this.shift(next);
			if (!isExcused(next.sequence)) this.reportStray(next);
		}
	}

	private shift({ payload }: PayloadLine): Buffer {
		this.next = this.following;
		this.following = null;
		this.inOrder = false;
		return payload;
	}

	private async readNext(): Promise<PayloadLine | null> {
		this.next ??= await this.read();
		return this.next;
	}

	private async keepsOrder(next: PayloadLine): Promise<boolean> {
		if (this.inOrder) return true;
		this.following ??= await this.read();
		this.inOrder = this.following === null || this.following.sequence > next.sequence;
		return this.inOrder;
	}

	private async read(): Promise<PayloadLine | null> {
		for (;;) {
			const payload = this.readNow();
			if (payload) return payload;
			// What is read and not taken must outlive the buffer it was read into.
			if (this.next) this.next = { ...this.next, payload: Buffer.from(this.next.payload) };
			if (!(await this.lines.fill())) return null;
		}
	}

	private readNow(): PayloadLine | null {
		for (let line = this.lines.next(); line; line = this.lines.next()) {
			const payload = line.state === 'complete' ? readPayloadLine(line) : null;
			if (payload) {
				if (payload.sequence <= this.lastSequence) this.reportOutOfOrder(payload);
				this.lastSequence = payload.sequence;
				return payload;
			}
			this.reportUnreadable(line);
		}
		return null;
	}

	private setAside(waiting: PayloadLine): void {
		const size = this.asideBytes + waiting.payload.length;
		if (size > MAX_ASIDE || this.aside.has(waiting.sequence)) {
			this.reportStray(waiting);
			return;
		}
		this.asideBytes = size;
		this.aside.set(waiting.sequence, { ...waiting, payload: Buffer.from(waiting.payload) });
	}

	private report(fault: ExportFault): void {
		if (++this.faults <= MAX_FAULTS) this.onFault(fault);
	}

	private reportOutOfOrder({ number: line, sequence }: PayloadLine): void {
		const reason = reasonOf('stray', line);
		this.report({ kind: 'payloadOutOfOrder', sequence, line, reason });
	}

	private reportStray({ number: line, sequence }: PayloadLine): void {
		this.report({ kind: 'payloadStray', sequence, line, reason: reasonOf('stray', line) });
	}

	/** A line that cannot be read counts as the payload that is due. */
	private reportUnreadable({ state, number: line }: Line): void {
		const sequence = ++this.lastSequence;
		this.report({ kind: 'payloadUnreadable', sequence, line, reason: reasonOf(state, line) });
	}
}
