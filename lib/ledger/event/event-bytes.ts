import { isAscii, isUtf8 } from 'node:buffer';
import { EVENT_HASH_PREFIX, sha256Hex } from './hash';

const PREFIX = Buffer.from(`${EVENT_HASH_PREFIX}\0`, 'ascii');

/** Room for nearly every event. */
const ROOM = 65_536;

/**
 * An event that is at hand as bytes, so that what is hashed is what lies there and not what a decoder made
 * of it. Made once and loaded with one event after the other: the bytes are put behind the prefix they are
 * hashed with, because one call to hash takes half the time of two.
 */
export class EventBytes {
	private readonly room = Buffer.alloc(ROOM);
	/** prefix and event */
	private prefixed: Buffer = PREFIX;

	constructor() {
		PREFIX.copy(this.room);
	}

	/**
	 * @param source bytes that contain the event
	 * @param from where it begins
	 * @param to where it ends
	 */
	load(source: Buffer, from: number, to: number): void {
		const end = PREFIX.length + to - from;
		if (end > ROOM) {
			this.prefixed = Buffer.concat([PREFIX, source.subarray(from, to)]);
			return;
		}
		source.copy(this.room, PREFIX.length, from, to);
		this.prefixed = this.room.subarray(0, end);
	}

	/** @returns what `eventHash` gives for the text of the event, lower-case hex */
	hash(): string {
		return sha256Hex(this.prefixed);
	}

	/** @returns the event, null when it is no UTF-8 */
	text(): string | null {
		const { prefixed } = this;
		if (isAscii(prefixed)) return prefixed.toString('latin1', PREFIX.length);
		return isUtf8(prefixed) ? prefixed.toString('utf8', PREFIX.length) : null;
	}
}
