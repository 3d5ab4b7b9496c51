import type { INodeProperties } from 'n8n-workflow';
import { languageProperty } from '../../../support/language';

/** Entries of the collection "Options", by their title. */
export const createIncomingOptions: INodeProperties[] = [
	{
		displayName: '§ 13b Account (Supplier in Germany)',
		name: 'reverseChargeDomesticAccount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3120 (SKR03) or 5920 (SKR04)',
		description:
			'Automatic account for reverse charge by a German supplier, e.g. construction. Posted net, without key. Without it such invoices are refused and posted by hand.',
	},
	{
		displayName: '§ 13b Account (Supplier in the EU)',
		name: 'reverseChargeEuAccount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3123 (SKR03) or 5923 (SKR04)',
		description:
			'Automatic account for services of a supplier in another EU state. Posted net, without key. Without it such invoices are refused and posted by hand.',
	},
	{
		displayName: '§ 13b Account (Supplier Outside the EU)',
		name: 'reverseChargeThirdCountryAccount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3125 (SKR03) or 5925 (SKR04)',
		description:
			'Automatic account for services of a supplier outside the EU. Posted net, without key. Without it such invoices are refused and posted by hand.',
	},
	{
		displayName: 'Additional Automatic Accounts',
		name: 'automaticAccounts',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3401, 3402',
		description:
			'Further accounts of the client that compute VAT by themselves, separated by commas. They get no tax key.',
	},
	{
		displayName: 'Bezeichnung',
		name: 'bezeichnung',
		type: 'string',
		default: '',
		placeholder: 'e.g. Eingangsrechnungen',
		description:
			'Name of the batch the tax adviser sees, up to 30 letters without umlauts, digits, blanks and . - / _. "Eingangsrechnungen" with the period if left empty.',
	},
	{
		displayName: 'Diktatkürzel',
		name: 'diktatkuerzel',
		type: 'string',
		default: '',
		placeholder: 'e.g. MM',
		description: 'Initials of who made the batch, two capital letters',
	},
	{
		displayName: 'Import Account (Goods From Outside the EU)',
		name: 'thirdCountryGoodsAccount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3200 (SKR03) or 5200 (SKR04)',
		description:
			'Account without tax automatic; import VAT is posted from the customs notice. Without it such invoices are refused and posted by hand.',
	},
	{
		displayName: 'Intra-EU Acquisition Account',
		name: 'intraCommunityAccount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3425 (SKR03) or 5425 (SKR04)',
		description:
			'Automatic account for goods from another EU state. Posted net, without key. Without it such invoices are refused and posted by hand.',
	},
	languageProperty('Language of Reasons', 'Language of the reasons why a document is refused'),
	{
		displayName: 'Output Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the output field that holds the file',
		description: 'Name of the field the CSV file is put into',
	},
	{
		displayName: 'WJ-Beginn (First Day of a Short Fiscal Year)',
		name: 'fiscalYearStart',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-03-15',
		description:
			'First day as YYYY-MM-DD, e.g. of a company founded during the year. Invoices outside the twelve months from then are refused.',
	},
];
