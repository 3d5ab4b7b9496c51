import type {
	LedgerStore,
	RecordedRow,
	RecordsOf,
	RecordTableName,
	RowKey,
} from '../../store/store';
import type { HeldTable } from './held-table';
import type { TableDeviationKind } from './issues';
import { readRowEvent, type RowEvent } from './row-event';
import type { TableFindings } from './table-findings';

/** Rows of one page. */
const PAGE_ROWS = 200;

/**
 * Holds one table against the chain, from both sides. For every entry that speaks of a row, the row must be
 * there and at least as young; and every row must be what the entry it names says. Together: each row says
 * what the last entry about it says. Nothing is remembered between two looks.
 *
 * A row is changed in the transaction that appends its entry, so what is read after an entry is as young as
 * that at least, whoever writes meanwhile.
 */
export class TableCheck<Name extends RecordTableName> {
	private rowCount = 0;

	constructor(
		private readonly store: Pick<LedgerStore, 'findRows' | 'readRows'>,
		private readonly table: HeldTable<Name>,
		private readonly findings: TableFindings,
	) {}

	/** @returns rows examined */
	get rows(): number {
		return this.rowCount;
	}

	/**
	 * Looks whether rows are behind what the chain says of them.
	 *
	 * @param events entries of the chain; a bounded number, since all their rows are read at once
	 */
	async lookBack(events: readonly RowEvent[]): Promise<void> {
		const mentions = events.flatMap((event) => {
			const key = this.table.mentioned(event);
			return key ? [{ event, key, id: textOf(key) }] : [];
		});
		const keys = new Map(mentions.map(({ id, key }) => [id, key]));
		const found = await this.store.findRows(this.table.name, [...keys.values()]);
		const rows = new Map(found.map((row) => [textOf(row.key), row]));
		for (const { event, key, id } of mentions) {
			const row = rows.get(id);
			// A row that is none is named when all are examined.
			const fault = row ? row.record && this.table.lacks(row.record, event) : 'rowMissing';
			if (fault) this.note(fault, key, event.seq);
		}
	}

	/** Looks whether every row is what the entry it names says. */
	async examine(): Promise<void> {
		let page: readonly RecordedRow<RecordsOf[Name]>[];
		let after: RowKey | null = null;
		do {
			page = await this.store.readRows(this.table.name, { after, limit: PAGE_ROWS });
			for (const row of page) {
				const fault = this.ownFault(row);
				if (fault) this.note(fault, row.key, row.record?.sequence ?? 0);
			}
			this.rowCount += page.length;
			after = page.at(-1)?.key ?? null;
		} while (page.length === PAGE_ROWS);
	}

	private ownFault({
		record,
		event: text,
	}: RecordedRow<RecordsOf[Name]>): TableDeviationKind | null {
		if (record === null) return 'rowUnreadable';
		const event = text === null ? null : readRowEvent(text);
		if (event === null || !this.table.madeBy(record, event)) return 'rowStray';
		return this.table.agrees(record, event) ? null : 'rowChanged';
	}

	private note(kind: TableDeviationKind, key: RowKey, sequence: number): void {
		const { name: table } = this.table;
		this.findings.note({ kind, table, key: this.table.label(key), sequence });
	}
}

function textOf(key: RowKey): string {
	return JSON.stringify(key);
}
