import type { Invoice } from '../../invoice/schema';

/** Remarks the law asks for or draws consequences from. */
const REMARKS = {
	/** § 19 UStG, § 34a UStDV */
	smallBusiness: /§\s*19\b[^\n]{0,30}(?:UStG|Umsatzsteuer)|(?<!kein(?:e|en)?\s)\bKleinunternehmer/i,
	/** § 14a (5) UStG; the wording of any official EU language is accepted (UStAE 14a.1) */
	reverseCharge:
		/Steuerschuldnerschaft\s+des\s+Leistungsempf|reverse[\s-]?charge|autoliquidation|inversione\s+contabile|btw\s+verlegd/i,
	/** § 14a (3), § 4 no. 1 b, § 6a UStG */
	intraCommunity:
		/innergemeinschaftlich|intra[\s-]?community|intra[\s-]?EU|§\s*6\s?a\b|§\s*4\s*(?:Nr\.?|Nummer)\s*1\s*(?:Buchst(?:abe)?\.?\s*)?b/i,
	/** §§ 25, 25a UStG */
	marginScheme: /Sonderregelung|Differenzbesteuerung|margin scheme|§\s*25\s?a?\b/i,
	/** insurance tax is no VAT */
	insuranceTax: /Versicherung(?:s)?steuer|insurance\s+(?:premium\s+)?tax/i,
	/** any remark on an exemption or on a supply outside the tax */
	exemption:
		/§\s*13\s?b\b|steuerfrei|steuerbefreit|umsatzsteuerbefreit|nicht\s+(?:umsatz)?steuerbar|(?:ohne|keine)\s+(?:Ausweis\s+(?:der|von)\s+)?(?:Umsatz|Mehrwert)steuer|§\s*4\s*(?:Nr|Nummer)|VAT[\s-]exempt|exempt(?:ed)?\s+from\s+VAT|tax[\s-]exempt|zero[\s-]rated|not\s+subject\s+to\s+VAT|Ausfuhrlieferung|export/i,
	/** paid before the supply */
	prepayment:
		/Anzahlung|Vorauszahlung|Vorauskasse|Abschlag|Vorausrechnung|prepayment|advance\s+payment|deposit/i,
	/** § 31 (4) UStDV: the day of supply stated in words */
	supplyDate:
		/(?:Liefer|Leistungs|Leistung)[\w/-]{0,30}(?:datum|tag|monat|zeitraum|zeitpunkt)|(?:Zeitraum|geliefert am|Leistung vom|date of supply|delivery date|service period)/i,
	/** somebody else moves the money, or it moved already */
	noTransfer:
		/Lastschrift|abgebucht|eingezogen|Bankeinzug|bar\s+(?:bezahlt|erhalten)|Barzahlung|Kreditkarte|PayPal|bereits\s+bezahlt|direct\s+debit|credit\s+card|already\s+paid/i,
} as const;

/** Name of a remark. */
export type Remark = keyof typeof REMARKS;

/**
 * @param invoice any invoice
 * @param remark what to look for
 * @returns whether notes, terms, exemption reasons or notes of lines carry it
 */
export function hasRemark(invoice: Invoice, remark: Remark): boolean {
	return remarkTexts(invoice).some((text) => REMARKS[remark].test(text));
}

function remarkTexts(invoice: Invoice): string[] {
	return [
		...invoice.notes.map(({ text }) => text),
		invoice.payment.terms,
		invoice.payment.meansText,
		...invoice.vatBreakdown.map(({ exemptionReason }) => exemptionReason),
		...invoice.lines.flatMap(({ note, description }) => [note, description]),
	].filter((text) => text !== null);
}
