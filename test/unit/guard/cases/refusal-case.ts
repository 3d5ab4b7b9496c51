import type { GuardErrorCode } from '../../../../lib/guard/errors';
import type { WriteOrder, WriteSetting } from '../../../../lib/guard/order';
import type { Phase } from '../../../../lib/envelope/envelope';
import type { World } from '../support/world';

/** What is tried while a gate is shut. */
export interface Tried {
	readonly order: WriteOrder;
	readonly setting?: Partial<WriteSetting>;
}

/** One way to shut one gate. */
export interface RefusalCase {
	readonly title: string;
	readonly code: GuardErrorCode;
	/** values the message names */
	readonly params: Readonly<Record<string, string | number>>;
	/** phase the audit event of the refusal names; null where it was not read */
	readonly mode: Phase | null;
	/** gets a ledger of a workflow that may write without limits, and shuts the gate */
	shut(world: World): Promise<Tried>;
}
