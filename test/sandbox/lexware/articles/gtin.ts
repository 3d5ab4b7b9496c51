/**
 * @param text any text
 * @returns whether it is a GTIN-13: thirteen digits, the last one a check digit (GS1 General
 * Specifications, 7.9)
 */
export function isGtin(text: string): boolean {
	if (!/^\d{13}$/.test(text)) return false;
	const sum = [...text].reduce(
		(total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1),
		0,
	);
	return sum % 10 === 0;
}
