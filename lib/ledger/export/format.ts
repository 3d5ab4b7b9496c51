/*
 * The form of an export: plain files, one entry per line, so that any program that can hash can check them.
 * The event's bytes in a line are exactly the hashed ones.
 */

/** The files of an export. */
export const EXPORT_FILES = {
	events: 'events.jsonl',
	payloads: 'payloads.jsonl',
	checkpoints: 'checkpoints.txt',
	table: 'events.csv',
	readme: 'README.txt',
} as const;

/** Name of a file of an export. */
export type ExportFileName = (typeof EXPORT_FILES)[keyof typeof EXPORT_FILES];

/** Longest line that is written or read, in bytes: above anything a workflow passes on. */
export const MAX_LINE_LENGTH = 33_554_432;

const HASH_LENGTH = 64;
const EVENT_START = Buffer.from('{"hash":"');
const EVENT_MIDDLE = Buffer.from('","event":');
const PAYLOAD_START = Buffer.from('{"seq":');
const PAYLOAD_MIDDLE = Buffer.from(',"payload":');

/** 2^53 has sixteen. */
const MAX_DIGITS = 16;
const ZERO = 0x30;
const CLOSING_BRACE = 0x7d;
const LINE_BREAKS = /[\r\n]/g;

/** A line without its break: from `start` to before `end` of the buffer. */
export interface LineBytes {
	/** counted from 1 */
	readonly number: number;
	readonly buffer: Buffer;
	readonly start: number;
	readonly end: number;
}

/** A line of `events.jsonl`. */
export interface EventLine {
	readonly hash: string;
	/** where the event begins in the same buffer; it ends before the last byte of the line */
	readonly eventStart: number;
}

/** A line of `payloads.jsonl`. */
export interface PayloadLine {
	/** number of the line, counted from 1 */
	readonly number: number;
	readonly sequence: number;
	/** a view of the same bytes */
	readonly payload: Buffer;
}

/**
 * @param hash hash as filed beside the event
 * @param canonical text of the event
 * @returns the line, its break included. Line breaks inside a text, which only damage can have put there,
 * become blanks: the entry is as damaged as before, and its neighbours stay readable
 */
export function eventLine(hash: string, canonical: string): string {
	return `{"hash":${JSON.stringify(hash)},"event":${oneLine(canonical)}}\n`;
}

/**
 * @param sequence entry the payload belongs to
 * @param canonical text of the payload
 * @returns the line, its break included; line breaks inside as above
 */
export function payloadLine(sequence: number, canonical: string): string {
	return `{"seq":${sequence},"payload":${oneLine(canonical)}}\n`;
}

/**
 * @param line a line of `events.jsonl` without its break
 * @returns its parts, null when it is not as `eventLine` writes it
 */
export function readEventLine({ buffer, start, end }: LineBytes): EventLine | null {
	const hashStart = start + EVENT_START.length;
	const hashEnd = hashStart + HASH_LENGTH;
	const eventStart = hashEnd + EVENT_MIDDLE.length;
	const isEntry =
		eventStart < end &&
		buffer[end - 1] === CLOSING_BRACE &&
		stands(EVENT_START, buffer, start) &&
		stands(EVENT_MIDDLE, buffer, hashEnd);
	return isEntry ? { hash: buffer.toString('latin1', hashStart, hashEnd), eventStart } : null;
}

/**
 * @param line a line of `payloads.jsonl` without its break
 * @returns its parts, null when it is not as `payloadLine` writes it
 */
export function readPayloadLine({ number, buffer, start, end }: LineBytes): PayloadLine | null {
	if (end <= start || buffer[end - 1] !== CLOSING_BRACE) return null;
	if (!stands(PAYLOAD_START, buffer, start)) return null;
	let at = start + PAYLOAD_START.length;
	const digitsEnd = Math.min(end, at + MAX_DIGITS);
	if (buffer[at] === ZERO) return null;
	let sequence = 0;
	for (let digit = digitAt(buffer, at); digit >= 0 && at < digitsEnd; digit = digitAt(buffer, at)) {
		sequence = sequence * 10 + digit;
		at++;
	}
	const payloadStart = at + PAYLOAD_MIDDLE.length;
	const isPayload =
		sequence > 0 &&
		Number.isSafeInteger(sequence) &&
		payloadStart < end &&
		stands(PAYLOAD_MIDDLE, buffer, at);
	if (!isPayload) return null;
	return { number, sequence, payload: buffer.subarray(payloadStart, end - 1) };
}

function digitAt(buffer: Buffer, at: number): number {
	const digit = (buffer[at] ?? 0) - ZERO;
	return digit <= 9 ? digit : -1;
}

/** For a few bytes a loop is quicker than a call into the engine. */
function stands(expected: Buffer, buffer: Buffer, at: number): boolean {
	for (let index = 0; index < expected.length; index++) {
		if (buffer[at + index] !== expected[index]) return false;
	}
	return true;
}

function oneLine(text: string): string {
	return text.replace(LINE_BREAKS, ' ');
}
