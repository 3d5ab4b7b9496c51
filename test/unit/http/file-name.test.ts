import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../lib/http/file-name';

describe('the name in Content-Disposition', () => {
	it.each<[string, string]>([
		['attachment; filename=Rechnung_RE0001.pdf', 'Rechnung_RE0001.pdf'],
		['attachment; filename="Rechnung_RE0001.pdf"', 'Rechnung_RE0001.pdf'],
		['attachment;filename="a.pdf";size=5', 'a.pdf'],
		['ATTACHMENT; FILENAME="a.pdf"', 'a.pdf'],
		['attachment; filename = "a.pdf"', 'a.pdf'],
		// As the vendors write them, against the RFC: blanks without quotes, a semicolon at the end.
		['attachment; filename=Rechnung RE 0001.pdf', 'Rechnung RE 0001.pdf'],
		['inline; filename=e9066f04-8cc7.pdf;', 'e9066f04-8cc7.pdf'],
		['attachment; filename="a; b.pdf"', 'a; b.pdf'],
		[String.raw`attachment; filename="a \"b\".pdf"`, 'a "b".pdf'],
		["attachment; filename*=UTF-8''M%C3%BCller%20GmbH.pdf", 'Müller GmbH.pdf'],
		["attachment; filename*=utf-8'de'M%C3%BCller.pdf", 'Müller.pdf'],
		// RFC 6266 section 4.3: the encoded one counts, in either order.
		[`attachment; filename="M.pdf"; filename*=UTF-8''M%C3%BC.pdf`, 'Mü.pdf'],
		[`attachment; filename*=UTF-8''M%C3%BC.pdf; filename="M.pdf"`, 'Mü.pdf'],
		// What cannot be decoded leaves the plain one.
		[`attachment; filename="M.pdf"; filename*=iso-8859-1''M%FC.pdf`, 'M.pdf'],
		[`attachment; filename="M.pdf"; filename*=UTF-8''M%FC.pdf`, 'M.pdf'],
		[`attachment; filename="M.pdf"; filename*=UTF-8''M%C.pdf`, 'M.pdf'],
	])('%j is %j', (header, name) => {
		expect(fileNameOf(header)).toBe(name);
	});

	it.each([
		null,
		'',
		'attachment',
		'attachment; filename=',
		'attachment; filename=""',
		'attachment; filename="   "',
		"attachment; filename*=UTF-8''",
		'attachment; filename="."',
		'attachment; filename=".."',
		'attachment; filename="../.."',
		'attachment; filename="/"',
		String.raw`attachment; filename="C:\\"`,
		"attachment; filename*=UTF-8''%00%0A",
	])('%j has none', (header) => {
		expect(fileNameOf(header)).toBeNull();
	});

	it.each<[string, string]>([
		['attachment; filename="../../etc/passwd"', 'passwd'],
		['attachment; filename="/tmp/a.pdf"', 'a.pdf'],
		[String.raw`attachment; filename="C:\\Temp\\a.pdf"`, 'a.pdf'],
		["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", 'passwd'],
		["attachment; filename*=UTF-8''a%5Cb.pdf", 'b.pdf'],
		['attachment; filename="a\u0000b\u0007\u001bc\u007f.pdf"', 'abc.pdf'],
		["attachment; filename*=UTF-8''a%0D%0Ab.pdf", 'ab.pdf'],
		// Marks of direction make "exe.pdf" of "fdp.exe" on the screen.
		["attachment; filename*=UTF-8''Rechnung%E2%80%AEfdp.exe", 'Rechnungfdp.exe'],
		["attachment; filename*=UTF-8''a%E2%81%A6b%E2%81%A9%E2%80%8F.pdf", 'ab.pdf'],
	])('%j leads nowhere and hides nothing: %j', (header, name) => {
		expect(fileNameOf(header)).toBe(name);
	});

	it('is cut when it is long, and never within a character', () => {
		expect(fileNameOf(`attachment; filename="${'a'.repeat(5_000)}"`)).toBe('a'.repeat(200));
		const emoji = encodeURIComponent(`x${'😀'.repeat(150)}`);
		expect(fileNameOf(`attachment; filename*=UTF-8''${emoji}`)?.isWellFormed()).toBe(true);
	});

	it('is none or harmless, whatever comes', () => {
		const hostile = fc.string({
			unit: fc.constantFrom('a', '.', '/', '\\', '"', ';', '%2F', '\n', '\0', ' ', '\u202e', '😀'),
		});
		const header = fc.oneof(
			hostile.map((value) => `attachment; filename=${value}`),
			hostile.map((value) => `attachment; filename="${value}"`),
			hostile.map((value) => `attachment; filename*=UTF-8''${value}`),
			fc.string(),
		);
		fc.assert(
			fc.property(header, (value) => {
				const name = fileNameOf(value);
				if (name === null) return;
				expect(name).not.toMatch(/[/\\\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
				expect(name).not.toMatch(/^[.\s]*$/);
				expect(name.length).toBeLessThanOrEqual(200);
			}),
		);
	});

	it('is found again when it was encoded as RFC 8187 says', () => {
		const name = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
			.map((text) => `${text.replace(/[/\\\p{C}]/gu, '')}x.pdf`.trim());
		fc.assert(
			fc.property(name, (text) => {
				const encoded = encodeURIComponent(text).replace(/[!'()*]/g, (char) => {
					return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
				});
				expect(fileNameOf(`attachment; filename*=UTF-8''${encoded}`)).toBe(text);
			}),
		);
	});
});
