import type { Party } from '../../lib/invoice/schema';
import { germanIban, germanVatId } from './check-digits';

/** An invented supplier with the account it wants to be paid on. */
export interface Supplier {
	readonly party: Party;
	readonly iban: string;
	readonly bic: string;
}

interface PartyFacts {
	readonly name: string;
	readonly street: string;
	readonly postCode: string;
	readonly city: string;
	/** eight digits of the VAT id; 999… is not given out yet */
	readonly vatDigits: string;
	readonly taxNumber: string | null;
	readonly domain: string;
	readonly contact: string;
	/** last three digits of a number the regulator reserves for fiction: (0)40 66969-xxx */
	readonly extension: string;
}

/** The company all samples are addressed to. */
export const BUYER: Party = party({
	name: 'Musterbau Hansen GmbH',
	street: 'Beispielkai 12',
	postCode: '24103',
	city: 'Kiel',
	vatDigits: '99912345',
	taxNumber: null,
	domain: 'musterbau-hansen.example',
	contact: 'Rechnungseingang',
	extension: '100',
});

/** The account direct debits are taken from. */
export const BUYER_IBAN = germanIban('99999999', '5000');

/** Invented suppliers by trade. Bank code 999 999 99 belongs to no bank. */
export const SUPPLIERS = {
	painter: supplier('1001', {
		name: 'Malerbetrieb Farbtupfer Muster GmbH',
		street: 'Musterweg 4',
		postCode: '24340',
		city: 'Eckernförde',
		vatDigits: '99920001',
		taxNumber: '20/299/90011',
		domain: 'farbtupfer.example',
		contact: 'Wiebke Beispiel',
		extension: '201',
	}),
	officeSupplies: supplier('1002', {
		name: 'Bürobedarf Klammer & Muster KG',
		street: 'Am Beispielhafen 31',
		postCode: '20457',
		city: 'Hamburg',
		vatDigits: '99920002',
		taxNumber: '22/299/90022',
		domain: 'klammer-muster.example',
		contact: 'Jonas Mustermann',
		extension: '202',
	}),
	itService: supplier('1003', {
		name: 'IT-Service Nordmuster GmbH',
		street: 'Serverallee 8',
		postCode: '24937',
		city: 'Flensburg',
		vatDigits: '99920003',
		taxNumber: '15/299/90033',
		domain: 'nordmuster-it.example',
		contact: 'Deniz Beispiel',
		extension: '203',
	}),
	caterer: supplier('1004', {
		name: 'Beispielküche Catering e. K.',
		street: 'Schmaustraße 17',
		postCode: '23552',
		city: 'Lübeck',
		vatDigits: '99920004',
		taxNumber: '22/299/90044',
		domain: 'beispielkueche.example',
		contact: 'Frauke Muster',
		extension: '204',
	}),
	electrician: supplier('1005', {
		name: 'Elektro Musterstrom GmbH & Co. KG',
		street: 'Kupferring 2',
		postCode: '24534',
		city: 'Neumünster',
		vatDigits: '99920005',
		taxNumber: '20/299/90055',
		domain: 'musterstrom.example',
		contact: 'Ole Musterstrom',
		extension: '205',
	}),
	forwarder: supplier('1006', {
		name: 'Spedition Fernmuster GmbH',
		street: 'Logistikpark 99',
		postCode: '28197',
		city: 'Bremen',
		vatDigits: '99920006',
		taxNumber: '60/299/90066',
		domain: 'fernmuster.example',
		contact: 'Marek Beispiel',
		extension: '206',
	}),
	machineRental: supplier('1007', {
		name: 'Baumaschinen Mietmuster GmbH',
		street: 'Baggerseeweg 5',
		postCode: '24768',
		city: 'Rendsburg',
		vatDigits: '99920007',
		taxNumber: '28/299/90077',
		domain: 'mietmuster.example',
		contact: 'Silke Mietmuster',
		extension: '207',
	}),
	energy: supplier('1008', {
		name: 'Stadtwerke Musterförde GmbH',
		street: 'Turbinenplatz 1',
		postCode: '24159',
		city: 'Kiel',
		vatDigits: '99920008',
		taxNumber: '20/299/90088',
		domain: 'musterfoerde-energie.example',
		contact: 'Kundenservice Gewerbe',
		extension: '208',
	}),
	roofer: supplier('1009', {
		name: 'Dachdeckerei Musterziegel GmbH',
		street: 'Firstweg 23',
		postCode: '24837',
		city: 'Schleswig',
		vatDigits: '99920009',
		taxNumber: '15/299/90099',
		domain: 'musterziegel.example',
		contact: 'Hauke Muster',
		extension: '209',
	}),
	printer: supplier('1010', {
		name: 'Druckerei Musterbogen GmbH',
		street: 'Setzkasten 6',
		postCode: '22765',
		city: 'Hamburg',
		vatDigits: '99920010',
		taxNumber: '22/299/90110',
		domain: 'musterbogen.example',
		contact: 'Lena Beispiel',
		extension: '210',
	}),
	dryWaller: supplier('1011', {
		name: 'Trockenbau Beispiel & Team GmbH',
		street: 'Ständerweg 40',
		postCode: '24143',
		city: 'Kiel',
		vatDigits: '99920011',
		taxNumber: '20/299/90121',
		domain: 'trockenbau-beispiel.example',
		contact: 'Piotr Muster',
		extension: '211',
	}),
	software: supplier('1012', {
		name: 'Cloudmuster Software AG',
		street: 'Datenufer 3',
		postCode: '10179',
		city: 'Berlin',
		vatDigits: '99920012',
		taxNumber: '29/299/90132',
		domain: 'cloudmuster.example',
		contact: 'Team „Abrechnung“',
		extension: '212',
	}),
	gardener: supplier('1013', {
		name: 'Gärtnerei Musterbeet',
		street: 'Gewächshausweg 11',
		postCode: '24113',
		city: 'Molfsee',
		vatDigits: '99920013',
		taxNumber: '20/299/90143',
		domain: 'musterbeet.example',
		contact: 'Rike Musterbeet',
		extension: '213',
	}),
} as const satisfies Record<string, Supplier>;

function supplier(account: string, facts: PartyFacts): Supplier {
	return { party: party(facts), iban: germanIban('99999999', account), bic: 'XMPLDE21XXX' };
}

function party(facts: PartyFacts): Party {
	return {
		name: facts.name,
		tradingName: null,
		vatId: germanVatId(facts.vatDigits),
		taxNumber: facts.taxNumber,
		legalId: null,
		ids: [],
		address: {
			line1: facts.street,
			line2: null,
			line3: null,
			postCode: facts.postCode,
			city: facts.city,
			subdivision: null,
			country: 'DE',
		},
		electronicAddress: { id: `rechnung@${facts.domain}`, scheme: 'EM' },
		contact: {
			name: facts.contact,
			phone: `+49 40 66969-${facts.extension}`,
			email: `kontakt@${facts.domain}`,
		},
	};
}
