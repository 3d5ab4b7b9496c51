import { without } from '../body/atoms';
import { uuidOf } from '../ids';

/** One posting category as the API shows it. */
export interface PostingCategory {
	readonly id: string;
	readonly name: string;
	readonly type: 'income' | 'outgo';
	readonly contactRequired: boolean;
	readonly splitAllowed: boolean;
	readonly groupName: string;
}

/** `contact`: refuses the collective contact. `noTax`: the tax of an item is 0 whatever the rate. */
type Flag = 'contact' | 'noTax';

type Row = readonly [name: string, flags?: readonly Flag[], id?: string];

const REVERSE_CHARGE: readonly Flag[] = ['contact', 'noTax'];

const INCOME: Readonly<Record<string, readonly Row[]>> = {
	Einnahmen: [
		['Dienstleistungen', [], '8f8664a1-fd86-11e1-a21f-0800200c9a66'],
		['Warenverkäufe', [], '8f8664a8-fd86-11e1-a21f-0800200c9a66'],
		['Einnahmen als Kleinunternehmer', ['noTax'], 'f5c7fee8-f184-4e7a-ab04-8f7e7ad6c207'],
		['Anzahlungen von Kunden'],
		['Provisionen'],
		['Mieteinnahmen'],
		['Trinkgelder'],
	],
	'Einnahmen aus dem Ausland': [
		['innergemeinschaftliche Lieferung', REVERSE_CHARGE, '9075a4e3-66de-4795-a016-3889feca0d20'],
		['Dienstleistungen an Unternehmer in der EU', REVERSE_CHARGE],
		['Ausfuhrlieferungen', ['noTax']],
		['Dienstleistungen in Drittländer', ['noTax']],
	],
	'Steuerschuld beim Empfänger': [
		['Fremdleistungen §13b', REVERSE_CHARGE, '380a20cb-d04c-426e-b49c-84c22adfa362'],
		['Bauleistungen §13b', REVERSE_CHARGE],
	],
	'Sonstige Einnahmen': [
		['Zinserträge'],
		['Versicherungsentschädigungen'],
		['Verkauf von Anlagegütern'],
		['Private Kfz-Nutzung'],
		['Umsatzsteuererstattung'],
		['Privateinlage'],
		['Übrige Einnahmen'],
	],
};

const OUTGO: Readonly<Record<string, readonly Row[]>> = {
	'Material und Waren': [
		['Wareneinkauf'],
		['Material und Rohstoffe'],
		['Verpackung'],
		['innergemeinschaftlicher Erwerb', REVERSE_CHARGE, 'dba64b05-85f7-4359-8e83-a2556a62eeac'],
	],
	'Fremde Leistungen': [
		['Subunternehmer'],
		['Leistungen §13b', REVERSE_CHARGE],
		['Leistungen aus der EU §13b', REVERSE_CHARGE],
	],
	Büro: [
		['Bürobedarf'],
		['Porto'],
		['Telefon'],
		['Internet'],
		['Software und Lizenzen'],
		['Webhosting'],
		['Fachliteratur'],
	],
	Räume: [['Miete'], ['Nebenkosten'], ['Strom, Gas, Wasser'], ['Reinigung'], ['Instandhaltung']],
	Fahrzeuge: [
		['Kraftstoff'],
		['Kfz-Reparaturen'],
		['Kfz-Leasing'],
		['Kfz-Versicherung'],
		['Kfz-Steuer'],
	],
	Reisen: [['Fahrtkosten'], ['Übernachtung'], ['Verpflegungsmehraufwand'], ['Bewirtung']],
	Werbung: [['Anzeigen und Werbung'], ['Messen'], ['Geschenke an Kunden']],
	'Beratung und Gebühren': [
		['Rechts- und Beratungskosten'],
		['Steuerberatung'],
		['Bankgebühren'],
		['Versicherungen'],
		['Beiträge'],
		['Fortbildung'],
	],
	Personal: [['Löhne und Gehälter'], ['Sozialabgaben']],
	'Sonstige Ausgaben': [
		['Geringwertige Wirtschaftsgüter'],
		['Anlagegüter'],
		['Zinsen'],
		['Umsatzsteuervorauszahlung'],
		['Privatentnahme'],
		['Übrige Ausgaben'],
	],
};

interface Entry extends PostingCategory {
	readonly noTax: boolean;
}

const ENTRIES: readonly Entry[] = [...entries('income', INCOME), ...entries('outgo', OUTGO)];

/** The categories as the API lists them. */
export const POSTING_CATEGORIES: readonly PostingCategory[] = ENTRIES.map((entry) =>
	without(entry, 'noTax'),
);

const BY_ID = new Map(ENTRIES.map((entry) => [entry.id, entry]));

/**
 * @param id as a voucher item names it
 * @returns the category, with whether its items carry no tax; undefined when there is none
 */
export function findCategory(id: string): Entry | undefined {
	return BY_ID.get(id);
}

function entries(type: Entry['type'], groups: Readonly<Record<string, readonly Row[]>>): Entry[] {
	return Object.entries(groups).flatMap(([groupName, rows]) =>
		rows.map(([name, flags = [], id = uuidOf(`posting category ${type} ${name}`)]) => ({
			id,
			name,
			type,
			contactRequired: flags.includes('contact'),
			splitAllowed: true,
			groupName,
			noTax: flags.includes('noTax'),
		})),
	);
}
