import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { Language } from '../../lib/errors/belegfluss-error';
import { readPart, withPart } from '../support/envelope';
import { executeItems } from '../support/execute-items';
import { checkingDate } from './checking-date';
import { properties } from './properties';
import { disabledRules, ownCompany, severityOverrides } from './settings';
import { summaryHint } from './summary-hint';

/** Judges every document by the rules of EN 16931 and German VAT law; adds `plausibility`. */
export class PlausibilityCheck implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Plausibility Check',
		name: 'plausibilityCheck',
		icon: { light: 'file:plausibilityCheck.svg', dark: 'file:plausibilityCheck.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["language"] === "de" ? "findings in German" : "findings in English"}}',
		description:
			'Check invoices for sums, VAT rates, mandatory data, bank details and dates, and give each a traffic light',
		defaults: { name: 'Plausibility Check' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties,
	};

	methods = {
		loadOptions: {
			async getRules(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const { plausibilityRules } = await import('../../lib/plausibility/rule-list');
				return plausibilityRules.map(({ id, title, source }) => ({
					name: `${id} ${title.en}`,
					value: id,
					description: source,
				}));
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [{ checkPlausibility }, { readPlausibilityInput }] = await Promise.all([
			import('../../lib/plausibility/check'),
			import('../../lib/plausibility/read-input'),
		]);
		const now = new Date();
		const results = await executeItems(this, async (item, itemIndex) => {
			const options = this.getNodeParameter('options', itemIndex, {});
			const input = readPlausibilityInput({
				invoice: readPart(this, 'invoice', itemIndex),
				extraction:
					options.extraction === undefined
						? item.json.extraction
						: readPart(this, 'options.extraction', itemIndex),
				document: item.json.document,
				error: item.json.error,
			});
			const plausibility = checkPlausibility(input, {
				today: checkingDate(options.checkingDate, now, this.getTimezone()),
				language: this.getNodeParameter('language', itemIndex) as Language,
				disabledRules: disabledRules(options),
				severityOverrides: severityOverrides(options),
				company: ownCompany(options),
			});
			return withPart(item, itemIndex, { plausibility });
		});
		if (results.length > 0) this.addExecutionHints(summaryHint(results));
		return [results];
	}
}
