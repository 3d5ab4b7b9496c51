import type Big from 'big.js';
import { BelegflussError } from '../../../errors/belegfluss-error';
import { roundToCents, sum, toAmount, toBig } from '../../../invoice/money';
import type { Invoice, VatBreakdown } from '../../../invoice/schema';
import { accountKind } from '../accounts';
import { attempt } from '../attempt';
import type { Belegfeld1 } from '../belegfeld1';
import type { Posting } from '../categories/buchungsstapel';
import { toBelegdatum, toColumnDate } from '../dates';
import { toExtfText } from '../text';
import { directionOf } from './direction';
import type { DocumentFacts } from './document-facts';
import { refusal } from './reasons';
import type { ClientAccounts, DocumentAccounts } from './resolve-accounts';
import { sellerOrigin } from './seller-origin';
import { completeGroup, type Situation, type Treatment, treatmentOf } from './treatment';

/** Lengths of the columns Buchungstext and Beleginfo - Inhalt. */
const BUCHUNGSTEXT_LENGTH = 60;
const BELEGINFO_LENGTH = 210;

/** What the postings of one document are made from. */
export interface PostingInput {
	readonly invoice: Invoice;
	readonly facts: DocumentFacts;
	readonly client: ClientAccounts;
	readonly accounts: DocumentAccounts;
	readonly belegfeld1: Belegfeld1;
	readonly festschreibung: boolean;
}

/** The postings of one document. */
export interface DocumentPostings {
	readonly postings: readonly Posting[];
	/** what the document adds to the debt, negative for a credit note */
	readonly total: Big;
	readonly notes: readonly BelegflussError[];
}

interface Share {
	readonly account: string;
	readonly taxKey: string;
	readonly amount: Big;
}

/**
 * Makes the postings of an incoming invoice: one per account and tax key, expense account against
 * creditor, gross. A share that reduces the debt stands on the credit side (`H`) with a positive amount.
 *
 * @param input invoice, accounts and open item key
 * @returns the postings, or every reason why the document must be posted by hand
 */
export function postingsOf(
	input: PostingInput,
): DocumentPostings | { readonly reasons: readonly BelegflussError[] } {
	const direction = directionOf(input.invoice);
	const { shares, notes, reasons } = sharesOf(input, direction);
	if (reasons.length > 0) return { reasons };
	const total = sum(shares.map(({ amount }) => amount.toFixed()));
	const gross = toBig(input.facts.gross).times(direction);
	if (!total.eq(gross)) {
		const params = { postings: toAmount(total), gross: toAmount(gross) };
		return { reasons: [refusal('DATEV_TOTAL_DIFFERS', params)] };
	}
	if (shares.length === 0) return { reasons: [refusal('DATEV_NOTHING_TO_POST')] };
	const common = commonColumns(input);
	return { postings: shares.map((share) => ({ ...common, ...shareColumns(share) })), total, notes };
}

function sharesOf({ invoice, facts, client, accounts }: PostingInput, direction: 1 | -1) {
	const situation: Situation = {
		client,
		accounts,
		origin: sellerOrigin(invoice.seller),
		voucherDate: facts.issueDate,
		supplyDates: facts.supplyDates,
	};
	const byAccountAndKey = new Map<string, Share>();
	const notes: BelegflussError[] = [];
	const reasons: BelegflussError[] = [];
	for (const [index, breakdown] of invoice.vatBreakdown.entries()) {
		const share = attempt(() => shareOf(breakdown, index, direction, situation));
		if (share instanceof BelegflussError) {
			reasons.push(share);
			continue;
		}
		notes.push(...share.notes);
		addShare(byAccountAndKey, share);
	}
	const shares = [...byAccountAndKey.values()]
		.map((share) => ({ ...share, amount: roundToCents(share.amount) }))
		.filter(({ amount }) => !amount.eq(0));
	return { shares, notes, reasons };
}

function shareOf(
	breakdown: VatBreakdown,
	index: number,
	direction: 1 | -1,
	situation: Situation,
): Share & Pick<Treatment, 'notes'> {
	const group = completeGroup(breakdown, index);
	const amount = toBig(group.net).plus(toBig(group.tax)).times(direction);
	return { ...treatmentOf(group, situation), amount };
}

function addShare(shares: Map<string, Share>, share: Share): void {
	const key = `${share.account} ${share.taxKey}`;
	const amount = share.amount.plus(shares.get(key)?.amount ?? 0);
	shares.set(key, { account: share.account, taxKey: share.taxKey, amount });
}

function shareColumns({ account, taxKey, amount }: Share): Posting {
	return {
		'Umsatz (ohne Soll/Haben-Kz)': toAmount(amount.abs()).replace('.', ','),
		'Soll/Haben-Kennzeichen': amount.lt(0) ? 'H' : 'S',
		Konto: account,
		'BU-Schlüssel': taxKey,
	};
}

function commonColumns(input: PostingInput): Posting {
	const { invoice, facts, accounts, belegfeld1, client } = input;
	const personal = accountKind(accounts.creditor, client.accountLength) === 'creditor';
	return {
		'Gegenkonto (ohne BU-Schlüssel)': accounts.creditor,
		Belegdatum: toBelegdatum(facts.issueDate),
		'Belegfeld 1': belegfeld1.value,
		Buchungstext: buchungstext(invoice, facts.number),
		...(!belegfeld1.unchanged && {
			'Beleginfo - Art 1': 'Rechnungsnummer',
			'Beleginfo - Inhalt 1': toExtfText(facts.number, BELEGINFO_LENGTH) || belegfeld1.value,
		}),
		Festschreibung: input.festschreibung ? '1' : '0',
		...(personal && invoice.dueDate !== null && { Fälligkeit: toColumnDate(invoice.dueDate) }),
	};
}

function buchungstext({ seller }: Invoice, invoiceNumber: string): string {
	const number = toExtfText(invoiceNumber, BUCHUNGSTEXT_LENGTH);
	const room = Math.max(0, BUCHUNGSTEXT_LENGTH - number.length - 1);
	const supplier = toExtfText(seller.name ?? seller.tradingName ?? '', room);
	return [supplier, number].filter((part) => part !== '').join(' ');
}
