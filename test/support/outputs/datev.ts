import type { INodeExecutionData } from 'n8n-workflow';
import { DatevExport } from '../../../nodes/DatevExport/DatevExport.node';
import { incomingInvoice } from '../../unit/datev/incoming-invoice';
import { dataOf, firstOutput, type OutputExample } from './example';

function item(number: string, facts: Parameters<typeof incomingInvoice>[0]): INodeExecutionData {
	const document = {
		sha256: Buffer.from(number).toString('hex').padEnd(64, '0'),
		fileName: `${number}.xml`,
		mimeType: 'application/xml',
		bytes: 100,
		receivedAt: '2026-05-04T08:00:00.000Z',
	};
	const plausibility = { ampel: 'green', findings: [], ruleSetVersion: '1', disabledRules: [] };
	const invoice = incomingInvoice({ number, ...facts });
	return { json: { document, invoice, plausibility } as unknown as INodeExecutionData['json'] };
}

/** DATEV Export, posting batch: its first output, the files. */
export const incomingBatchExample: OutputExample = {
	run: async () => {
		const items = [
			item('A', { issueDate: '2026-05-02' }),
			item('B', { issueDate: '2026-05-03', totals: { prepaid: '119.00', payable: '0.00' } }),
		];
		const parameters = { beraternummer: '29098', mandantennummer: '55003' };
		return dataOf(await firstOutput(new DatevExport(), items, { parameters }));
	},
};
