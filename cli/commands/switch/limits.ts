import { defaultLimits } from '../../../lib/ledger/switches/settings';
import type { Command } from '../../command';
import { parseOptions, UsageError } from '../../options';
import { changeSwitch, SWITCH_HELP, switchOptions } from './change';

const help = `Sets how much may be written. All five limits are set together; "none" lifts one.

Options
  --gross-per-document EUR   above it a person has to approve (default: ${defaultLimits.maxGrossPerDocument})
  --count-per-run NUMBER     documents one execution may write (default: ${defaultLimits.maxCountPerRun})
  --sum-per-run EUR          (default: ${defaultLimits.maxSumPerRun})
  --count-per-day NUMBER     documents a workflow may write in a day (default: ${defaultLimits.maxCountPerDay})
  --sum-per-day EUR          (default: ${defaultLimits.maxSumPerDay})
${SWITCH_HELP}`;

const limitOptions = {
	...switchOptions,
	'gross-per-document': { type: 'string', default: String(defaultLimits.maxGrossPerDocument) },
	'count-per-run': { type: 'string', default: String(defaultLimits.maxCountPerRun) },
	'sum-per-run': { type: 'string', default: String(defaultLimits.maxSumPerRun) },
	'count-per-day': { type: 'string', default: String(defaultLimits.maxCountPerDay) },
	'sum-per-day': { type: 'string', default: String(defaultLimits.maxSumPerDay) },
} as const;

/** Sets the limits. */
export const limits: Command = {
	help,
	async run(args) {
		const { values, positionals } = parseOptions(args, limitOptions);
		if (positionals.length > 0) throw new UsageError(`What is "${positionals[0]}" meant for?`);
		const value = {
			maxGrossPerDocument: amount(values['gross-per-document']),
			maxCountPerRun: count('--count-per-run', values['count-per-run']),
			maxSumPerRun: amount(values['sum-per-run']),
			maxCountPerDay: count('--count-per-day', values['count-per-day']),
			maxSumPerDay: amount(values['sum-per-day']),
		};
		return changeSwitch('limits', value, values);
	},
};

/** What is no amount is named by the check of the switch. */
function amount(text: string): string | null {
	return text === 'none' ? null : text;
}

function count(option: string, text: string): number | null {
	if (text === 'none') return null;
	if (/^\d+$/.test(text)) return Number(text);
	throw new UsageError(`${option} must be a whole number or "none", not "${text}".`);
}
