import type { IDataObject } from 'n8n-workflow';
import type { Language } from '../../../../lib/errors/belegfluss-error';
import { languageProperty } from '../../../support/language';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import { onceForAll } from '../../../support/once-for-all';
import type { OwnOperation } from '../../../support/resources';
import { dayOf, dayProperty } from './day';

/** Compares a day with the weeks before it: one item with the findings, in words. */
export const unusual: OwnOperation = {
	option: {
		name: 'Unusual Activity',
		value: 'unusual',
		action: 'Report unusual activity',
		description: 'What was unusual on a day: volume, hours, who acted, who decided how often',
	},
	effect: 'reads',
	properties: [
		dayProperty,
		{
			displayName: 'Weeks',
			name: 'weeks',
			type: 'number',
			typeOptions: { minValue: 3, maxValue: 52 },
			default: 8,
			description: 'Weeks before the day that show what is usual',
		},
		languageProperty('Language of Findings', 'Language the findings are worded in'),
	],
	execute: async (context) => [
		await onceForAll(context, async () => {
			const [{ unusualActivity }, { wordUnusual }] = await Promise.all([
				import('../../../../lib/ledger/report/unusual'),
				import('../../../../lib/ledger/report/reasons'),
			]);
			const language = context.getNodeParameter('language', 0) as Language;
			const report = await unusualActivity(await openNodeLedger(context), {
				day: dayOf(context),
				weeks: Number(context.getNodeParameter('weeks', 0)),
				now: ledgerContext.now(),
			});
			const findings = report.findings.map((finding) => ({
				...finding,
				message: wordUnusual(finding, language),
			}));
			return [{ json: { report: { ...report, findings } } as unknown as IDataObject }];
		}),
	],
};
