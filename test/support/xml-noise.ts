import fc, { type Arbitrary } from 'fast-check';
import { escapeXml, type XmlStyle } from '../../scripts/samples/xml';

const GAPS = [
	'',
	' ',
	'\n',
	'\r\n\t',
	'<!-- Beispiel -->',
	'<?beispiel hinweis?>',
	'\n<!-- <ID>9</ID> -->\n',
];

/** Ways to write the same text; `comment` puts a comment into its middle. */
const TEXTS: Readonly<Record<string, (value: string) => string>> = {
	escaped: escapeXml,
	cdata: (value) => `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`,
	references: (value) =>
		[...value].map((char) => `&#x${char.codePointAt(0)?.toString(16)};`).join(''),
	padded: (value) => `\n\t  ${escapeXml(value)} \n`,
	comment: (value) => {
		const chars = [...value];
		const middle = Math.floor(chars.length / 2);
		const [head, tail] = [chars.slice(0, middle), chars.slice(middle)];
		return `${escapeXml(head.join(''))}<!-- - -->${escapeXml(tail.join(''))}`;
	},
};

/** Other lexical forms of the same value: `+012.50` of xs:decimal, `2026-10-12Z` of xs:date. */
function otherForm(value: string, name: string): string {
	if (name.endsWith('Amount')) return value.startsWith('-') ? `-00${value.slice(1)}` : `+0${value}`;
	return /^cbc:\w*Date$/.test(name) ? `${value}Z` : value;
}

/**
 * @param prefixes canonical prefixes of the syntax
 * @returns spellings of XML that mean nothing: other prefixes, one of them perhaps the default
 *   namespace, white space, comments and processing instructions between elements, CDATA and
 *   character references in texts, other lexical forms of amounts and dates
 */
export function arbitraryStyle(prefixes: readonly string[]): Arbitrary<XmlStyle> {
	const prefix = fc.stringMatching(/^[a-wyz_][A-Za-z0-9_.-]{0,6}$/);
	return fc
		.record({
			names: fc.uniqueArray(prefix, { minLength: prefixes.length, maxLength: prefixes.length }),
			defaultAt: fc.option(fc.nat({ max: prefixes.length - 1 })),
			gaps: fc.array(fc.constantFrom(...GAPS), { minLength: 1, maxLength: 7 }),
			otherForms: fc.boolean(),
			texts: fc.array(fc.constantFrom(...Object.keys(TEXTS)), { minLength: 1, maxLength: 7 }),
		})
		.map(({ names, defaultAt, gaps, otherForms, texts }) => {
			const nextGap = cycle(gaps);
			const nextText = cycle(texts);
			return {
				prefixes: Object.fromEntries(
					prefixes.map((own, index) => [own, index === defaultAt ? '' : (names[index] ?? own)]),
				),
				gap: nextGap,
				text: (value, name) =>
					(TEXTS[nextText()] ?? escapeXml)(otherForms ? otherForm(value, name) : value),
			};
		});
}

function cycle<T>(values: readonly T[]): () => T {
	let position = 0;
	return () => values[position++ % values.length] as T;
}
