import type { INodeProperties } from 'n8n-workflow';
import type { OwnOperation } from '../../../support/resources';
import { groundsProperties } from '../grounds';
import { changeSwitch } from './change';
import { scopeProperties } from './scope';

/** The limits in the order of the panel: field of the ledger, label, default, help. */
const LIMITS = [
	[
		'maxGrossPerDocument',
		'Maximum per Document (EUR)',
		'1000.00',
		'Highest amount with VAT that may be written without an approval',
	],
	['maxCountPerRun', 'Maximum Documents per Run', '100', 'Documents one execution may write'],
	['maxSumPerRun', 'Maximum Sum per Run (EUR)', '25000.00', 'Sum one execution may write'],
	['maxCountPerDay', 'Maximum Documents per Day', '500', 'Documents a workflow may write in a day'],
	['maxSumPerDay', 'Maximum Sum per Day (EUR)', '100000.00', 'Sum a workflow may write in a day'],
] as const;

const limitProperties: INodeProperties[] = LIMITS.map(
	([name, displayName, value, description]) => ({
		displayName,
		name,
		type: 'string',
		default: value,
		placeholder: 'No limit',
		description,
	}),
);

/** Sets what may be written; all five limits are set together. */
export const setLimits: OwnOperation = {
	option: {
		name: 'Set Limits',
		value: 'setLimits',
		action: 'Set the limits',
		description: 'Set how much may be written per document, run and day',
	},
	effect: 'records',
	properties: [
		{
			displayName:
				'All five limits are set together, and an empty field means no limit. The values below are the strict ones everything begins with, not those that hold now: Get Policy tells these.',
			name: 'limitsNotice',
			type: 'notice',
			default: '',
		},
		...limitProperties,
		...scopeProperties(),
		...groundsProperties('Supplier invoices of the new site, agreed with the tax adviser'),
	],
	execute: async (context) => [
		await changeSwitch(context, 'limits', (itemIndex) =>
			Object.fromEntries(
				LIMITS.map(([name]) => [
					name,
					limitOf(name, String(context.getNodeParameter(name, itemIndex)).trim()),
				]),
			),
		),
	],
};

/** What is no number stays as it is, so that the check names it. */
function limitOf(name: string, text: string): string | number | null {
	if (text === '') return null;
	return name.startsWith('maxCount') && /^\d+$/.test(text) ? Number(text) : text;
}
