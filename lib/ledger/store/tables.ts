import {
	approvalRecordSchema,
	originalRecordSchema,
	switchSettingSchema,
	writeIntentSchema,
	type RecordedSwitch,
} from './records';
import type { UsageNeeds, WriteUsage } from './store';
import { recordTable, type Cell, type Row } from './table';

/** Write intents by idempotency key. */
export const intentTable = recordTable('intents', ['key'], writeIntentSchema);

/** Approvals by id. */
export const approvalTable = recordTable('approvals', ['id'], approvalRecordSchema);

/** Switches by what they say and what they apply to. */
export const switchTable = recordTable(
	'switches',
	['kind', 'scopeType', 'scope'],
	switchSettingSchema,
);

/** Every switch with the event that set it, so that one edited by hand is not believed. */
export const switchStatement = `SELECT ${switchTable.columns.map((column) => `s.${column}`).join(', ')},
	e.canonical AS event
FROM switches s LEFT JOIN events e ON e.seq = s.sequence
ORDER BY s.kind, s.scope_type, s.scope`;

/**
 * @param row a row of `switchStatement`
 * @returns the switch
 * @throws BelegflussError LEDGER_ROW_UNREADABLE
 */
export function readSwitch(row: Row): RecordedSwitch {
	const event = row['event'];
	return { ...switchTable.read(row), event: typeof event === 'string' ? event : null };
}

/** Kept files by hash. */
export const originalTable = recordTable('originals', ['sha256'], originalRecordSchema);

/** States that count against the limits: what may have been booked. */
const COUNTED = "('reserved', 'done', 'unknown')";

/**
 * Count and sum of a workflow's (`$1`) writes: since an instant (`$3`), and of one execution (`$2`) without
 * regard to the day, so that midnight does not reset a run. Nothing before `$4` is looked at. Writes about
 * the same document, such as a voucher, its supplier and its file, count once.
 */
export const usageStatement = `SELECT
	count(DISTINCT CASE WHEN reserved_at >= $3 THEN coalesce(document_sha256, key) END) AS day_count,
	coalesce(sum(CASE WHEN reserved_at >= $3 THEN abs(amount_cents) END), 0) AS day_cents,
	count(DISTINCT CASE WHEN execution_id = $2 THEN coalesce(document_sha256, key) END) AS run_count,
	coalesce(sum(CASE WHEN execution_id = $2 THEN abs(amount_cents) END), 0) AS run_cents
FROM intents
WHERE workflow_id = $1 AND reserved_at >= $4 AND state IN ${COUNTED}`;

/**
 * @param usage whose writes are counted
 * @returns the values of `usageStatement` in their order
 */
export function usageCells({ workflowId, executionId, since, horizon }: UsageNeeds): Cell[] {
	return [workflowId, executionId, since, horizon];
}

/**
 * @param row what `usageStatement` gave
 * @returns the counts and sums
 */
export function readUsage(row: Row): WriteUsage {
	const number = (column: string) => Number(row[column] ?? 0);
	return {
		day: { count: number('day_count'), cents: number('day_cents') },
		run: { count: number('run_count'), cents: number('run_cents') },
	};
}
