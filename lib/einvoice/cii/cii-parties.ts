import type { Address, OtherParty, Party } from '../../invoice/schema';
import type { CiiNames } from './dialect';
import { lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/**
 * @param party seller or buyer, or undefined when the document names none
 * @param names look-ups of the dialect
 * @returns BG-4 or BG-7
 */
export function readParty(party: XmlElement | undefined, names: CiiNames): Party {
	const organization = names.ram(party, 'SpecifiedLegalOrganization');
	return {
		name: lineText(names.ram(party, 'Name')),
		tradingName: lineText(names.ram(organization, 'TradingBusinessName')),
		vatId: taxRegistration(party, 'VA', names),
		taxNumber: taxRegistration(party, 'FC', names),
		legalId: lineText(names.ram(organization, 'ID')),
		ids: partyIds(party, names),
		address: readAddress(names.ram(party, 'PostalTradeAddress'), names),
		electronicAddress: electronicAddress(party, names),
		contact: contact(names.ram(party, 'DefinedTradeContact'), names),
	};
}

/**
 * @param party payee or tax representative
 * @param names look-ups of the dialect
 * @returns BG-10 or BG-11, null when absent
 */
export function readOtherParty(party: XmlElement | undefined, names: CiiNames): OtherParty | null {
	if (party === undefined) return null;
	return {
		name: lineText(names.ram(party, 'Name')),
		vatId: taxRegistration(party, 'VA', names),
		ids: partyIds(party, names),
		legalId: lineText(names.ram(names.ram(party, 'SpecifiedLegalOrganization'), 'ID')),
	};
}

/**
 * @param address postal address, or undefined
 * @param names look-ups of the dialect
 * @returns the address with null for what is missing
 */
export function readAddress(address: XmlElement | undefined, names: CiiNames): Address {
	return {
		line1: lineText(names.ram(address, 'LineOne')),
		line2: lineText(names.ram(address, 'LineTwo')),
		line3: lineText(names.ram(address, 'LineThree')),
		postCode: lineText(names.ram(address, 'PostcodeCode')),
		city: lineText(names.ram(address, 'CityName')),
		subdivision: lineText(names.ram(address, 'CountrySubDivisionName')),
		country: lineText(names.ram(address, 'CountryID')),
	};
}

function taxRegistration(
	party: XmlElement | undefined,
	scheme: 'VA' | 'FC',
	names: CiiNames,
): string | null {
	for (const registration of names.all(party, 'SpecifiedTaxRegistration')) {
		const id = names.ram(registration, 'ID');
		if (id?.attribute('schemeID') === scheme) return lineText(id);
	}
	return null;
}

function partyIds(party: XmlElement | undefined, names: CiiNames): Party['ids'] {
	return [...names.all(party, 'ID'), ...names.all(party, 'GlobalID')].flatMap((element) => {
		const id = lineText(element);
		return id === null ? [] : [{ id, scheme: element.attribute('schemeID') }];
	});
}

function electronicAddress(
	party: XmlElement | undefined,
	names: CiiNames,
): Party['electronicAddress'] {
	const element = names.ram(names.ram(party, 'URIUniversalCommunication'), 'URIID');
	const id = lineText(element);
	return id === null ? null : { id, scheme: element?.attribute('schemeID') ?? null };
}

function contact(element: XmlElement | undefined, names: CiiNames): Party['contact'] {
	if (element === undefined) return null;
	const phone = names.ram(element, 'TelephoneUniversalCommunication');
	const email = names.ram(element, 'EmailURIUniversalCommunication');
	return {
		name: lineText(names.ram(element, 'PersonName') ?? names.ram(element, 'DepartmentName')),
		phone: lineText(names.ram(phone, 'CompleteNumber')),
		email: lineText(names.ram(email, 'URIID') ?? names.ram(email, 'CompleteNumber')),
	};
}
