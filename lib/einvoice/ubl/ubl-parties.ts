import type { Address, OtherParty, Party } from '../../invoice/schema';
import { allCac, cac, cbc } from './names';
import { lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/** The creditor identifier BT-90 travels as a party id of this scheme. */
export const SEPA_SCHEME = 'SEPA';

/**
 * @param party `cac:Party` of seller or buyer
 * @returns BG-4 or BG-7; the trading name stands in when the legal name is not given
 */
export function readParty(party: XmlElement | undefined): Party {
	const legal = cac(party, 'PartyLegalEntity');
	const tradingName = lineText(cbc(cac(party, 'PartyName'), 'Name'));
	const endpoint = cbc(party, 'EndpointID');
	const endpointId = lineText(endpoint);
	const contact = cac(party, 'Contact');
	const { vatId, taxNumber } = taxIds(party);
	return {
		name: lineText(cbc(legal, 'RegistrationName')) ?? tradingName,
		tradingName,
		vatId,
		taxNumber,
		legalId: lineText(cbc(legal, 'CompanyID')),
		ids: partyIds(party),
		address: readAddress(cac(party, 'PostalAddress')),
		electronicAddress:
			endpointId === null
				? null
				: { id: endpointId, scheme: endpoint?.attribute('schemeID') ?? null },
		contact:
			contact === undefined
				? null
				: {
						name: lineText(cbc(contact, 'Name')),
						phone: lineText(cbc(contact, 'Telephone')),
						email: lineText(cbc(contact, 'ElectronicMail')),
					},
	};
}

/**
 * @param party `cac:PayeeParty` or `cac:TaxRepresentativeParty`
 * @returns BG-10 or BG-11, null when absent
 */
export function readOtherParty(party: XmlElement | undefined): OtherParty | null {
	if (party === undefined) return null;
	const legal = cac(party, 'PartyLegalEntity');
	return {
		name:
			lineText(cbc(cac(party, 'PartyName'), 'Name')) ?? lineText(cbc(legal, 'RegistrationName')),
		vatId: taxIds(party).vatId,
		ids: partyIds(party),
		legalId: lineText(cbc(legal, 'CompanyID')),
	};
}

/**
 * @param address postal address, or undefined
 * @returns the address with null for what is missing
 */
export function readAddress(address: XmlElement | undefined): Address {
	return {
		line1: lineText(cbc(address, 'StreetName')),
		line2: lineText(cbc(address, 'AdditionalStreetName')),
		line3: lineText(cbc(cac(address, 'AddressLine'), 'Line')),
		postCode: lineText(cbc(address, 'PostalZone')),
		city: lineText(cbc(address, 'CityName')),
		subdivision: lineText(cbc(address, 'CountrySubentity')),
		country: lineText(cbc(cac(address, 'Country'), 'IdentificationCode')),
	};
}

/** The scheme `VAT` marks the VAT id; any other (FC, TAX, …) the national tax number. */
function taxIds(party: XmlElement | undefined): Pick<Party, 'vatId' | 'taxNumber'> {
	let vatId: string | null = null;
	let taxNumber: string | null = null;
	for (const registration of allCac(party, 'PartyTaxScheme')) {
		const id = lineText(cbc(registration, 'CompanyID'));
		const scheme = lineText(cbc(cac(registration, 'TaxScheme'), 'ID'));
		if (scheme?.toUpperCase() === 'VAT') vatId ??= id;
		else taxNumber ??= id;
	}
	return { vatId, taxNumber };
}

function partyIds(party: XmlElement | undefined): Party['ids'] {
	return allCac(party, 'PartyIdentification').flatMap((identification) => {
		const element = cbc(identification, 'ID');
		const id = lineText(element);
		const scheme = element?.attribute('schemeID') ?? null;
		return id === null || scheme === SEPA_SCHEME ? [] : [{ id, scheme }];
	});
}
