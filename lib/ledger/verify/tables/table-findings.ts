import type { Language } from '../../../errors/belegfluss-error';
import { tableDeviation, type TableDeviation, type TableFinding } from './table-deviation';

/** Collects what is found about rows: a bounded number listed, each row once. */
export class TableFindings {
	private readonly listed = new Map<string, TableFinding>();
	private found = 0;

	/**
	 * @param language wording wanted
	 * @param limit rows listed at most
	 */
	constructor(
		private readonly language: Language,
		private readonly limit: number,
	) {}

	/** @returns number of rows something was found about; one that is not listed counts at every finding */
	get count(): number {
		return this.found;
	}

	/**
	 * @param finding what was found; it takes the place of what was found about the row before: a later entry
	 * says more, and what a row itself says most
	 */
	note(finding: TableFinding): void {
		const id = JSON.stringify([finding.table, finding.key]);
		const isKnown = this.listed.has(id);
		if (!isKnown) this.found++;
		if (isKnown || this.listed.size < this.limit) this.listed.set(id, finding);
	}

	/** @returns the listed findings in the order of the entries */
	inOrder(): TableDeviation[] {
		return [...this.listed.values()]
			.toSorted((left, right) => left.sequence - right.sequence)
			.map((finding) => tableDeviation(finding, this.language));
	}
}
