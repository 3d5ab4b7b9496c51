const UNECE = 'urn:un:unece:uncefact:data:standard:';
const OASIS = 'urn:oasis:names:specification:ubl:schema:xsd:';

/** Guidelines (BT-24) the tests use. */
export const GUIDELINES = {
	minimum: 'urn:factur-x.eu:1p0:minimum',
	en16931: 'urn:cen.eu:en16931:2017',
	extended: 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
	xrechnung: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
	xrechnungExtension:
		'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0',
	zugferd1: 'urn:ferd:CrossIndustryDocument:invoice:1p0:comfort',
} as const;

/** Parts of an invented invoice that a test may replace; all are XML. */
export interface CiiParts {
	readonly guideline?: string;
	readonly document?: string;
	readonly lines?: string;
	readonly agreement?: string;
	readonly delivery?: string;
	readonly settlement?: string;
	readonly sums?: string;
}

/**
 * @param parts what differs from the ordinary invoice
 * @returns a Cross Industry Invoice: one line, 100.00 net, 19 %
 */
export function ciiXml(parts: CiiParts = {}): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="${UNECE}CrossIndustryInvoice:100" xmlns:ram="${UNECE}ReusableAggregateBusinessInformationEntity:100" xmlns:udt="${UNECE}UnqualifiedDataType:100" xmlns:qdt="${UNECE}QualifiedDataType:100">
<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${parts.guideline ?? GUIDELINES.en16931}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>0000123456</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20260903</udt:DateTimeString></ram:IssueDateTime>${parts.document ?? ''}</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
${parts.lines ?? ciiLine()}
<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Möbelwerk Grünau GmbH</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">133/5801/0042</ram:ID></ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE 123456789</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty><ram:BuyerTradeParty><ram:Name>Kontor Süd OHG</ram:Name></ram:BuyerTradeParty>${parts.agreement ?? ''}</ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery>${parts.delivery ?? ''}</ram:ApplicableHeaderTradeDelivery>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>${parts.settlement ?? ''}<ram:ApplicableTradeTax><ram:CalculatedAmount>19.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>100.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementHeaderMonetarySummation>${parts.sums ?? CII_SUMS}</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;
}

/** The sums of the ordinary invoice. */
export const CII_SUMS =
	'<ram:LineTotalAmount>100.00</ram:LineTotalAmount><ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount><ram:GrandTotalAmount>119.00</ram:GrandTotalAmount><ram:DuePayableAmount>119.00</ram:DuePayableAmount>';

/**
 * @param head XML put behind the line id, e.g. a line status
 * @param amount BT-131 as written
 * @param id BT-126
 * @returns a line of a Cross Industry Invoice
 */
export function ciiLine(head = '', amount = '100.00', id = '1'): string {
	return `<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>${id}</ram:LineID>${head}</ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>Regal</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>50.0000</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="H87">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${amount}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>`;
}

/** Parts of an invented UBL document that a test may replace; all are XML. */
export interface UblParts {
	readonly kind?: 'Invoice' | 'CreditNote';
	readonly guideline?: string;
	readonly head?: string;
	readonly supplier?: string;
	readonly means?: string;
	readonly tax?: string;
	readonly sums?: string;
	readonly lines?: string;
}

/**
 * @param parts what differs from the ordinary document
 * @returns a UBL invoice or credit note: one line, 100.00 net, 19 %
 */
