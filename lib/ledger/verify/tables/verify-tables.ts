import type { LedgerStore, StoredEntry } from '../../store/store';
import type { TablesReport, VerifyOptions } from '../report';
import { heldApprovals } from './approvals';
import { heldIntents } from './intents';
import { readRowEvent } from './row-event';
import { heldSwitches } from './switches';
import { TableCheck } from './table-check';
import { TableFindings } from './table-findings';

/**
 * Entries that may speak of a row. Their first member says so, and one that is not written in this form is
 * a deviation of the chain.
 */
const MAY_SPEAK = /^\{"action":"(?:switched|approved|rejected|written)"/;

/** Entries collected before their rows are read. */
const AT_ONCE = 200;

/**
 * Holds the tables beside a chain against it while somebody reads that. Memory grows neither with the ledger
 * nor with its tables: at any time it holds `AT_ONCE` entries with their rows, or one page of rows (a row has
 * 100,000 characters of the target system's answer at most), and the deviations that are listed.
 */
export class TablesVerification {
	private waiting: string[] = [];
	private readonly findings: TableFindings;
	private readonly switches: TableCheck<'switches'>;
	private readonly approvals: TableCheck<'approvals'>;
	private readonly intents: TableCheck<'intents'>;

	/**
	 * @param store the ledger
	 * @param options wording, and how many deviations are listed
	 */
	constructor(
		store: Pick<LedgerStore, 'findRows' | 'readRows'>,
		{ language = 'de', maxDeviations = 1_000 }: Pick<VerifyOptions, 'language' | 'maxDeviations'>,
	) {
		this.findings = new TableFindings(language, maxDeviations);
		this.switches = new TableCheck(store, heldSwitches, this.findings);
		this.approvals = new TableCheck(store, heldApprovals, this.findings);
		this.intents = new TableCheck(store, heldIntents, this.findings);
	}

	/**
	 * @param entries the whole chain of this ledger
	 * @returns the same
	 */
	async *watch(entries: AsyncIterable<StoredEntry>): AsyncGenerator<StoredEntry> {
		for await (const entry of entries) {
			if (MAY_SPEAK.test(entry.canonical)) this.waiting.push(entry.canonical);
			if (this.waiting.length === AT_ONCE) await this.lookBack();
			yield entry;
		}
	}

	/** @returns what was found; to be asked for after the last entry */
	async finish(): Promise<TablesReport> {
		const { switches, approvals, intents, findings } = this;
		await this.lookBack();
		for (const check of [switches, approvals, intents]) await check.examine();
		return {
			intact: findings.count === 0,
			checked: { switches: switches.rows, approvals: approvals.rows, intents: intents.rows },
			deviations: findings.inOrder(),
			deviationCount: findings.count,
		};
	}

	private async lookBack(): Promise<void> {
		const events = this.waiting.flatMap((canonical) => readRowEvent(canonical) ?? []);
		this.waiting = [];
		for (const check of [this.switches, this.approvals, this.intents]) await check.lookBack(events);
	}
}
