/**
 * @param pattern address with parts that vary, such as `/v1/contacts/:id`
 * @param path address asked for, without query
 * @returns the parts that vary by name, as they stand in the address; null when it is another address
 */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
	const wanted = pattern.split('/');
	const given = path.split('/');
	if (wanted.length !== given.length) return null;
	const parts: Record<string, string> = {};
	for (const [index, name] of wanted.entries()) {
		const value = given[index] ?? '';
		if (!name.startsWith(':')) {
			if (name !== value) return null;
		} else {
			if (value === '') return null;
			parts[name.slice(1)] = value;
		}
	}
	return parts;
}
