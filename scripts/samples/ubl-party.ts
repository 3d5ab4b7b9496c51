import type { Address, OtherParty, Party } from '../../lib/invoice/schema';
import { el, type XmlElement } from './xml';

type Maybe = XmlElement | null;

/**
 * @param name `cac:AccountingSupplierParty` or `cac:AccountingCustomerParty`
 * @param party BG-4, BG-7
 * @param creditorId BT-90, which UBL keeps among the seller's ids; null for the buyer
 * @returns the party in the order of UBL 2.1
 */
export function ublParty(name: string, party: Party, creditorId: string | null): Maybe {
	return el(name, [
		el('cac:Party', [
			el('cbc:EndpointID', party.electronicAddress?.id, {
				schemeID: party.electronicAddress?.scheme,
			}),
			...partyIds(party.ids),
			el('cac:PartyIdentification', [el('cbc:ID', creditorId, { schemeID: 'SEPA' })]),
			el('cac:PartyName', [el('cbc:Name', party.tradingName)]),
			ublAddress('cac:PostalAddress', party.address),
			partyTaxScheme(party.vatId, 'VAT'),
			partyTaxScheme(party.taxNumber, 'FC'),
			el('cac:PartyLegalEntity', [
				el('cbc:RegistrationName', party.name),
				el('cbc:CompanyID', party.legalId),
			]),
			el('cac:Contact', [
				el('cbc:Name', party.contact?.name),
				el('cbc:Telephone', party.contact?.phone),
				el('cbc:ElectronicMail', party.contact?.email),
			]),
		]),
	]);
}

/**
 * @param name `cac:PayeeParty` or `cac:TaxRepresentativeParty`
 * @param party BG-10, BG-11
 * @returns the party in the order of UBL 2.1
 */
export function ublOtherParty(name: string, party: OtherParty | null): Maybe {
	if (!party) return null;
	return el(name, [
		...partyIds(party.ids),
		el('cac:PartyName', [el('cbc:Name', party.name)]),
		partyTaxScheme(party.vatId, 'VAT'),
		el('cac:PartyLegalEntity', [el('cbc:CompanyID', party.legalId)]),
	]);
}

/**
 * @param name element name
 * @param address BG-5, BG-8, BG-15
 * @returns the address in the order of UBL 2.1
 */
export function ublAddress(name: string, address: Address): Maybe {
	return el(name, [
		el('cbc:StreetName', address.line1),
		el('cbc:AdditionalStreetName', address.line2),
		el('cbc:CityName', address.city),
		el('cbc:PostalZone', address.postCode),
		el('cbc:CountrySubentity', address.subdivision),
		el('cac:AddressLine', [el('cbc:Line', address.line3)]),
		el('cac:Country', [el('cbc:IdentificationCode', address.country)]),
	]);
}

/** @returns the tax scheme VAT, which UBL repeats in every category */
export function vatScheme(): Maybe {
	return el('cac:TaxScheme', [el('cbc:ID', 'VAT')]);
}

function partyIds(ids: Party['ids']): Maybe[] {
	return ids.map(({ id, scheme }) =>
		el('cac:PartyIdentification', [el('cbc:ID', id, { schemeID: scheme })]),
	);
}

function partyTaxScheme(id: string | null, scheme: 'VAT' | 'FC'): Maybe {
	if (id === null) return null;
	return el('cac:PartyTaxScheme', [
		el('cbc:CompanyID', id),
		el('cac:TaxScheme', [el('cbc:ID', scheme)]),
	]);
}
