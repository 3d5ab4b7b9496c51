import type { Resource } from '../../../support/resources';
import { getPolicy } from './getPolicy.operation';
import { setKillSwitch } from './setKillSwitch.operation';
import { setLimits } from './setLimits.operation';
import { setPhase } from './setPhase.operation';

/** Phase, limits and kill switch. */
export const switches: Resource = {
	option: {
		name: 'Switch',
		value: 'switch',
		description: 'Phase, limits and kill switch of the workflows',
	},
	operations: [getPolicy, setKillSwitch, setPhase, setLimits],
};
