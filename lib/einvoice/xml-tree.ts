import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import { einvoiceError } from './errors';
import { MAX_XML_ATTRIBUTES, MAX_XML_DEPTH, MAX_XML_ELEMENTS } from './limits';

type Attributes = Readonly<Record<string, SaxesAttributeNS>>;

/** Shared by all leaves, so that the many elements without children cost no list each. */
const NO_ELEMENTS: XmlElement[] = [];
const NO_ATTRIBUTES: Attributes = Object.freeze(Object.create(null));

/** An element by namespace and local name; prefixes are gone. */
export class XmlElement {
	/** character data before the first child, CDATA included, comments left out */
	text = '';
	children: readonly XmlElement[] = NO_ELEMENTS;

	constructor(
		readonly uri: string,
		readonly local: string,
		private readonly attributes: Attributes,
	) {}

	/**
	 * @param name attribute without namespace
	 * @returns its value, trimmed, or null when absent or blank
	 */
	attribute(name: string): string | null {
		return this.attributes[name]?.value.trim() || null;
	}
}

/** Most names differ in length, which is far cheaper to see than a difference in text. */
function isNamed(element: XmlElement, uri: string, local: string): boolean {
	return element.local.length === local.length && element.local === local && element.uri === uri;
}

/**
 * @param parent element to look in; undefined gives undefined, so that look-ups can be chained
 * @param uri namespace
 * @param local name without prefix
 * @returns the first such child
 */
export function child(
	parent: XmlElement | undefined,
	uri: string,
	local: string,
): XmlElement | undefined {
	if (parent === undefined) return undefined;
	const { children } = parent;
	for (let index = 0; index < children.length; index += 1) {
		const candidate = children[index];
		if (candidate !== undefined && isNamed(candidate, uri, local)) return candidate;
	}
	return undefined;
}

/**
 * @param parent element to look in; undefined gives an empty list
 * @param uri namespace
 * @param local name without prefix
 * @returns all such children, in document order
 */
export function childrenOf(
	parent: XmlElement | undefined,
	uri: string,
	local: string,
): readonly XmlElement[] {
	if (parent === undefined) return NO_ELEMENTS;
	const { children } = parent;
	let found = NO_ELEMENTS;
	for (let index = 0; index < children.length; index += 1) {
		const candidate = children[index];
		if (candidate === undefined || !isNamed(candidate, uri, local)) continue;
		if (found === NO_ELEMENTS) found = [candidate];
		else found.push(candidate);
	}
	return found;
}

/**
 * Parses XML strictly, with namespaces, and with bounds on depth, elements and attributes. Document type
 * declarations are refused before anything behind them is looked at; entities are never expanded and nothing
 * is ever loaded.
 *
 * @param text the decoded document
 * @param fileName for the errors
 * @returns the root element
 * @throws BelegflussError with the place when the text is not well-formed or exceeds a bound
 */
export function parseXml(text: string, fileName: string): XmlElement {
	if (startsWithDoctype(text)) throw einvoiceError('EINVOICE_XML_DOCTYPE', { file: fileName });
	const parser = new SaxesParser({ xmlns: true });
	const tree = new TreeBuilder(fileName);
	parser.on('attribute', () => tree.countAttribute());
	parser.on('opentag', (tag) => tree.open(tag.uri, tag.local, tag.attributes));
	parser.on('closetag', () => tree.close());
	parser.on('text', (characters) => tree.append(characters));
	parser.on('cdata', (characters) => tree.append(characters));
	parser.on('error', (cause) => {
		const { line, column } = parser;
		const detail = cause.message.replace(/^\d+:\d+: /, '');
		throw einvoiceError(
			'EINVOICE_XML_MALFORMED',
			{ file: fileName, line, column, detail: detail.slice(0, 120) },
			{ cause },
		);
	});
	parser.write(text).close();
	return tree.root();
}

/** Namespaces as one string each, so that comparing them is comparing pointers; bounded, as files are foreign. */
const NAMESPACES = new Map<string, string>();
const MAX_NAMESPACES = 100;

/**
 * @param uri a namespace
 * @returns the same namespace as the one string that elements of parsed documents carry
 */
export function namespace(uri: string): string {
	const known = NAMESPACES.get(uri);
	if (known !== undefined) return known;
	if (NAMESPACES.size < MAX_NAMESPACES) NAMESPACES.set(uri, uri);
	return uri;
}

class TreeBuilder {
	private readonly declared: string[] = [];
	private readonly namespaces: string[] = [];
	private readonly open_: XmlElement[] = [];
	private current: XmlElement | undefined;
	private first: XmlElement | undefined;
	private elements = 0;
	private attributes = 0;

	constructor(private readonly fileName: string) {}

	countAttribute(): void {
		this.attributes += 1;
		if (this.attributes > MAX_XML_ATTRIBUTES) {
			throw this.tooComplex('attributes', MAX_XML_ATTRIBUTES);
		}
	}

	open(uri: string, local: string, attributes: Attributes): void {
		const element = new XmlElement(
			this.namespaceOf(uri),
			local,
			this.attributes === 0 ? NO_ATTRIBUTES : attributes,
		);
		this.attributes = 0;
		this.elements += 1;
		if (this.elements > MAX_XML_ELEMENTS) throw this.tooComplex('elements', MAX_XML_ELEMENTS);
		const parent = this.current;
		if (parent === undefined) {
			this.first ??= element;
		} else {
			if (this.open_.length >= MAX_XML_DEPTH) throw this.tooComplex('nesting', MAX_XML_DEPTH);
			this.open_.push(parent);
			if (parent.children === NO_ELEMENTS) parent.children = [element];
			else (parent.children as XmlElement[]).push(element);
		}
		this.current = element;
	}

	/** A document declares each namespace once, so its few strings can be told by identity. */
	private namespaceOf(uri: string): string {
		const index = this.declared.indexOf(uri);
		if (index !== -1) return this.namespaces[index] ?? uri;
		const unique = namespace(uri);
		if (this.declared.length < MAX_NAMESPACES) {
			this.declared.push(uri);
			this.namespaces.push(unique);
		}
		return unique;
	}

	close(): void {
		this.current = this.open_.pop();
	}

	append(characters: string): void {
		const { current } = this;
		// Behind the first child only white space follows: no invoice format has mixed content.
		if (current !== undefined && current.children === NO_ELEMENTS) current.text += characters;
	}

	root(): XmlElement {
		if (this.first !== undefined) return this.first;
		throw einvoiceError('EINVOICE_FILE_EMPTY', { file: this.fileName });
	}

	private tooComplex(what: string, limit: number) {
		return einvoiceError('EINVOICE_XML_TOO_COMPLEX', { file: this.fileName, what, limit });
	}
}

/** A DOCTYPE can only stand in the prolog, behind declarations and comments. */
function startsWithDoctype(text: string): boolean {
	for (let at = 0; ; ) {
		at = text.indexOf('<', at);
		if (at === -1) return false;
		if (text.startsWith('<?', at)) at = text.indexOf('?>', at);
		else if (text.startsWith('<!--', at)) at = text.indexOf('-->', at);
		else return /^<!doctype/i.test(text.slice(at, at + 9));
		if (at === -1) return false;
	}
}
