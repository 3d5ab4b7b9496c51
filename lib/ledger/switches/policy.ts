import type { Phase } from '../../envelope/envelope';
import { readEvent } from '../event/read-event';
import type { RecordedSwitch } from '../store/records';
import { switchError } from './errors';
import { isSetBy } from './recorded-switch';
import {
	defaultLimits,
	readSwitchValue,
	type GuardLimits,
	type SwitchKind,
	type SwitchScope,
	type SwitchValue,
} from './settings';

/** A kill switch that is engaged. */
export interface EngagedKillSwitch {
	readonly scope: SwitchScope;
	readonly setBy: string;
	/** UTC instant */
	readonly setAt: string;
	readonly reason: string;
}

/** What holds for one workflow and one target system at this moment. */
export interface Policy {
	/** null when no kill switch is engaged that concerns them */
	readonly killed: EngagedKillSwitch | null;
	readonly phase: Phase;
	readonly limits: GuardLimits;
}

/** Whose policy is wanted. */
export interface PolicySubject {
	readonly workflowId: string;
	/** target system; without one only the global and the workflow's kill switch count */
	readonly system?: string;
}

/**
 * Works out what holds. The workflow's own phase and limits come before the global ones; where neither was
 * set, the phase is read-only and the limits are the strict defaults. One engaged kill switch is enough.
 *
 * @param switches every switch with the event that set it
 * @param subject whose policy is wanted
 * @returns the policy
 * @throws BelegflussError SWITCH_NOT_RECORDED when a switch that matters is not what its event says:
 * whoever asks must then stop
 */
export function policyFor(switches: readonly RecordedSwitch[], subject: PolicySubject): Policy {
	const scopes: readonly SwitchScope[] = [
		{ type: 'workflow', id: subject.workflowId },
		...(subject.system === undefined ? [] : [{ type: 'system', id: subject.system } as const]),
		{ type: 'global', id: '' },
	];
	const settings = <Kind extends SwitchKind>(kind: Kind) =>
		scopes.flatMap((scope) => {
			const found = switches.find((row) => row.kind === kind && isScope(row, scope));
			return found ? [{ scope, row: found, value: believedValue(kind, scope, found) }] : [];
		});
	const engaged = settings('kill').find(({ value }) => value.engaged);
	return {
		killed: engaged
			? {
					scope: engaged.scope,
					setBy: engaged.row.setBy,
					setAt: engaged.row.setAt,
					reason: engaged.row.reason,
				}
			: null,
		phase: settings('phase')[0]?.value.phase ?? 'readOnly',
		limits: settings('limits')[0]?.value ?? defaultLimits,
	};
}

function isScope(row: RecordedSwitch, scope: SwitchScope): boolean {
	return row.scopeType === scope.type && row.scope === scope.id;
}

function believedValue<Kind extends SwitchKind>(
	kind: Kind,
	scope: SwitchScope,
	row: RecordedSwitch,
): SwitchValue<Kind> {
	const event = row.event === null ? null : readEvent(row.event);
	const value = readSwitchValue(kind, row.value);
	if (value === null || event === null || !isSetBy(row, event)) {
		throw switchError('SWITCH_NOT_RECORDED', { kind, scope: scope.id || 'global' });
	}
	return value;
}
