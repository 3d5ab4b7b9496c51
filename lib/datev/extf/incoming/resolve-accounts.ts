import { type BelegflussError } from '../../../errors/belegfluss-error';
import { accountKind, type AutomaticAccounts, automaticAccounts, scaleAccount } from '../accounts';
import { charts } from '../charts';
import { extfError } from '../errors';
import type { DocumentOverrides, IncomingSettings, SpecialAccounts } from './settings';

/** Collective creditor "diverse" of a client with four-digit accounts. */
const DIVERSE_CREDITOR = '70000';

/** Names of the settings as the node shows them. */
export const accountFields = {
	creditor: 'Creditor Account',
	standard: 'Expense Account (19 %)',
	reduced: 'Expense Account (7 %)',
	zero: 'Expense Account (Without VAT)',
	automatic: 'Additional Automatic Accounts',
	reverseChargeDomestic: '§ 13b Account (Supplier in Germany)',
	reverseChargeEu: '§ 13b Account (Supplier in the EU)',
	reverseChargeThirdCountry: '§ 13b Account (Supplier Outside the EU)',
	intraCommunity: 'Intra-EU Acquisition Account',
	thirdCountryGoods: 'Import Account (Goods From Outside the EU)',
} as const;

/** The accounts of one document, checked. */
export interface DocumentAccounts {
	readonly creditor: string;
	readonly standard: string;
	readonly reduced: string;
	readonly zero: string;
}

/** What is the same for every document of a run. */
export interface ClientAccounts {
	readonly accountLength: number;
	readonly automatic: AutomaticAccounts;
	readonly special: SpecialAccounts;
}

/**
 * @param settings settings of the run, Sachkontenlänge already checked
 * @returns automatic accounts and accounts of special cases
 * @throws BelegflussError DATEV_ACCOUNT_SETTING, DATEV_NOT_AUTOMATIC or DATEV_IS_AUTOMATIC
 */
export function resolveClientAccounts(settings: IncomingSettings): ClientAccounts {
	const { accountLength, chart, specialAccounts = {}, automaticAccounts: added = [] } = settings;
	for (const value of added) throwIf(ledgerError(accountFields.automatic, value, accountLength));
	const automatic = automaticAccounts(chart, accountLength, added);
	for (const [name, value] of Object.entries(specialAccounts) as [
		keyof SpecialAccounts,
		string,
	][]) {
		const field = accountFields[name];
		throwIf(ledgerError(field, value, accountLength));
		const mustBeAutomatic = name !== 'thirdCountryGoods';
		if (automatic.has(value) !== mustBeAutomatic) {
			throw extfError(mustBeAutomatic ? 'DATEV_NOT_AUTOMATIC' : 'DATEV_IS_AUTOMATIC', {
				field,
				value,
			});
		}
	}
	return { accountLength, automatic, special: specialAccounts };
}

/**
 * @param settings settings of the run
 * @param client accounts of the run
 * @param overrides what the document says differently
 * @returns the accounts of the document
 * @throws BelegflussError DATEV_CREDITOR_SETTING, DATEV_ACCOUNT_SETTING or DATEV_IS_AUTOMATIC
 */
export function resolveDocumentAccounts(
	settings: IncomingSettings,
	client: ClientAccounts,
	overrides: DocumentOverrides = {},
): DocumentAccounts {
	const { accountLength, automatic } = client;
	const expense = { ...settings.expenseAccounts, ...defined(overrides.expenseAccounts) };
	const otherExpenses = scaleAccount(charts[settings.chart].otherExpenses, accountLength);
	const accounts: DocumentAccounts = {
		creditor:
			overrides.creditorAccount ??
			settings.creditorAccount ??
			scaleAccount(DIVERSE_CREDITOR, accountLength),
		standard: expense.standard ?? otherExpenses,
		reduced: expense.reduced ?? otherExpenses,
		zero: expense.zero ?? otherExpenses,
	};
	throwIf(creditorError(accounts.creditor, accountLength));
	const rates = { standard: '19', reduced: '7', zero: null } as const;
	for (const name of ['standard', 'reduced', 'zero'] as const) {
		const value = accounts[name];
		throwIf(ledgerError(accountFields[name], value, accountLength));
		throwIf(automaticError(accountFields[name], value, rates[name], automatic));
	}
	return accounts;
}

function ledgerError(field: string, value: string, length: number): BelegflussError | undefined {
	if (value.length === length && accountKind(value, length) === 'ledger') return undefined;
	return extfError('DATEV_ACCOUNT_SETTING', { field, value, length });
}

function creditorError(value: string, length: number): BelegflussError | undefined {
	const kind = accountKind(value, length);
	if (kind === 'creditor' || (kind === 'ledger' && value.length === length)) return undefined;
	const example = scaleAccount(DIVERSE_CREDITOR, length);
	return extfError('DATEV_CREDITOR_SETTING', {
		field: accountFields.creditor,
		value,
		length,
		example,
	});
}

/** An automatic account takes only the rate it was made for; the user answers for those he named. */
function automaticError(
	field: string,
	value: string,
	rate: string | null,
	automatic: AutomaticAccounts,
): BelegflussError | undefined {
	if (!automatic.has(value)) return undefined;
	const trusted = automatic.isAdditional(value) || automatic.rateOf(value) === rate;
	return rate !== null && trusted ? undefined : extfError('DATEV_IS_AUTOMATIC', { field, value });
}

function throwIf(error: BelegflussError | undefined): void {
	if (error) throw error;
}

function defined<Value extends object>(value: Value | undefined): Partial<Value> {
	return Object.fromEntries(
		Object.entries(value ?? {}).filter(([, entry]) => entry !== undefined),
	) as Partial<Value>;
}
