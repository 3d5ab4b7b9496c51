/** Attribute values by name; null and undefined leave the attribute out. */
export type Attributes = Readonly<Record<string, string | null | undefined>>;

/** Element content: a text value, or children, of which null and undefined are left out. */
export type Content = string | readonly (XmlElement | null | undefined)[];

/** An element with the canonical prefix of its namespace, e.g. `ram:Name`. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Attributes;
	readonly content: string | readonly XmlElement[];
}

/** Liberties of the XML syntax that mean nothing; a reader has to bear all of them. */
export interface XmlStyle {
	/** prefix to write instead of the canonical one; an empty text makes it the default namespace */
	readonly prefixes?: Readonly<Record<string, string>>;
	/** white space or comments put between the children of an element; called once per gap */
	readonly gap?: (depth: number) => string;
	/** XML for the text value of an element of that canonical name; escapes it by default */
	readonly text?: (value: string, name: string) => string;
}

/**
 * @param name element name with canonical prefix
 * @param content text or children; null or undefined text makes no element
 * @param attributes attributes without namespace
 * @returns the element, or null when there is nothing to say
 */
export function el(
	name: string,
	content: Content | null | undefined,
	attributes: Attributes = {},
): XmlElement | null {
	if (content === null || content === undefined) return null;
	if (typeof content === 'string') return { name, attributes, content };
	const children = content.filter((child) => child !== null && child !== undefined);
	return children.length === 0 ? null : { name, attributes, content: children };
}

/**
 * @param text any text
 * @returns the text as XML character data, also fit for a quoted attribute value
 * @throws Error for characters XML 1.0 cannot carry
 */
export function escapeXml(text: string): string {
	// eslint-disable-next-line no-control-regex
	if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text)) {
		throw new Error('XML 1.0 cannot carry control characters');
	}
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/\r/g, '&#13;');
}

/**
 * @param root the document element
 * @param namespaces namespace name by canonical prefix
 * @param style spelling; default: canonical prefixes, one element per line
 * @returns the document without XML declaration, which belongs to the encoding
 */
export function renderXml(
	root: XmlElement,
	namespaces: Readonly<Record<string, string>>,
	style: XmlStyle = {},
): string {
	const declared = Object.fromEntries(
		Object.entries(namespaces).map(([prefix, uri]) => {
			const written = style.prefixes?.[prefix] ?? prefix;
			return [written === '' ? 'xmlns' : `xmlns:${written}`, uri];
		}),
	);
	return render({ ...root, attributes: { ...declared, ...root.attributes } }, style, 0);
}

function render(element: XmlElement, style: XmlStyle, depth: number): string {
	const gap = style.gap ?? ((level: number) => `\n${'\t'.repeat(level)}`);
	const name = rename(element.name, style.prefixes);
	const attributes = Object.entries(element.attributes)
		.filter(([, value]) => value !== null && value !== undefined)
		.map(([key, value]) => ` ${key}="${escapeXml(String(value)).replace(/\n/g, '&#10;')}"`)
		.join('');
	const { content } = element;
	if (typeof content === 'string') {
		return `<${name}${attributes}>${(style.text ?? escapeXml)(content, element.name)}</${name}>`;
	}
	const children = content.map((child) => gap(depth + 1) + render(child, style, depth + 1));
	return `<${name}${attributes}>${children.join('')}${gap(depth)}</${name}>`;
}

function rename(name: string, prefixes: XmlStyle['prefixes']): string {
	const [prefix = '', local = ''] = name.split(':');
	const written = prefixes?.[prefix] ?? prefix;
	return written === '' ? local : `${written}:${local}`;
}
