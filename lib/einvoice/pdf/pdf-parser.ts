import type { PdfBudget } from './pdf-budget';
import { PdfName, PdfRef, PdfString, type PdfDict, type PdfObject } from './pdf-objects';

/** Thrown for anything that is not PDF syntax. */
export class PdfSyntaxError extends Error {
	override readonly name = 'PdfSyntaxError';
}

const MAX_NESTING = 64;
const WHITE_SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
const REFERENCE = /^(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![A-Za-z0-9])/;
const REFERENCE_LENGTH = 40;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** Reads PDF syntax (PDF 32000-1, 7.3) out of bytes; every value read is paid from the budget. */
export class PdfParser {
	constructor(
		readonly bytes: Buffer,
		public at: number,
		private readonly budget: PdfBudget,
	) {}

	/**
	 * @returns the object at the current place, which moves behind it
	 * @throws PdfSyntaxError when there is none, PdfBudgetExceeded when too many were read
	 */
	parseObject(nesting = 0): PdfObject {
		this.budget.spendObjects(1);
		if (nesting > MAX_NESTING) throw new PdfSyntaxError('nested too deeply');
		this.skipWhiteSpace();
		const first = this.bytes[this.at];
		if (first === undefined) throw new PdfSyntaxError('end of file');
		if (first === 0x2f) return this.parseName();
		if (first === 0x28) return this.parseLiteralString();
		if (first === 0x5b) return this.parseArray(nesting);
		if (first === 0x3c) {
			return this.bytes[this.at + 1] === 0x3c ? this.parseDict(nesting) : this.parseHexString();
		}
		return this.parseReference() ?? this.parseKeyword();
	}

	/**
	 * @param keyword ASCII word
	 * @returns whether it stands here, behind white space; if so the place moves behind it
	 */
	skipKeyword(keyword: string): boolean {
		this.skipWhiteSpace();
		const end = this.at + keyword.length;
		if (this.bytes.toString('latin1', this.at, end) !== keyword) return false;
		this.at = end;
		return true;
	}

	/** @returns a whole number without sign, or undefined when none stands here */
	parseInteger(): number | undefined {
		this.skipWhiteSpace();
		const start = this.at;
		let value = 0;
		for (;;) {
			const digit = (this.bytes[this.at] ?? 0) - 0x30;
			if (digit < 0 || digit > 9) break;
			value = value * 10 + digit;
			this.at += 1;
		}
		return this.at === start || !Number.isSafeInteger(value) ? undefined : value;
	}

	/** Moves behind white space and comments. */
	skipWhiteSpace(): void {
		for (;;) {
			const byte = this.bytes[this.at];
			if (byte === undefined) return;
			if (byte === 0x25) this.skipComment();
			else if (WHITE_SPACE.has(byte)) this.at += 1;
			else return;
		}
	}

	private skipComment(): void {
		while (this.at < this.bytes.length) {
			const byte = this.bytes[this.at];
			if (byte === 0x0a || byte === 0x0d) return;
			this.at += 1;
		}
	}

	private token(): string {
		const start = this.at;
		for (;;) {
			const byte = this.bytes[this.at];
			if (byte === undefined || WHITE_SPACE.has(byte) || DELIMITERS.has(byte)) break;
			this.at += 1;
		}
		return this.bytes.toString('latin1', start, this.at);
	}

	private parseName(): PdfName {
		this.at += 1;
		const escaped = this.token();
		return new PdfName(
			escaped.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
				String.fromCharCode(Number.parseInt(hex, 16)),
			),
		);
	}

	private parseReference(): PdfRef | undefined {
		const ahead = this.bytes.toString('latin1', this.at, this.at + REFERENCE_LENGTH);
		const match = REFERENCE.exec(ahead);
		if (match === null) return undefined;
		this.at += match[0].length;
		return new PdfRef(Number(match[1]), Number(match[2]));
	}

	private parseKeyword(): PdfObject {
		const word = this.token();
		if (NUMBER.test(word)) return Number(word);
		if (word === 'true') return true;
		if (word === 'false') return false;
		if (word === 'null') return null;
		throw new PdfSyntaxError('no object');
	}

	private parseArray(nesting: number): PdfObject[] {
		this.at += 1;
		const items: PdfObject[] = [];
		for (;;) {
			this.skipWhiteSpace();
			if (this.bytes[this.at] === 0x5d) break;
			items.push(this.parseObject(nesting + 1));
		}
		this.at += 1;
		return items;
	}

	private parseDict(nesting: number): PdfDict {
		this.at += 2;
		const dict: PdfDict = new Map();
		for (;;) {
			this.skipWhiteSpace();
			if (this.bytes[this.at] === 0x3e) break;
			if (this.bytes[this.at] !== 0x2f) throw new PdfSyntaxError('no key');
			const key = this.parseName().name;
			dict.set(key, this.parseObject(nesting + 1));
		}
		this.at += 2;
		return dict;
	}

	private parseHexString(): PdfString {
		const end = this.bytes.indexOf('>', this.at);
		if (end === -1) throw new PdfSyntaxError('open string');
		const digits = this.bytes.toString('latin1', this.at + 1, end).replace(/[^0-9a-f]/gi, '');
		this.at = end + 1;
		return new PdfString(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
	}

	private parseLiteralString(): PdfString {
		const bytes: number[] = [];
		let open = 1;
		this.at += 1;
		for (; ; this.at += 1) {
			const byte = this.bytes[this.at];
			if (byte === undefined) throw new PdfSyntaxError('open string');
			if (byte === 0x5c) {
				this.at += 1;
				this.pushEscaped(bytes);
				continue;
			}
			if (byte === 0x28) open += 1;
			if (byte === 0x29) open -= 1;
			if (open === 0) break;
			bytes.push(byte);
		}
		this.at += 1;
		return new PdfString(Buffer.from(bytes));
	}

	/** The character behind a backslash; a line break there only continues the string. */
	private pushEscaped(bytes: number[]): void {
		const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))?.[0];
		if (octal !== undefined) {
			bytes.push(Number.parseInt(octal, 8) & 0xff);
			this.at += octal.length - 1;
			return;
		}
		const byte = this.bytes[this.at];
		if (byte === 0x0d && this.bytes[this.at + 1] === 0x0a) this.at += 1;
		if (byte === undefined || byte === 0x0d || byte === 0x0a) return;
		bytes.push(ESCAPES.get(byte) ?? byte);
	}
}

const ESCAPES: ReadonlyMap<number, number> = new Map([
	[0x6e, 0x0a],
	[0x72, 0x0d],
	[0x74, 0x09],
	[0x62, 0x08],
	[0x66, 0x0c],
]);
