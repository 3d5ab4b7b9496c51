import type { Invoice, Payment, Skonto } from '../../lib/invoice/schema';
import { CII } from './cii-line';
import { billingPeriod, date, otherTradeParty, tradeAllowanceCharge, tradeTax } from './cii-parts';
import { el, type XmlElement } from './xml';

/**
 * @param invoice the invoice
 * @param structuredSkonto write cash discount as discount terms (EXTENDED), not only inside BT-20
 * @returns payment, VAT groups and totals in the order of HeaderTradeSettlementType
 */
export function ciiSettlement(invoice: Invoice, structuredSkonto: boolean): XmlElement | null {
	const { payment } = invoice;
	return el('ram:ApplicableHeaderTradeSettlement', [
		el('ram:CreditorReferenceID', payment.creditorId),
		el('ram:PaymentReference', payment.remittance),
		el('ram:TaxCurrencyCode', invoice.taxCurrency),
		el('ram:InvoiceCurrencyCode', invoice.currency),
		otherTradeParty('ram:PayeeTradeParty', invoice.payee),
		...ciiPaymentMeans(payment),
		...invoice.vatBreakdown.map((group) => tradeTax(group, invoice.taxPointDate, CII)),
		billingPeriod(invoice.delivery),
		...invoice.allowances.map((entry) => tradeAllowanceCharge(entry, false, CII)),
		...invoice.charges.map((entry) => tradeAllowanceCharge(entry, true, CII)),
		...paymentTerms(invoice, structuredSkonto),
		totals(invoice),
		...invoice.precedingInvoices.map((preceding) =>
			el('ram:InvoiceReferencedDocument', [
				el('ram:IssuerAssignedID', preceding.number),
				date('ram:FormattedIssueDateTime', preceding.issueDate, 'qdt:DateTimeString'),
			]),
		),
		el('ram:ReceivableSpecifiedTradeAccountingAccount', [
			el('ram:ID', invoice.accountingReference),
		]),
	]);
}

/**
 * @param payment BG-16
 * @returns one payment means per account, or one without account
 */
export function ciiPaymentMeans(payment: Payment): (XmlElement | null)[] {
	if (payment.meansCode === null && payment.ibans.length === 0) return [];
	const accounts = payment.ibans.length > 0 ? payment.ibans : [null];
	return accounts.map((iban, index) =>
		el('ram:SpecifiedTradeSettlementPaymentMeans', [
			el('ram:TypeCode', payment.meansCode),
			el('ram:Information', payment.meansText),
			el('ram:PayerPartyDebtorFinancialAccount', [el('ram:IBANID', payment.debitedIban)]),
			el('ram:PayeePartyCreditorFinancialAccount', [
				el('ram:IBANID', iban),
				index === 0 ? el('ram:AccountName', payment.accountName) : null,
			]),
			index === 0
				? el('ram:PayeeSpecifiedCreditorFinancialInstitution', [el('ram:BICID', payment.bic)])
				: null,
		]),
	);
}

function paymentTerms(invoice: Invoice, structuredSkonto: boolean): (XmlElement | null)[] {
	const { terms, mandateReference, skonto } = invoice.payment;
	const [firstStep, ...furtherSteps] = structuredSkonto ? skonto : [];
	return [
		el('ram:SpecifiedTradePaymentTerms', [
			el('ram:Description', terms),
			date('ram:DueDateDateTime', invoice.dueDate),
			el('ram:DirectDebitMandateID', mandateReference),
			firstStep ? discountTerms(firstStep) : null,
		]),
		...furtherSteps.map((step) => el('ram:SpecifiedTradePaymentTerms', [discountTerms(step)])),
	];
}

function discountTerms(step: Skonto): XmlElement | null {
	return el('ram:ApplicableTradePaymentDiscountTerms', [
		el('ram:BasisPeriodMeasure', step.days === null ? null : String(step.days), {
			unitCode: 'DAY',
		}),
		el('ram:BasisAmount', step.baseAmount),
		el('ram:CalculationPercent', step.percent),
		el('ram:ActualDiscountAmount', step.amount),
	]);
}

function totals({ totals: sums, currency, taxCurrency }: Invoice): XmlElement | null {
	return el('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
		el('ram:LineTotalAmount', sums.lines),
		el('ram:ChargeTotalAmount', sums.charges),
		el('ram:AllowanceTotalAmount', sums.allowances),
		el('ram:TaxBasisTotalAmount', sums.net),
		el('ram:TaxTotalAmount', sums.tax, { currencyID: currency }),
		el('ram:TaxTotalAmount', sums.taxInTaxCurrency, { currencyID: taxCurrency }),
		el('ram:RoundingAmount', sums.rounding),
		el('ram:GrandTotalAmount', sums.gross),
		el('ram:TotalPrepaidAmount', sums.prepaid),
		el('ram:DuePayableAmount', sums.payable),
	]);
}
