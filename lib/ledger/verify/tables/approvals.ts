import { isDecidedBy } from '../../approvals/recorded-approval';
import type { HeldTable } from './held-table';
import type { RowEvent } from './row-event';

/** Decisions of persons: made once, and used once by the write that names them. */
export const heldApprovals: HeldTable<'approvals'> = {
	name: 'approvals',
	mentioned: (event) => {
		const speaksOf = isDecision(event) || (event.action === 'written' && event.write !== null);
		return speaksOf && event.approval ? [event.approval.id] : null;
	},
	lacks: (record, event) => {
		if (isDecision(event)) return record.sequence < event.seq ? 'rowOutdated' : null;
		return record.consumedBy === event.write?.key ? null : 'approvalUnused';
	},
	madeBy: (record, event) => isDecision(event) && event.approval?.id === record.id,
	agrees: isDecidedBy,
	label: ([id = '']) => id,
};

/** A workflow may log a step of that name as well; that names no approval. */
function isDecision({ action }: RowEvent): boolean {
	return action === 'approved' || action === 'rejected';
}
