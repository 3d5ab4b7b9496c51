import type { AuditReceipt } from '../../envelope/envelope';
import { chainUp, prepareEntry, type LedgerContext } from '../append';
import { canonicalize } from '../event/canonical-json';
import { emptyDraft, type AuditDraft } from '../event/event';
import { sha256Hex } from '../event/hash';
import type { LedgerStore } from '../store/store';
import { switchError } from './errors';
import {
	parseSwitchValue,
	scopesOf,
	switchStatementText,
	type SwitchKind,
	type SwitchScope,
} from './settings';

/** A change of a switch. */
export interface SwitchChange {
	readonly kind: SwitchKind;
	readonly scope: SwitchScope;
	/** what it shall say; checked here */
	readonly value: unknown;
	readonly setBy: AuditDraft['actor'];
	readonly reason: string;
	readonly run: AuditDraft['run'];
}

/** A switch as it was set. */
export interface SwitchSet {
	/** canonical text of the setting before; null when there was none */
	readonly before: string | null;
	/** canonical text of the setting now */
	readonly after: string;
	readonly receipt: AuditReceipt;
}

/**
 * Sets a switch and records who did so and why, in one transaction.
 *
 * @param store where the ledger lives
 * @param change what shall hold from now on
 * @param context clock, id source and the program that writes
 * @returns the setting before and now
 * @throws BelegflussError SWITCH_… when the change makes no sense, or the store's error; nothing changed then
 */
export async function setSwitch(
	store: LedgerStore,
	change: SwitchChange,
	context: LedgerContext,
): Promise<SwitchSet> {
	const { kind } = change;
	const [setBy, reason] = [change.setBy.id.trim(), change.reason.trim()];
	if (setBy === '' || reason === '') throw switchError('SWITCH_REASON_MISSING', { kind });
	// An id with a blank at its end would be set, recorded, and hold for nothing.
	const scope: SwitchScope = { type: change.scope.type, id: change.scope.id.trim() };
	assertScope(kind, scope);
	const value = canonicalize(parseSwitchValue(kind, change.value));
	return store.transact({ switches: true }, ({ head, switches }) => {
		const before =
			switches.find(
				(row) => row.kind === kind && row.scopeType === scope.type && row.scope === scope.id,
			)?.value ?? null;
		const event: AuditDraft = {
			...emptyDraft,
			action: 'switched',
			actor: { ...change.setBy, id: setBy },
			change: {
				afterSha256: sha256Hex(switchStatementText(kind, scope, value)),
				beforeSha256: before === null ? null : sha256Hex(switchStatementText(kind, scope, before)),
				fields: [kind],
			},
			reason,
			run: change.run,
			subject: {
				documentSha256: null,
				id: scope.id || null,
				system: scope.type === 'system' ? scope.id : null,
				type: 'switch',
			},
		};
		const payload = { kind, scopeType: scope.type, scope: scope.id, before, after: value };
		const entry = prepareEntry({ event, payload }, context);
		const { events, payloads, receipts } = chainUp(head, [entry], context);
		const receipt = receipts[0] as AuditReceipt;
		const setting = {
			kind,
			scopeType: scope.type,
			scope: scope.id,
			value,
			setAt: context.now().toISOString(),
			setBy,
			reason,
			sequence: receipt.sequence,
		};
		return {
			batch: { events, payloads, switches: [setting] },
			result: { before, after: value, receipt },
		};
	});
}

function assertScope(kind: SwitchKind, { type, id }: SwitchScope): void {
	const known: readonly string[] = scopesOf[kind];
	const named = type === 'global' ? id === '' : id !== '';
	if (known.includes(type) && named) return;
	throw switchError('SWITCH_SCOPE_INVALID', { kind, scope: id || type });
}
