import { policyFor } from '../../../lib/ledger/switches/policy';
import type { Command } from '../../command';
import { EXIT } from '../../exit-codes';
import { parseOptions, UsageError } from '../../options';
import { printable } from '../../printable';
import { withLedger } from './change';

const help = `Shows what holds at this moment, as JSON: phase, limits, and the kill switch if one is engaged.

Options
  --workflow ID     for one workflow; without it what holds where nothing else was set
  --system NAME     counts the kill switch of this system as well
  --ledger FILE     ledger file (.sqlite); without it the one named in BELEGFLUSS_LEDGER_URL

Exit codes
  0 shown   3 the ledger or a switch could not be read: nothing is written then`;

/** Shows the policy. */
export const show: Command = {
	help,
	async run(args) {
		const { values, positionals } = parseOptions(args, {
			ledger: { type: 'string' },
			workflow: { type: 'string' },
			system: { type: 'string' },
		});
		if (positionals.length > 0) throw new UsageError(`What is "${positionals[0]}" meant for?`);
		const { workflow: workflowId = '', system } = values;
		return withLedger(values, async (store) => {
			const subject = { workflowId, ...(system === undefined ? {} : { system }) };
			const policy = policyFor(await store.readSwitches(), subject);
			console.log(JSON.stringify(policy, null, 2).split('\n').map(printable).join('\n'));
			return EXIT.green;
		});
	},
};
