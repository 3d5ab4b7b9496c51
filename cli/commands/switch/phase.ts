import { phases } from '../../../lib/ledger/event/actions';
import type { Command } from '../../command';
import { oneOf, parseOptions, UsageError } from '../../options';
import { changeSwitch, SWITCH_HELP, switchOptions } from './change';

const help = `Moves a workflow, or all of them, to another phase of the introduction, or back.
  readOnly    nothing is written
  shadow      written is only what a person approved
  writeBack   green documents within the limits are written without a person

Options
${SWITCH_HELP}`;

/** Sets a phase. */
export const phase: Command = {
	help,
	async run(args) {
		const { values, positionals } = parseOptions(args, switchOptions);
		const [name, more] = positionals;
		if (name === undefined || more !== undefined) {
			throw new UsageError(`Name one phase: ${phases.join(', ')}.`);
		}
		return changeSwitch('phase', { phase: oneOf('The phase', name, phases) }, values);
	},
};
