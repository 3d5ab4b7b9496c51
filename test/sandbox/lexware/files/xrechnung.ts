import { SaxesParser } from 'saxes';

/** Root elements of the two syntaxes of EN 16931, by name and namespace. */
const ROOTS = new Map([
	['CrossIndustryInvoice', 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'],
	['Invoice', 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'],
	['CreditNote', 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'],
]);

/** BT-24 of an XRechnung, any version (KoSIT). */
const SPECIFICATION =
	/^urn:cen\.eu:en16931:2017#compliant#urn:(?:xeinkauf\.de|xoev-de):kosit:(?:standard:)?xrechnung_\d/;

/**
 * @param bytes a file that is called XML
 * @returns whether it looks like an XRechnung: well-formed, no DOCTYPE, the right root and BT-24
 */
export function isXRechnung(bytes: Buffer): boolean {
	let root: { local: string; uri: string } | null = null;
	let specification = '';
	const path: string[] = [];
	const parser = new SaxesParser({ xmlns: true });
	let isRefused = false;
	parser.on('error', () => (isRefused = true));
	parser.on('doctype', () => (isRefused = true));
	parser.on('opentag', ({ local, uri }) => {
		root ??= { local, uri };
		path.push(local);
	});
	parser.on('closetag', () => void path.pop());
	parser.on('text', (text) => {
		const [name = '', parent = ''] = path.slice(-2).reverse();
		const isUbl = path.length === 2 && name === 'CustomizationID';
		const isCii = name === 'ID' && parent === 'GuidelineSpecifiedDocumentContextParameter';
		if (isUbl || isCii) specification += text;
	});
	try {
		parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
	} catch {
		return false;
	}
	const found = root as { local: string; uri: string } | null;
	return (
		!isRefused &&
		found !== null &&
		ROOTS.get(found.local) === found.uri &&
		SPECIFICATION.test(specification.trim())
	);
}
