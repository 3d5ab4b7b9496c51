import { toBig } from '../invoice/money';
import type { Invoice, VatBreakdown } from '../invoice/schema';
import { normaliseCompanyName } from '../plausibility/facts/company-names';
import { generalRatesOn } from '../plausibility/facts/german-rates';
import { sellerTaxCountry } from '../plausibility/facts/identifiers';
import { supplyDate } from '../plausibility/facts/supply-date';
import type { Reason } from './reasons';

/**
 * A standard case is a plain domestic invoice: type 380, EUR, an amount to pay, VAT of the German standard
 * and reduced rate only (category S, rates of the day of supply), a seller taxed in Germany, nothing
 * prepaid, no reference to an earlier invoice, one account at most, paid to the seller.
 *
 * @param invoice any invoice
 * @returns what makes it another case; empty for a standard case
 */
export function deviationsFromStandardCase(invoice: Invoice): readonly Reason[] {
	const { totals, payment, payee } = invoice;
	const country = sellerTaxCountry(invoice);
	const deviations: (Reason | false)[] = [
		invoice.typeCode !== '380' && { code: 'CASE_TYPE', params: { value: invoice.typeCode ?? '–' } },
		invoice.currency !== 'EUR' && {
			code: 'CASE_CURRENCY',
			params: { value: invoice.currency ?? '–' },
		},
		!isAboveZero(totals.gross, totals.payable) && { code: 'CASE_AMOUNT' },
		!hasOnlyGeneralRates(invoice) && { code: 'CASE_VAT' },
		country !== 'DE' && { code: 'CASE_SELLER_ABROAD', params: { value: country ?? '–' } },
		(!isZero(totals.prepaid) || !isZero(totals.thirdParty)) && { code: 'CASE_PREPAID' },
		invoice.precedingInvoices.length > 0 && { code: 'CASE_REFERS_TO_INVOICE' },
		payee !== null && !isSeller(invoice, payee.name) && { code: 'CASE_OTHER_PAYEE' },
		payment.ibans.length > 1 && { code: 'CASE_SEVERAL_ACCOUNTS' },
	];
	return deviations.filter((deviation) => deviation !== false);
}

function isZero(amount: string | null): boolean {
	return toBig(amount).eq(0);
}

function isAboveZero(gross: string | null, payable: string | null): boolean {
	return gross !== null && toBig(gross).gt(0) && toBig(payable ?? gross).gt(0);
}

function hasOnlyGeneralRates(invoice: Invoice): boolean {
	const date = supplyDate(invoice);
	if (date === null || invoice.vatBreakdown.length === 0) return false;
	const rates = generalRatesOn(date);
	const isGeneral = ({ category, rate }: VatBreakdown) =>
		category === 'S' && rate !== null && rates.some((known) => toBig(known).eq(toBig(rate)));
	return invoice.vatBreakdown.every(isGeneral);
}

function isSeller({ seller }: Invoice, payee: string | null): boolean {
	if (payee === null) return false;
	return [seller.name, seller.tradingName].some(
		(name) => name !== null && normaliseCompanyName(name) === normaliseCompanyName(payee),
	);
}
