import type { ChainHead, LedgerBatch, LedgerNeeds, LedgerState } from '../store';
import type { RecordTable, Row } from '../table';
import {
	approvalTable,
	intentTable,
	originalTable,
	readSwitch,
	readUsage,
	switchStatement,
	switchTable,
	usageCells,
	usageStatement,
} from '../tables';
import { erasePayloads, insertEvents, insertPayloads } from './event-rows';
import { JointQuery, type Query } from './query';

/**
 * @param needs what must be known besides the head
 * @returns one statement that reads all of it as one row of lists, null when there is nothing to read
 */
export function stateQuery({
	intents,
	approvals,
	originals,
	switches,
	usage,
}: LedgerNeeds): Query | null {
	const joint = new JointQuery();
	const lists = Object.entries({
		intents: byKey(intentTable, 'key', intents),
		approvals: byKey(approvalTable, 'id', approvals),
		originals: byKey(originalTable, 'sha256', originals),
		switches: switches ? { sql: switchStatement, cells: [] } : null,
		usage: usage ? { sql: usageStatement, cells: usageCells(usage) } : null,
	}).flatMap(([name, query]) =>
		query ? [`(SELECT json_agg(r) FROM (${joint.take(query)}) r) AS ${name}`] : [],
	);
	return lists.length > 0 ? joint.finish(`SELECT ${lists.join(', ')}`) : null;
}

/**
 * @param head last entry
 * @param row what `stateQuery` gave, undefined when there was nothing to read
 * @param needs what was asked for
 * @returns the state a transaction decides upon
 * @throws BelegflussError LEDGER_ROW_UNREADABLE
 */
export function toState(
	head: ChainHead | null,
	row: Row | undefined,
	needs: LedgerNeeds,
): LedgerState {
	const list = (name: string) => (row?.[name] ?? []) as Row[];
	return {
		head,
		intents: new Map(
			list('intents')
				.map(intentTable.read)
				.map((intent) => [intent.key, intent]),
		),
		approvals: new Map(
			list('approvals')
				.map(approvalTable.read)
				.map((approval) => [approval.id, approval]),
		),
		originals: new Map(
			list('originals')
				.map(originalTable.read)
				.map((original) => [original.sha256, original]),
		),
		switches: list('switches').map(readSwitch),
		usage: needs.usage ? readUsage(list('usage')[0] ?? {}) : null,
	};
}

/**
 * @param batch what is to be written
 * @returns one statement that writes all of it, null when it is empty
 */
export function batchQuery(batch: LedgerBatch): Query | null {
	const parts = [
		ofSome(insertEvents, batch.events),
		ofSome(insertPayloads, batch.payloads),
		ofSome(erasePayloads, batch.erasedPayloads),
		ofSome((records) => upsert(intentTable, records), batch.intents),
		ofSome((records) => upsert(approvalTable, records), batch.approvals),
		ofSome((records) => upsert(switchTable, records), batch.switches),
		ofSome((records) => upsert(originalTable, records), batch.originals),
	].filter((part) => part !== null);
	const joint = new JointQuery();
	const last = parts.pop();
	if (!last) return null;
	const before = parts.map((part, index) => `part_${index} AS (${joint.take(part)})`);
	const opening = before.length > 0 ? `WITH ${before.join(', ')} ` : '';
	return joint.finish(opening + joint.take(last));
}

function ofSome<Item>(
	query: (items: readonly Item[]) => Query,
	items: readonly Item[] = [],
): Query | null {
	return items.length > 0 ? query(items) : null;
}

function byKey<Rec>(
	table: RecordTable<Rec>,
	column: string,
	keys: readonly string[] | undefined,
): Query | null {
	if (!keys || keys.length === 0) return null;
	return { sql: `${table.select} WHERE ${column} = ANY ($1)`, cells: [keys] };
}

function upsert<Rec>(table: RecordTable<Rec>, records: readonly Rec[]): Query {
	const rows = new Map<string, object>();
	for (const record of records) {
		const cells = table.cells(record);
		const row = Object.fromEntries(table.columns.map((column, index) => [column, cells[index]]));
		// One statement changes a row once; what was said last stands.
		rows.set(JSON.stringify(table.keyColumns.map((column) => row[column])), row);
	}
	return {
		sql: `${table.insert} SELECT ${table.columns.join(', ')}
			FROM json_populate_recordset(NULL::${table.name}, $1) ${table.orReplace}`,
		cells: [JSON.stringify([...rows.values()])],
	};
}
