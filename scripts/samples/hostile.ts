/** Files that claim to be invoices and are none. */

/**
 * @returns a login page, saved by somebody as `.xml` instead of the invoice behind it
 */
export function htmlPage(): Uint8Array {
	return new TextEncoder().encode(
		[
			'<!DOCTYPE html>',
			'<html lang="de">',
			'<head><title>Kundenportal - Anmeldung</title></head>',
			'<body><p>Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.<br></p></body>',
			'</html>',
		].join('\n'),
	);
}

/**
 * @param xml a proper Cross Industry Invoice without declaration
 * @returns it behind a DOCTYPE whose entities grow to 10^9 copies ("billion laughs")
 */
export function entityBomb(xml: string): Uint8Array {
	const entities = Array.from({ length: 9 }, (_, level) => {
		const value = level === 0 ? 'Muster' : `&e${level - 1};`.repeat(10);
		return `<!ENTITY e${level} "${value}">`;
	});
	const doctype = `<!DOCTYPE invoice [\n${entities.join('\n')}\n]>`;
	const armed = xml.replace('<ram:LineOne>', '<ram:LineOne>&e8;');
	return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${doctype}\n${armed}\n`);
}

/**
 * @param pdf a whole PDF
 * @returns its first third, as a broken transfer leaves it: no cross-reference table, no catalog
 */
export function truncated(pdf: Uint8Array): Uint8Array {
	return pdf.slice(0, Math.floor(pdf.length / 3));
}

/**
 * @returns an XML file that accompanies an invoice and is none
 */
export function decoyXml(): Uint8Array {
	return new TextEncoder().encode(
		[
			'<?xml version="1.0" encoding="UTF-8"?>',
			'<lieferung xmlns="urn:beispiel:warenwirtschaft:lieferung">',
			'\t<ID>LS-4711</ID>',
			'\t<GrandTotalAmount>999999.99</GrandTotalAmount>',
			'</lieferung>',
		].join('\n'),
	);
}
