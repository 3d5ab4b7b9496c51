/**
 * Whether two names or addresses may stand for one person. In doubt they do, because whoever proposes must
 * not approve: case, width, white space and invisible characters make no second person.
 *
 * @param one name, user id or e-mail address
 * @param other another one
 * @returns whether they are the same but for spelling
 */
export function samePerson(one: string, other: string): boolean {
	return folded(one) === folded(other);
}

function folded(person: string): string {
	return (
		person
			.normalize('NFKC')
			.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
			.replace(/\s+/gu, ' ')
			.trim()
			// Upper case turns ß into SS, and only lower case brings ẞ there.
			.toLowerCase()
			.toUpperCase()
			.toLowerCase()
			.normalize('NFKC')
	);
}
