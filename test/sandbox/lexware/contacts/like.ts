const ONE = Symbol('one');
const ANY = Symbol('any');

type Token = string | typeof ONE | typeof ANY;

/**
 * Makes a text filter. Written out because a regular expression with many wildcards takes for ever on
 * a name it does not fit.
 *
 * @param pattern `_` stands for one character, `%` for any number, a backslash takes that away
 * @returns finds it anywhere in a text, in capital or small letters
 */
export function like(pattern: string): (text: string) => boolean {
	const tokens: Token[] = [ANY, ...tokensOf(pattern.toLowerCase()), ANY];
	return (text) => fits(tokens, [...text.toLowerCase()]);
}

function tokensOf(pattern: string): Token[] {
	const tokens: Token[] = [];
	const characters = [...pattern];
	for (let at = 0; at < characters.length; at++) {
		const character = characters[at] ?? '';
		const next = characters[at + 1];
		if (character === '\\' && next !== undefined && '\\_%'.includes(next)) {
			tokens.push(next);
			at += 1;
		} else if (character === '_') tokens.push(ONE);
		else if (character === '%') tokens.push(ANY);
		else tokens.push(character);
	}
	return tokens;
}

/** Goes back to the last `%` only: what an earlier one took need never be given back. */
function fits(tokens: readonly Token[], text: readonly string[]): boolean {
	let token = 0;
	let at = 0;
	let lastAny = -1;
	let takenFrom = 0;
	while (at < text.length) {
		const wanted = tokens[token];
		if (wanted === ANY) {
			lastAny = token++;
			takenFrom = at;
		} else if (wanted !== undefined && (wanted === ONE || wanted === text[at])) {
			token += 1;
			at += 1;
		} else if (lastAny >= 0) {
			token = lastAny + 1;
			at = ++takenFrom;
		} else return false;
	}
	return tokens.slice(token).every((rest) => rest === ANY);
}
