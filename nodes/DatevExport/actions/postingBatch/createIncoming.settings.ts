import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ChartOfAccounts } from '../../../../lib/datev/extf/charts';
import type {
	DocumentOverrides,
	ExpenseAccounts,
	IncomingSettings,
	SpecialAccounts,
} from '../../../../lib/datev/extf/incoming/settings';
import type { Include, IncomingItem } from '../../../../lib/datev/extf/incoming/select-document';
import { readPart } from '../../../support/envelope';

/** Settings that decide into which file an item goes. */
export interface ItemSettings {
	readonly export: IncomingSettings;
	readonly include: Include;
	/** name of the outgoing binary field */
	readonly binaryField: string;
}

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns what the panel says for this item; checked by the export itself
 */
export function readSettings(context: IExecuteFunctions, itemIndex: number): ItemSettings {
	const text = (name: string) => readText(context, name, itemIndex);
	const option = (name: string) => text(`options.${name}`);
	const specialAccounts: SpecialAccounts = filled({
		reverseChargeDomestic: option('reverseChargeDomesticAccount'),
		reverseChargeEu: option('reverseChargeEuAccount'),
		reverseChargeThirdCountry: option('reverseChargeThirdCountryAccount'),
		intraCommunity: option('intraCommunityAccount'),
		thirdCountryGoods: option('thirdCountryGoodsAccount'),
	});
	const fiscalYearStart = option('fiscalYearStart').slice(0, 10);
	return {
		export: {
			beraternummer: text('beraternummer'),
			mandantennummer: text('mandantennummer'),
			fiscalYear:
				fiscalYearStart === ''
					? { kind: 'recurring', month: Number(text('fiscalYearMonth')) }
					: { kind: 'exact', start: fiscalYearStart },
			accountLength: Number(text('accountLength')),
			chart: text('chartOfAccounts').toUpperCase() as ChartOfAccounts,
			specialAccounts,
			automaticAccounts: option('automaticAccounts')
				.split(/[\s,;]+/)
				.filter(Boolean),
			festschreibung: context.getNodeParameter('finalize', itemIndex) === true,
			...filled({ bezeichnung: option('bezeichnung'), diktatkuerzel: option('diktatkuerzel') }),
			timeZone: context.getTimezone(),
			language: option('language') === 'en' ? 'en' : 'de',
		},
		include: text('include') as Include,
		binaryField: option('binaryPropertyName') || 'data',
	};
}

/**
 * @param context execution context
 * @param item the item
 * @param itemIndex its index
 * @returns the invoice, the envelope parts and the accounts of this document
 * @throws NodeOperationError when "Invoice" holds no object
 */
export function readItem(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
): { readonly incoming: IncomingItem; readonly overrides: DocumentOverrides } {
	const text = (name: string) => readText(context, name, itemIndex);
	const expenseAccounts: ExpenseAccounts = filled({
		standard: text('expenseAccountStandard'),
		reduced: text('expenseAccountReduced'),
		zero: text('expenseAccountZero'),
	});
	return {
		incoming: {
			invoice: readPart(context, 'invoice', itemIndex),
			parts: item.json,
			fallbackId: `item ${itemIndex + 1}`,
		},
		overrides: { ...filled({ creditorAccount: text('creditorAccount') }), expenseAccounts },
	};
}

/** Expressions may give numbers where the panel takes text. */
function readText(context: IExecuteFunctions, name: string, itemIndex: number): string {
	const value: unknown = context.getNodeParameter(name, itemIndex, '');
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** An empty field means "not said". */
function filled<Key extends string>(texts: Record<Key, string>): Partial<Record<Key, string>> {
	return Object.fromEntries(
		Object.entries<string>(texts).filter(([, value]) => value !== ''),
	) as Partial<Record<Key, string>>;
}
