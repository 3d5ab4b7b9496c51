/** Legal forms as words after spelling is levelled; they say little about who the company is. */
const LEGAL_FORMS = new Set(
	'gmbh mbh ag kg kgaa ohg gbr ug haftungsbeschraenkt se eg ek ev partg partgmbb co und inc ltd llc bv nv sa sas sarl srl spa'.split(
		' ',
	),
);

const SPELLING: readonly (readonly [RegExp, string])[] = [
	[/ä/g, 'ae'],
	[/ö/g, 'oe'],
	[/ü/g, 'ue'],
	[/ß/g, 'ss'],
	[/&/g, ' und '],
	[/\be\.\s?k\.?/g, 'ek'],
	[/\be\.\s?v\.?/g, 'ev'],
];

/**
 * @param name company name as written
 * @returns name with spelling levelled (case, umlauts, punctuation) and without its legal form
 */
export function normaliseCompanyName(name: string): string {
	const words = levelled(name).split(' ');
	const telling = words.filter((word) => !LEGAL_FORMS.has(word));
	return (telling.length > 0 ? telling : words).join(' ');
}

/** How two company names stand to each other. */
export type NameMatch = 'same' | 'similar' | 'different';

/**
 * @param left company name
 * @param right company name
 * @returns `same` when only spelling differs or one lacks the legal form, `similar` when the legal forms
 * differ, one name continues the other, or up to two letters differ
 */
export function matchCompanyNames(left: string, right: string): NameMatch {
	const [a, b] = [normaliseCompanyName(left), normaliseCompanyName(right)];
	if (a === b) {
		const [formA, formB] = [legalForm(left), legalForm(right)];
		return formA === formB || formA === '' || formB === '' ? 'same' : 'similar';
	}
	if (`${a} `.startsWith(`${b} `) || `${b} `.startsWith(`${a} `)) return 'similar';
	const tolerated = Math.min(a.length, b.length) >= 6 ? 2 : 0;
	return editDistance(a, b) <= tolerated ? 'similar' : 'different';
}

function levelled(name: string): string {
	const lower = SPELLING.reduce(
		(text, [pattern, replacement]) => text.replace(pattern, replacement),
		name.toLowerCase().normalize('NFC'),
	);
	return lower
		.normalize('NFD')
		.replace(/[^a-z0-9]+/g, (gap) => (/^\p{M}+$/u.test(gap) ? '' : ' '))
		.trim();
}

function legalForm(name: string): string {
	return levelled(name)
		.split(' ')
		.filter((word) => LEGAL_FORMS.has(word) && word !== 'und')
		.join(' ');
}

function editDistance(left: string, right: string): number {
	// Longer differences never count as similar, and the table below must stay small.
	if (Math.abs(left.length - right.length) > 2) return Infinity;
	let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let row = 1; row <= left.length; row++) {
		const current = [row];
		for (let column = 1; column <= right.length; column++) {
			const substitution =
				(previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
			current.push(
				Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, substitution),
			);
		}
		previous = current;
	}
	return previous[right.length] ?? 0;
}
