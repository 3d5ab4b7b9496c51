import type { FileHandle } from 'node:fs/promises';

/** Bytes read at once. */
const CHUNK = 262_144;

const NEWLINE = 0x0a;

/**
 * A line without its line break. `partial`: the file ends in it without one; `tooLong`: its bytes were
 * skipped.
 */
export interface Line {
	readonly state: 'complete' | 'partial' | 'tooLong';
	/** counted from 1 */
	readonly number: number;
	/** holds the line from `start` to before `end`, until the next `fill` */
	readonly buffer: Buffer;
	readonly start: number;
	readonly end: number;
}

/**
 * Reads a file line by line as bytes, in memory that does not grow with the file. Taking lines does not
 * wait, only `fill` does: a promise for each of a million lines would take longer than looking at them.
 */
export class LineReader {
	private buffer = Buffer.allocUnsafeSlow(CHUNK);
	/** the bytes from `start` to before `end` are read but not taken */
	private start = 0;
	private end = 0;
	private ended = false;
	/** inside a line that is being skipped */
	private skipping = false;
	private taken = 0;

	/**
	 * @param file open file; whoever opened it closes it
	 * @param maxLength longest line that is read, in bytes
	 */
	constructor(
		private readonly file: FileHandle,
		private readonly maxLength: number,
	) {}

	/** @returns the next line and takes it; null when `fill` is needed, or after the last one */
	next(): Line | null {
		const at = this.buffer.indexOf(NEWLINE, this.start);
		// Behind the end lie bytes of lines that were taken long ago.
		if (at === -1 || at >= this.end) return this.ended ? this.rest() : null;
		const line = this.line(this.skipping ? 'tooLong' : 'complete', this.start, at);
		this.skipping = false;
		this.start = at + 1;
		return line;
	}

	/**
	 * Reads on. Lines taken before are no longer valid.
	 *
	 * @returns whether there is anything left to take
	 */
	async fill(): Promise<boolean> {
		if (this.ended) return this.start < this.end || this.skipping;
		this.makeRoom();
		const room = this.buffer.length - this.end;
		const { bytesRead } = await this.file.read(this.buffer, this.end, room, null);
		this.end += bytesRead;
		this.ended = bytesRead === 0;
		return !this.ended || this.start < this.end || this.skipping;
	}

	private makeRoom(): void {
		this.buffer.copyWithin(0, this.start, this.end);
		this.end -= this.start;
		this.start = 0;
		if (this.skipping || this.end > this.maxLength) {
			this.skipping = true;
			this.end = 0;
		}
		if (this.buffer.length - this.end >= CHUNK / 2) return;
		const larger = Buffer.allocUnsafeSlow(this.buffer.length * 2);
		this.buffer.copy(larger, 0, 0, this.end);
		this.buffer = larger;
	}

	private rest(): Line | null {
		if (this.start === this.end && !this.skipping) return null;
		const line = this.line(this.skipping ? 'tooLong' : 'partial', this.start, this.end);
		this.skipping = false;
		this.start = this.end;
		return line;
	}

	private line(state: Line['state'], from: number, to: number): Line {
		const isTooLong = state === 'tooLong' || to - from > this.maxLength;
		return {
			state: isTooLong ? 'tooLong' : state,
			number: ++this.taken,
			buffer: this.buffer,
			start: from,
			end: isTooLong ? from : to,
		};
	}
}
