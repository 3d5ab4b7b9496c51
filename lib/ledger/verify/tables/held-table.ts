import type { RecordsOf, RecordTableName, RowKey } from '../../store/store';
import type { TableDeviationKind } from './issues';
import type { RowEvent } from './row-event';

/** How the rows of a table beside the chain are held against the entries that speak of them. */
export interface HeldTable<Name extends RecordTableName> {
	readonly name: Name;

	/**
	 * @param event an entry
	 * @returns key of the row it speaks of, null when it speaks of none
	 */
	mentioned(event: RowEvent): RowKey | null;

	/**
	 * Looks back from an entry at the row as it is now, which later entries may have changed.
	 *
	 * @param record the row
	 * @param event an entry that speaks of it
	 * @returns what the row lacks that it had from this entry on, null for nothing
	 */
	lacks(record: RecordsOf[Name], event: RowEvent): TableDeviationKind | null;

	/**
	 * @param record the row
	 * @param event the entry the row says it was made by
	 * @returns whether the entry made or changed this very row: one that only relies on it did not
	 */
	madeBy(record: RecordsOf[Name], event: RowEvent): boolean;

	/**
	 * @param record the row
	 * @param event the entry that made it what it is
	 * @returns whether both say the same
	 */
	agrees(record: RecordsOf[Name], event: RowEvent): boolean;

	/**
	 * @param key values of the key columns
	 * @returns how a person calls the row
	 */
	label(key: RowKey): string;
}
