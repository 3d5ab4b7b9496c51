const MESSAGES: Readonly<Record<string, string>> = {
	NOTNULL: 'darf nicht leer sein',
	NOTEMPTY: 'darf nicht leer sein',
	NULL: 'muss leer sein',
	SIZE: 'hat eine unzulässige Länge',
	MIN: 'ist zu klein',
	MAX: 'ist zu groß',
	POSITIVE: 'muss größer als 0 sein',
	DIGITS: 'hat zu viele Nachkommastellen',
	VALIDGTIN: 'ist keine gültige GTIN',
	MATERIAL_NUMBER_ALREADY_EXISTS: 'Die Artikelnummer ist bereits vergeben',
	CALLBACK_NOT_REACHABLE: 'Die Adresse ist nicht erreichbar',
};

/**
 * @param violation machine part of a detail
 * @returns the words that go with it; free text, nobody may rely on it
 */
export function germanMessage(violation: string): string {
	return MESSAGES[violation] ?? 'ist ungültig';
}
