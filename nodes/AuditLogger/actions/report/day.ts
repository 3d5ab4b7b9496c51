import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { berlinDay } from '../../../../lib/calendar/berlin';
import { addDays } from '../../../../lib/calendar/day';
import { ledgerContext } from '../../../support/ledger/ledger';

/** Which German day a report is about. */
export const dayProperty: INodeProperties = {
	displayName: 'Day',
	name: 'day',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-11-20',
	hint: 'Empty means yesterday, for a report that runs in the morning',
	description: 'German day the report is about, YYYY-MM-DD',
};

/**
 * @param context execution context
 * @returns the day of the report, `YYYY-MM-DD`; n8n's date pickers add a time, which is left out
 */
export function dayOf(context: IExecuteFunctions): string {
	const day = String(context.getNodeParameter('day', 0) ?? '').trim();
	return day === '' ? addDays(berlinDay(ledgerContext.now()), -1) : day.slice(0, 10);
}
