import { type ChartOfAccounts, charts } from './charts';

/** Length of an account in the published charts. */
const CHART_LENGTH = 4;

/** What an account number is, seen from its length and first digit. */
export type AccountKind = 'ledger' | 'debtor' | 'creditor' | 'invalid';

/**
 * @param account digits; leading zeros of a G/L account may be missing
 * @param accountLength Sachkontenlänge of the client
 * @returns G/L account, personal account (one digit more: 1 to 6 debtor, 7 to 9 creditor), or invalid
 */
export function accountKind(account: string, accountLength: number): AccountKind {
	if (!/^\d+$/.test(account) || /^0+$/.test(account)) return 'invalid';
	if (account.length <= accountLength) return 'ledger';
	if (account.length > accountLength + 1 || account.startsWith('0')) return 'invalid';
	return account < '7' ? 'debtor' : 'creditor';
}

/**
 * Charts are published with four digits; a client with longer accounts has them filled up with zeros.
 *
 * @param account account of a chart, or the personal account of a client with four digits
 * @param accountLength Sachkontenlänge of the client
 * @returns the account in the client's length
 */
export function scaleAccount(account: string, accountLength: number): string {
	return account + '0'.repeat(accountLength - CHART_LENGTH);
}

/** Whether an account computes VAT by itself, and at which rate. */
export interface AutomaticAccounts {
	has(account: string): boolean;
	/** whether the user named the account; the package then trusts that it fits */
	isAdditional(account: string): boolean;
	/** rate in per cent, null when it is no automatic account or the rate is not known */
	rateOf(account: string): string | null;
}

/**
 * @param chart chart of accounts
 * @param accountLength Sachkontenlänge of the client
 * @param additional further automatic accounts of the client, in the client's length
 * @returns the automatic accounts in the client's length
 */
export function automaticAccounts(
	chart: ChartOfAccounts,
	accountLength: number,
	additional: readonly string[],
): AutomaticAccounts {
	const known = charts[chart];
	const inLength = (account: string) => withoutZeros(scaleAccount(account, accountLength));
	const added = new Set(additional.map(withoutZeros));
	const all = new Set([...known.automaticAccounts.map(inLength), ...added]);
	const rates = new Map(
		Object.entries(known.automaticRates).map(([account, rate]) => [inLength(account), rate]),
	);
	return {
		has: (account) => all.has(withoutZeros(account)),
		isAdditional: (account) => added.has(withoutZeros(account)),
		rateOf: (account) => rates.get(withoutZeros(account)) ?? null,
	};
}

/**
 * @param first an account
 * @param second another one
 * @returns whether both are the same account; `420` is `0420`
 */
export function isSameAccount(first: string, second: string): boolean {
	return withoutZeros(first) === withoutZeros(second);
}

function withoutZeros(account: string): string {
	return account.replace(/^0+/, '');
}
