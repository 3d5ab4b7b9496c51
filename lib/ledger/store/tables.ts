import {
	approvalRecordSchema,
	originalRecordSchema,
	switchSettingSchema,
	writeIntentSchema,
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

/** Kept files by hash. */
export const originalTable = recordTable('originals', ['sha256'], originalRecordSchema);

/** States that count against the limits: what may have been booked. */
const COUNTED = "('reserved', 'done', 'unknown')";

/**
 * Count and sum of a workflow's (`$1`) writes: since an instant (`$3`), and of one execution (`$2`) without
 * regard to the day, so that midnight does not reset a run. Nothing before `$4` is looked at.
 */
export const usageStatement = `SELECT
	count(CASE WHEN reserved_at >= $3 THEN 1 END) AS day_count,
	coalesce(sum(CASE WHEN reserved_at >= $3 THEN abs(amount_cents) END), 0) AS day_cents,
	count(CASE WHEN execution_id = $2 THEN 1 END) AS run_count,
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