export function ublXml(parts: UblParts = {}): string {
	const kind = parts.kind ?? 'Invoice';
	return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="${OASIS}${kind}-2" xmlns:cac="${OASIS}CommonAggregateComponents-2" xmlns:cbc="${OASIS}CommonBasicComponents-2">
<cbc:CustomizationID>${parts.guideline ?? GUIDELINES.xrechnung}</cbc:CustomizationID><cbc:ID>RE-2026-07</cbc:ID><cbc:IssueDate>2026-09-03</cbc:IssueDate><cbc:${kind}TypeCode>${kind === 'Invoice' ? 380 : 381}</cbc:${kind}TypeCode>${parts.head ?? ''}<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party>${parts.supplier ?? '<cac:PartyLegalEntity><cbc:RegistrationName>Möbelwerk Grünau GmbH</cbc:RegistrationName></cac:PartyLegalEntity>'}</cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Kontor Süd OHG</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
${parts.means ?? ''}${parts.tax ?? ublTax('EUR', '19.00')}
<cac:LegalMonetaryTotal>${parts.sums ?? '<cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">119.00</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">119.00</cbc:PayableAmount>'}</cac:LegalMonetaryTotal>
${parts.lines ?? ublLine(kind)}
</${kind}>`;
}

/**
 * @param currency currency of the total
 * @param amount the total
 * @returns a tax total with one subtotal
 */
export function ublTax(currency: string, amount: string): string {
	return `<cac:TaxTotal><cbc:TaxAmount currencyID="${currency}">${amount}</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="${currency}">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="${currency}">${amount}</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>`;
}

/**
 * @param kind document the line belongs to
 * @param line id, net amount, and further XML such as sub lines
 * @param element name of the line element, for sub lines
 * @returns a UBL line
 */
export function ublLine(
	kind: 'Invoice' | 'CreditNote' = 'Invoice',
	line: { id?: string; net?: string; more?: string } = {},
	element = `${kind}Line`,
): string {
	const quantity = kind === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity';
	return `<cac:${element}><cbc:ID>${line.id ?? '1'}</cbc:ID><cbc:${quantity} unitCode="C62">2</cbc:${quantity}><cbc:LineExtensionAmount currencyID="EUR">${line.net ?? '100.00'}</cbc:LineExtensionAmount>${line.more ?? ''}<cac:Item><cbc:Name>Regal</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">50.00</cbc:PriceAmount></cac:Price></cac:${element}>`;
}

/**
 * @param lines XML of the lines
 * @returns a ZUGFeRD 1.0 document
 */
export function zugferd1Xml(lines: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0" xmlns:ram="${UNECE}ReusableAggregateBusinessInformationEntity:12" xmlns:udt="${UNECE}UnqualifiedDataType:15">
<rsm:SpecifiedExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${GUIDELINES.zugferd1}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:SpecifiedExchangedDocumentContext>
<rsm:HeaderExchangedDocument><ram:ID>2014-77</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20140305</udt:DateTimeString></ram:IssueDateTime></rsm:HeaderExchangedDocument>
<rsm:SpecifiedSupplyChainTradeTransaction><ram:ApplicableSupplyChainTradeAgreement><ram:SellerTradeParty><ram:Name>Alt &amp; Söhne</ram:Name></ram:SellerTradeParty></ram:ApplicableSupplyChainTradeAgreement><ram:ApplicableSupplyChainTradeDelivery/><ram:ApplicableSupplyChainTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:ApplicableTradeTax><ram:CalculatedAmount currencyID="EUR">19.00</ram:CalculatedAmount><ram:BasisAmount currencyID="EUR">100.00</ram:BasisAmount><ram:ApplicablePercent>19.00</ram:ApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedLogisticsServiceCharge><ram:Description>Fracht</ram:Description><ram:AppliedAmount currencyID="EUR">5.80</ram:AppliedAmount><ram:AppliedTradeTax><ram:CategoryCode>S</ram:CategoryCode><ram:ApplicablePercent>19.00</ram:ApplicablePercent></ram:AppliedTradeTax></ram:SpecifiedLogisticsServiceCharge><ram:SpecifiedTradeSettlementMonetarySummation><ram:GrandTotalAmount currencyID="EUR">119.00</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation></ram:ApplicableSupplyChainTradeSettlement>${lines}</rsm:SpecifiedSupplyChainTradeTransaction>
</rsm:CrossIndustryDocument>`;
}
