/**
 * @param digits the first eight digits
 * @returns a German VAT id with its check digit (ISO 7064 MOD 11,10)
 */
export function germanVatId(digits: string): string {
	if (!/^\d{8}$/.test(digits)) throw new Error('a German VAT id is made from eight digits');
	let product = 10;
	for (const digit of digits) {
		const total = (Number(digit) + product) % 10 || 10;
		product = (2 * total) % 11;
	}
	return `DE${digits}${(11 - product) % 10}`;
}

/**
 * @param bankCode Bankleitzahl, eight digits; those beginning with 9 belong to no bank
 * @param account account number, at most ten digits
 * @returns a German IBAN with its check digits (ISO 13616, mod 97), without blanks
 */
export function germanIban(bankCode: string, account: string): string {
	const bban = bankCode + account.padStart(10, '0');
	if (!/^\d{18}$/.test(bban)) throw new Error('a German BBAN has eighteen digits');
	return `DE${checkDigits(bban)}${bban}`;
}

/**
 * @param digits the eleven digits that stand for the creditor
 * @returns a German SEPA creditor id with business code ZZZ, which its check digits leave out
 */
export function germanCreditorId(digits: string): string {
	if (!/^\d{11}$/.test(digits)) throw new Error('a German creditor id ends in eleven digits');
	return `DE${checkDigits(digits)}ZZZ${digits}`;
}

/** ISO 7064 mod 97-10 with the country DE (D = 13, E = 14) and 00 in place of the check digits. */
function checkDigits(digits: string): string {
	return String(98n - (BigInt(`${digits}131400`) % 97n)).padStart(2, '0');
}
