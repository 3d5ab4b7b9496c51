import { sha256Hex } from '../event/hash';
import type { StatedChange } from '../event/read-event';
import type { SwitchSetting } from '../store/records';
import { switchStatementText } from './settings';

/**
 * @param row a switch as it stands in its table
 * @param event an event
 * @returns whether the event is of exactly this setting: a row somebody entered by hand must not open a write
 */
export function isSetBy(
	{ kind, scopeType, scope, value }: SwitchSetting,
	event: StatedChange,
): boolean {
	const statement = switchStatementText(kind, { type: scopeType, id: scope }, value);
	return event.action === 'switched' && event.change?.afterSha256 === sha256Hex(statement);
}
