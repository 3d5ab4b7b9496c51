import { accountKind, isSameAccount } from '../accounts';
import type { Posting } from '../categories/buchungsstapel';
import type { BatchContext, Fault, PostingRule } from './violation';

const KONTO = 'Konto';
const GEGENKONTO = 'Gegenkonto (ohne BU-Schlüssel)';
const KEY = 'BU-Schlüssel';

/** Suppresses the automatic, so it is the one key an automatic account takes. */
const SUPPRESS_AUTOMATIC = 40;

/** Columns of the open item; without a personal account DATEV drops them with a warning. */
const OPEN_ITEM_COLUMNS = [
	'Postensperre',
	'Diverse Adressnummer',
	'Geschäftspartnerbank',
	'SEPA-Mandatsreferenz',
	'Skontosperre',
	'Postensperre bis',
	'Fälligkeit',
] as const;

/** Accounts have the client's length. */
export const accountLengthRule: PostingRule = (posting, { accountLength }) =>
	([KONTO, GEGENKONTO] as const)
		.filter((heading) => {
			const account = posting[heading] ?? '';
			return account !== '' && accountKind(account, accountLength) === 'invalid';
		})
		.map((heading) => ({
			code: 'DATEV_ACCOUNT_LENGTH',
			heading,
			params: { length: accountLength },
		}));

/** Konto and Gegenkonto differ. */
export const twoAccountsRule: PostingRule = (posting) => {
	const account = posting[KONTO] ?? '';
	return account !== '' && isSameAccount(account, posting[GEGENKONTO] ?? '')
		? [{ code: 'DATEV_SAME_ACCOUNT', heading: GEGENKONTO }]
		: [];
};

/** A tax key never stands with an automatic account (REW00305, REW00306). */
export const automaticAccountRule: PostingRule = (posting, { automaticAccounts }) => {
	const key = Number(posting[KEY] ?? '');
	if (key === 0 || key === SUPPRESS_AUTOMATIC) return [];
	const account = [posting[KONTO], posting[GEGENKONTO]].find(
		(candidate) => candidate !== undefined && automaticAccounts.has(candidate),
	);
	return account === undefined
		? []
		: [{ code: 'DATEV_KEY_ON_AUTOMATIC', heading: KEY, params: { account } }];
};

/** Open item columns need a personal account. */
export const openItemRule: PostingRule = (posting, context): Fault[] =>
	hasPersonalAccount(posting, context)
		? []
		: OPEN_ITEM_COLUMNS.filter((heading) => (posting[heading] ?? '') !== '').map((heading) => ({
				code: 'DATEV_PERSONAL_ACCOUNT_NEEDED',
				heading,
			}));

function hasPersonalAccount(posting: Posting, { accountLength }: BatchContext): boolean {
	return ([KONTO, GEGENKONTO] as const).some((heading) => {
		const kind = accountKind(posting[heading] ?? '', accountLength);
		return kind === 'debtor' || kind === 'creditor';
	});
}
