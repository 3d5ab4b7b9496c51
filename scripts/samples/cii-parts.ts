import type {
	Address,
	AllowanceCharge,
	OtherParty,
	Party,
	VatBreakdown,
} from '../../lib/invoice/schema';
import { el, type XmlElement } from './xml';

type Maybe = XmlElement | null;

/** Where ZUGFeRD 1.0 differs inside elements both syntaxes have. */
export interface CiiDialect {
	/** element with the rate of a VAT category */
	readonly rate: 'RateApplicablePercent' | 'ApplicablePercent';
	/** ZUGFeRD 1.0 demands the currency on every amount; CII on none but the VAT total */
	readonly currency: string | null;
	/** legal organisation, electronic address and country subdivision exist */
	readonly modernParties: boolean;
}

/**
 * @param name element name
 * @param value decimal
 * @param dialect decides about the currency attribute
 * @returns an amount
 */
export function amount(name: string, value: string | null, dialect: CiiDialect): Maybe {
	return el(name, value, { currencyID: dialect.currency });
}

/**
 * @param name element of a date type
 * @param date `YYYY-MM-DD`
 * @param leaf element that carries the text
 * @returns the date in format 102, `YYYYMMDD`
 */
export function date(name: string, date: string | null, leaf = 'udt:DateTimeString'): Maybe {
	return el(name, date && [el(leaf, date.replaceAll('-', ''), { format: '102' })]);
}

/**
 * @param period first and last day, each optional
 * @returns BG-14 or BG-26
 */
export function billingPeriod(period: { from: string | null; to: string | null } | null): Maybe {
	return el('ram:BillingSpecifiedPeriod', [
		date('ram:StartDateTime', period?.from ?? null),
		date('ram:EndDateTime', period?.to ?? null),
	]);
}

/**
 * @param name element name of the party
 * @param party seller, buyer
 * @param dialect syntax
 * @returns the party in the order of TradePartyType
 */
export function tradeParty(name: string, party: Party, dialect: CiiDialect): Maybe {
	const { modernParties: modern } = dialect;
	return el(name, [
		...partyIds(party.ids),
		el('ram:Name', party.name),
		modern ? legalOrganization(party.legalId, party.tradingName) : null,
		el('ram:DefinedTradeContact', [
			el('ram:PersonName', party.contact?.name),
			el('ram:TelephoneUniversalCommunication', [el('ram:CompleteNumber', party.contact?.phone)]),
			el('ram:EmailURIUniversalCommunication', [el('ram:URIID', party.contact?.email)]),
		]),
		postalAddress(party.address, dialect),
		modern
			? el('ram:URIUniversalCommunication', [
					el('ram:URIID', party.electronicAddress?.id, {
						schemeID: party.electronicAddress?.scheme,
					}),
				])
			: null,
		taxRegistration(party.taxNumber, 'FC'),
		taxRegistration(party.vatId, 'VA'),
	]);
}

/**
 * @param name element name of the party
 * @param party payee, tax representative
 * @returns the party in the order of TradePartyType
 */
export function otherTradeParty(name: string, party: OtherParty | null): Maybe {
	if (!party) return null;
	return el(name, [
		...partyIds(party.ids),
		el('ram:Name', party.name),
		legalOrganization(party.legalId, null),
		taxRegistration(party.vatId, 'VA'),
	]);
}

/**
 * @param address BG-5, BG-8, BG-15
 * @param dialect syntax
 * @returns the address in the order of TradeAddressType
 */
export function postalAddress(address: Address, dialect: CiiDialect): Maybe {
	return el('ram:PostalTradeAddress', [
		el('ram:PostcodeCode', address.postCode),
		el('ram:LineOne', address.line1),
		el('ram:LineTwo', address.line2),
		el('ram:LineThree', address.line3),
		el('ram:CityName', address.city),
		el('ram:CountryID', address.country),
		dialect.modernParties ? el('ram:CountrySubDivisionName', address.subdivision) : null,
	]);
}

/**
 * @param entry allowance or charge of document or line
 * @param isCharge true for a charge
 * @param dialect syntax
 * @returns BG-20, BG-21, BG-27 or BG-28
 */
export function tradeAllowanceCharge(
	entry: AllowanceCharge,
	isCharge: boolean,
	dialect: CiiDialect,
): Maybe {
	return el('ram:SpecifiedTradeAllowanceCharge', [
		chargeIndicator(isCharge),
		el('ram:CalculationPercent', entry.percentage),
		amount('ram:BasisAmount', entry.baseAmount, dialect),
		amount('ram:ActualAmount', entry.amount, dialect),
		el('ram:ReasonCode', entry.reasonCode),
		el('ram:Reason', entry.reason),
		vatCategory('ram:CategoryTradeTax', entry.vatCategory, entry.vatRate, dialect),
	]);
}

/**
 * @param isCharge true for a charge, false for an allowance
 * @returns the indicator
 */
export function chargeIndicator(isCharge: boolean): Maybe {
	return el('ram:ChargeIndicator', [el('udt:Indicator', String(isCharge))]);
}

/**
 * @param name element name
 * @param category UNTDID 5305
 * @param rate per cent
 * @param dialect syntax
 * @returns the VAT category of a line, allowance or charge; null without category
 */
export function vatCategory(
	name: string,
	category: string | null,
	rate: string | null,
	dialect: CiiDialect,
): Maybe {
	if (category === null) return null;
	return el(name, [
		el('ram:TypeCode', 'VAT'),
		el('ram:CategoryCode', category),
		el(`ram:${dialect.rate}`, rate),
	]);
}

/**
 * @param group BG-23
 * @param taxPointDate BT-7, which CII repeats in every group
 * @param dialect syntax
 * @returns one VAT group
 */
export function tradeTax(
	group: VatBreakdown,
	taxPointDate: string | null,
	dialect: CiiDialect,
): Maybe {
	return el('ram:ApplicableTradeTax', [
		amount('ram:CalculatedAmount', group.tax, dialect),
		el('ram:TypeCode', 'VAT'),
		el('ram:ExemptionReason', group.exemptionReason),
		amount('ram:BasisAmount', group.net, dialect),
		el('ram:CategoryCode', group.category),
		el('ram:ExemptionReasonCode', group.exemptionCode),
		date('ram:TaxPointDate', taxPointDate, 'udt:DateString'),
		el(`ram:${dialect.rate}`, group.rate),
	]);
}

function partyIds(ids: Party['ids']): Maybe[] {
	const own = ids.filter(({ scheme }) => scheme === null).map(({ id }) => el('ram:ID', id));
	const global = ids
		.filter(({ scheme }) => scheme !== null)
		.map(({ id, scheme }) => el('ram:GlobalID', id, { schemeID: scheme }));
	return [...own, ...global];
}

function legalOrganization(id: string | null, tradingName: string | null): Maybe {
	return el('ram:SpecifiedLegalOrganization', [
		el('ram:ID', id),
		el('ram:TradingBusinessName', tradingName),
	]);
}

function taxRegistration(id: string | null, scheme: 'FC' | 'VA'): Maybe {
	return el('ram:SpecifiedTaxRegistration', [el('ram:ID', id, { schemeID: scheme })]);
}
