const BITS_PER_PAGE = 8_192;

/** Pages of 1 KiB each: 64 MiB, enough for 536 million entries in a row. */
const MAX_PAGES = 65_536;

/**
 * A set of sequence numbers at one bit each. Numbers near each other share a page, so an honest chain
 * takes an eighth of a byte per entry; forged numbers far apart cannot take more than 64 MiB.
 */
export class SequenceSet {
	private readonly pages = new Map<number, Uint8Array>();
	private lastNumber = -1;
	private lastPage: Uint8Array | null = null;

	/**
	 * @param maxPages most pages, 8192 numbers each
	 */
	constructor(private readonly maxPages = MAX_PAGES) {}

	/**
	 * @param sequence a sequence number
	 * @returns false when there is no room for it
	 */
	add(sequence: number): boolean {
		const page = this.pageFor(Math.floor(sequence / BITS_PER_PAGE));
		if (!page) return false;
		const bit = sequence % BITS_PER_PAGE;
		page[bit >> 3] = (page[bit >> 3] ?? 0) | (1 << (bit & 7));
		return true;
	}

	/**
	 * @param sequence a sequence number
	 * @returns whether it was in the set; it no longer is
	 */
	delete(sequence: number): boolean {
		const page = this.pages.get(Math.floor(sequence / BITS_PER_PAGE));
		if (!page) return false;
		const bit = sequence % BITS_PER_PAGE;
		const byte = page[bit >> 3] ?? 0;
		const mask = 1 << (bit & 7);
		page[bit >> 3] = byte & ~mask;
		return (byte & mask) !== 0;
	}

	private pageFor(number: number): Uint8Array | null {
		// Numbers come in ascending order but for a few.
		if (number === this.lastNumber) return this.lastPage;
		let page = this.pages.get(number) ?? null;
		if (!page && this.pages.size < this.maxPages) {
			page = new Uint8Array(BITS_PER_PAGE / 8);
			this.pages.set(number, page);
		}
		this.lastNumber = number;
		this.lastPage = page;
		return page;
	}

	/** @returns the numbers in ascending order */
	*values(): Generator<number> {
		const numbers = [...this.pages.keys()].sort((left, right) => left - right);
		for (const number of numbers) {
			const page = this.pages.get(number) ?? new Uint8Array();
			for (let bit = 0; bit < BITS_PER_PAGE; bit++) {
				if (((page[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0) yield number * BITS_PER_PAGE + bit;
			}
		}
	}
}
