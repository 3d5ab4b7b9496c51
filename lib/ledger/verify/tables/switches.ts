import type { RowKey } from '../../store/store';
import { isSetBy } from '../../switches/recorded-switch';
import type { HeldTable } from './held-table';
import type { RowEvent } from './row-event';

/** Phase, limits and kill switches: the last entry about a switch says what holds. */
export const heldSwitches: HeldTable<'switches'> = {
	name: 'switches',
	mentioned: switchOf,
	lacks: (record, event) => (record.sequence < event.seq ? 'rowOutdated' : null),
	madeBy: ({ kind, scopeType, scope }, event) => {
		const key = [kind, scopeType, scope];
		return switchOf(event)?.every((part, at) => part === key[at]) ?? false;
	},
	agrees: (record, event) =>
		isSetBy(record, event) && record.setBy === event.actor.id && record.reason === event.reason,
	label: (key) => key.filter((part) => part !== '').join(' '),
};

/** Names of systems are told from ids of workflows by standing in the subject as system as well. */
function switchOf({ action, change, subject }: RowEvent): RowKey | null {
	const [kind] = change?.fields ?? [];
	if (action !== 'switched' || kind === undefined || !subject) return null;
	if (subject.id === null) return [kind, 'global', ''];
	return [kind, subject.system === null ? 'workflow' : 'system', subject.id];
}
