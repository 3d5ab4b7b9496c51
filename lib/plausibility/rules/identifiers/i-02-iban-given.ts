import { toBig } from '../../../invoice/money';
import type { Invoice } from '../../../invoice/schema';
import { hasRemark } from '../../facts/notes';
import { isMinimumProfile } from '../../facts/reading';
import type { Rule } from '../../rule';

/** UNTDID 4461: credit transfer and SEPA credit transfer. */
const TRANSFER = new Set(['30', '58']);
/** UNTDID 4461: cash, cheque, cards, direct debit, standing agreement, online service, clearing. */
const OTHER_MEANS = new Set(['10', '20', '48', '49', '54', '55', '57', '59', '68', '97']);
/** Credit notes and corrections pay nobody by transfer. */
const NOT_TO_PAY = new Set(['381', '384']);

/** I-02. */
export const ibanGiven: Rule = {
	id: 'I-02',
	severity: 'warning',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-61; BR-DE-23',
	title: { de: 'IBAN für die Überweisung vorhanden', en: 'IBAN for the transfer present' },
	text: {
		de: 'Die Rechnung soll überwiesen werden, nennt aber keine IBAN.',
		en: 'The invoice is to be paid by transfer but names no IBAN.',
	},
	check(invoice, { extraction }) {
		if (invoice.payment.ibans.length > 0 || isMinimumProfile(extraction)) return [];
		return expectsTransfer(invoice) ? [{ path: 'payment.ibans' }] : [];
	},
};

function expectsTransfer(invoice: Invoice): boolean {
	const { payment, totals, typeCode } = invoice;
	const toPay = toBig(totals.payable ?? totals.gross);
	if (toPay.lte(0) || NOT_TO_PAY.has(typeCode ?? '')) return false;
	if (TRANSFER.has(payment.meansCode ?? '')) return true;
	if (OTHER_MEANS.has(payment.meansCode ?? '') || payment.mandateReference !== null) return false;
	return !hasRemark(invoice, 'noTransfer');
}
