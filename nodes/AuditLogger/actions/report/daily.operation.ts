import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ModelPrice, PriceList } from '../../../../lib/ledger/report/model-usage';
import { addDays } from '../../../../lib/calendar/day';
import { openNodeLedger } from '../../../support/ledger/ledger';
import { onceForAll } from '../../../support/once-for-all';
import type { OwnOperation } from '../../../support/resources';
import { dayOf, dayProperty } from './day';

const price = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '0',
	placeholder: 'e.g. 0.15',
	description,
});

const pricesProperty: INodeProperties = {
	displayName: 'Model Prices',
	name: 'prices',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add model',
	default: {},
	description: 'What language models cost; without prices only tokens are counted',
	options: [
		{
			displayName: 'Model',
			name: 'models',
			values: [
				{
					displayName: 'Name',
					name: 'model',
					type: 'string',
					default: '',
					placeholder: 'e.g. mistral-small-latest',
					description: 'Name of the model as it stands in the entries',
				},
				price('Price per Million Read', 'inputPerMillion', 'Price of a million input tokens'),
				price('Price per Million Written', 'outputPerMillion', 'Price of a million output tokens'),
			],
		},
	],
};

/** Counts what happened, one item per German day. */
export const daily: OwnOperation = {
	option: {
		name: 'Daily',
		value: 'daily',
		action: 'Report what happened per day',
		description: 'Documents, Ampel, automatic rate, overruled decisions, failures, tokens and cost',
	},
	effect: 'reads',
	properties: [
		dayProperty,
		{
			displayName: 'Number of Days',
			name: 'days',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 366 },
			default: 1,
			description: 'Days the report covers, the day above being the last',
		},
		pricesProperty,
		{
			displayName: 'Currency of Prices',
			name: 'currency',
			type: 'string',
			default: 'EUR',
			placeholder: 'e.g. EUR',
			description: 'Currency the prices are given in',
		},
	],
	execute: async (context) => [
		await onceForAll(context, async () => {
			const { dailyReport } = await import('../../../../lib/ledger/report/daily');
			const to = dayOf(context);
			const from = addDays(to, 1 - Number(context.getNodeParameter('days', 0)));
			const { models = [] } = context.getNodeParameter('prices', 0, {}) as {
				models?: ModelPrice[];
			};
			const currency = context.getNodeParameter('currency', 0) as string;
			const prices: PriceList | undefined = models.length > 0 ? { currency, models } : undefined;
			const report = await dailyReport(await openNodeLedger(context), { from, to, prices });
			return report.days.map((day) => ({
				json: { report: { ...day, open: report.open } } as unknown as IDataObject,
			}));
		}),
	],
};
