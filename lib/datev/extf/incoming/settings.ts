import type { Language } from '../../../errors/belegfluss-error';
import type { Invoice } from '../../../invoice/schema';
import type { ChartOfAccounts } from '../charts';
import type { FiscalYearRule } from '../dates';

/** Expense accounts by kind of VAT rate; what is missing comes from the chart. */
export interface ExpenseAccounts {
	/** 19 %, and 16 % of 2020 */
	readonly standard?: string;
	/** 7 % */
	readonly reduced?: string;
	/** no VAT: categories Z, E, O */
	readonly zero?: string;
}

/**
 * Accounts of cases that are refused unless configured. The amount is posted net and without tax key, so
 * the account must be the automatic account of the case; for imports it must be one without automatic.
 */
export interface SpecialAccounts {
	/** § 13b, supplier in Germany (construction, scrap …), e.g. SKR03 3120 */
	readonly reverseChargeDomestic?: string;
	/** § 13b, services of a supplier in another EU state, e.g. SKR03 3123 */
	readonly reverseChargeEu?: string;
	/** § 13b, services of a supplier outside the EU, e.g. SKR03 3125 */
	readonly reverseChargeThirdCountry?: string;
	/** intra-community acquisition, e.g. SKR03 3425 */
	readonly intraCommunity?: string;
	/** goods from outside the EU; import VAT is posted separately */
	readonly thirdCountryGoods?: string;
}

/** What one document may say differently. */
export interface DocumentOverrides {
	readonly creditorAccount?: string;
	readonly expenseAccounts?: ExpenseAccounts;
}

/** An incoming invoice to be exported. */
export interface IncomingDocument {
	/** thread of the document, its SHA-256 where there is one */
	readonly id: string;
	readonly invoice: Invoice;
	readonly overrides?: DocumentOverrides;
}

/** Settings of an export of incoming invoices. */
export interface IncomingSettings extends DocumentOverrides {
	readonly beraternummer: string;
	readonly mandantennummer: string;
	readonly fiscalYear: FiscalYearRule;
	/** Sachkontenlänge, 4 to 8 */
	readonly accountLength: number;
	readonly chart: ChartOfAccounts;
	readonly specialAccounts?: SpecialAccounts;
	/** automatic accounts of the client beyond the common ones */
	readonly automaticAccounts?: readonly string[];
	/** whether the import locks the postings (Festschreibung) */
	readonly festschreibung: boolean;
	/** name of the batch; default "Eingangsrechnungen" with the period */
	readonly bezeichnung?: string;
	readonly diktatkuerzel?: string;
	/** IANA time zone of "Erzeugt am" */
	readonly timeZone: string;
	/** language of reasons and notes */
	readonly language: Language;
}
