/** One field of the header record. */
export interface HeaderField {
	/** position, from 1 */
	readonly number: number;
	readonly name: string;
	/** whether the field stands in quotes, also when it is empty */
	readonly quoted: boolean;
	/** what the field looks like as a whole, empty included where it may be empty */
	readonly pattern: RegExp;
}

const EMPTY = /^$/;
const DATE = /^(20\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))?$/;

/** The header record of version 700: 31 fields. Reserved fields are empty; where quoted, `""`. */
export const headerFields = [
	{ number: 1, name: 'Kennzeichen', quoted: true, pattern: /^EXTF$/ },
	{ number: 2, name: 'Versionsnummer', quoted: false, pattern: /^700$/ },
	{ number: 3, name: 'Formatkategorie', quoted: false, pattern: /^(16|20|21|46|48|65)$/ },
	{ number: 4, name: 'Formatname', quoted: true, pattern: /^.+$/ },
	{ number: 5, name: 'Formatversion', quoted: false, pattern: /^\d{1,2}$/ },
	{ number: 6, name: 'Erzeugt am', quoted: false, pattern: /^20\d{15}$/ },
	{ number: 7, name: 'Importiert', quoted: false, pattern: EMPTY },
	{ number: 8, name: 'Herkunft', quoted: true, pattern: /^\w{0,2}$/ },
	{ number: 9, name: 'Exportiert von', quoted: true, pattern: /^\w{0,25}$/ },
	{ number: 10, name: 'Importiert von', quoted: true, pattern: EMPTY },
	{ number: 11, name: 'Beraternummer', quoted: false, pattern: /^[1-9]\d{3,6}$/ },
	{ number: 12, name: 'Mandantennummer', quoted: false, pattern: /^[1-9]\d{0,4}$/ },
	{ number: 13, name: 'WJ-Beginn', quoted: false, pattern: DATE },
	{ number: 14, name: 'Sachkontenlänge', quoted: false, pattern: /^[4-8]$/ },
	{ number: 15, name: 'Datum von', quoted: false, pattern: DATE },
	{ number: 16, name: 'Datum bis', quoted: false, pattern: DATE },
	{ number: 17, name: 'Bezeichnung', quoted: true, pattern: /^[\w.\-/ ]{0,30}$/ },
	{ number: 18, name: 'Diktatkürzel', quoted: true, pattern: /^([A-Z]{2}){0,2}$/ },
	{ number: 19, name: 'Buchungstyp', quoted: false, pattern: /^[12]?$/ },
	{ number: 20, name: 'Rechnungslegungszweck', quoted: false, pattern: /^(0|30|40|50|64)?$/ },
	{ number: 21, name: 'Festschreibung', quoted: false, pattern: /^[01]?$/ },
	{ number: 22, name: 'WKZ', quoted: true, pattern: /^([A-Z]{3})?$/ },
	{ number: 23, name: 'reserved', quoted: false, pattern: EMPTY },
	{ number: 24, name: 'Derivatskennzeichen', quoted: true, pattern: EMPTY },
	{ number: 25, name: 'reserved', quoted: false, pattern: EMPTY },
	{ number: 26, name: 'reserved', quoted: false, pattern: EMPTY },
	{ number: 27, name: 'Sachkontenrahmen', quoted: true, pattern: /^(\d{2}|\d{4})?$/ },
	{ number: 28, name: 'ID der Branchenlösung', quoted: false, pattern: /^\d{0,4}$/ },
	{ number: 29, name: 'reserved', quoted: false, pattern: EMPTY },
	{ number: 30, name: 'reserved', quoted: true, pattern: EMPTY },
	{ number: 31, name: 'Anwendungsinformation', quoted: true, pattern: /^.{0,16}$/ },
] as const satisfies readonly HeaderField[];
