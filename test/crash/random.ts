/** A small generator (mulberry32): the same seed gives the same choices on every machine. */
export class Random {
	private state: number;

	/** @param seed any whole number */
	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** @returns from 0 up to, but not including, 1 */
	share(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** @returns a whole number from 0 up to, but not including, the limit */
	below(limit: number): number {
		return Math.floor(this.share() * limit);
	}

	/** @returns the list in random order */
	shuffled<T>(list: readonly T[]): T[] {
		const left = [...list];
		return list.map(() => left.splice(this.below(left.length), 1)[0] as T);
	}
}
