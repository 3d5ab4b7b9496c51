import type { ChainHead, LedgerNeeds, LedgerState } from '../store';
import type { RecordTable } from '../table';
import {
	approvalTable,
	intentTable,
	originalTable,
	readSwitch,
	readUsage,
	switchStatement,
	usageCells,
	usageStatement,
} from '../tables';
import type { Statements } from './statements';

/**
 * @param statements of a connection inside a transaction
 * @param head last entry
 * @param needs what else must be known
 * @returns the state a transaction decides upon
 * @throws BelegflussError LEDGER_ROW_UNREADABLE
 */
export function readState(
	statements: Statements,
	head: ChainHead | null,
	needs: LedgerNeeds,
): LedgerState {
	return {
		head,
		intents: byKey(statements, intentTable, 'key', needs.intents, ({ key }) => key),
		approvals: byKey(statements, approvalTable, 'id', needs.approvals, ({ id }) => id),
		originals: byKey(statements, originalTable, 'sha256', needs.originals, (row) => row.sha256),
		switches: needs.switches ? statements.of(switchStatement).all().map(readSwitch) : [],
		usage: needs.usage
			? readUsage(statements.of(usageStatement).get(...usageCells(needs.usage)) ?? {})
			: null,
	};
}

function byKey<Rec>(
	statements: Statements,
	table: RecordTable<Rec>,
	column: string,
	keys: readonly string[] | undefined,
	keyOf: (record: Rec) => string,
): ReadonlyMap<string, Rec> {
	const found = new Map<string, Rec>();
	if (!keys) return found;
	const statement = statements.of(`${table.select} WHERE ${column} = $1`);
	for (const key of keys) {
		const row = statement.get(key);
		if (!row) continue;
		const record = table.read(row);
		found.set(keyOf(record), record);
	}
	return found;
}
