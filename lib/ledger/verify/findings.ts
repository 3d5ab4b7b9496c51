import type { Language } from '../../errors/belegfluss-error';
import { deviation, deviationTexts, type Deviation, type DeviationFacts } from './deviation';

/** A finding, and how far the chain can still be trusted for all it shows. */
export interface Finding extends DeviationFacts {
	/** for findings about the chain; default the entry before */
	readonly trustUntil?: number;
}

interface Listed {
	readonly at: number;
	readonly deviation: Deviation;
}

/** Collects what a verification finds: all counted, a bounded number listed. */
export class Findings {
	private readonly listed: Listed[] = [];
	private found = 0;
	private damaged = false;
	private trust = Infinity;

	/**
	 * @param language wording wanted
	 * @param limit findings listed at most
	 */
	constructor(
		private readonly language: Language,
		readonly limit: number,
	) {}

	/** @returns number of findings, listed or not */
	get count(): number {
		return this.found;
	}

	/** @returns whether nothing but notices was found */
	get intact(): boolean {
		return !this.damaged;
	}

	/** @returns last entry to be trusted, Infinity as long as nothing was found about the chain */
	get trustUntil(): number {
		return this.trust;
	}

	/**
	 * @param finding what was found
	 * @param at running number of the entry that showed it, so that findings can be told in reading order
	 */
	note(finding: Finding, at: number): void {
		this.found++;
		const { effect } = deviationTexts[finding.kind];
		if (effect !== 'notice') this.damaged = true;
		if (effect === 'chain') {
			this.trust = Math.min(this.trust, finding.trustUntil ?? finding.sequence - 1);
		}
		if (this.listed.length < this.limit) {
			this.listed.push({ at, deviation: deviation(finding, this.language) });
		}
	}

	/** @returns the listed findings in reading order */
	inOrder(): Deviation[] {
		return this.listed.sort((left, right) => left.at - right.at).map((entry) => entry.deviation);
	}
}
