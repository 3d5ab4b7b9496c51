import type { Command } from '../../command';
import { oneOf, parseOptions, UsageError } from '../../options';
import { changeSwitch, killOptions, SWITCH_HELP } from './change';

const help = `Stops everything that writes to a core system, at once and also in running executions, or lets it go on.
Nothing is lost: documents wait.

Options
  --system NAME     for one accounting system, e.g. lexoffice
${SWITCH_HELP}`;

/** Engages or releases a kill switch. */
export const kill: Command = {
	help,
	async run(args) {
		const { values, positionals } = parseOptions(args, killOptions);
		const [position, more] = positionals;
		if (position === undefined || more !== undefined) {
			throw new UsageError('Say "engage" or "release".');
		}
		const engaged = oneOf('The position', position, ['engage', 'release']) === 'engage';
		return changeSwitch('kill', { engaged }, values);
	},
};
