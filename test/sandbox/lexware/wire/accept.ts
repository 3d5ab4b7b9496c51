interface Range {
	readonly type: string;
	readonly weight: number;
}

/**
 * Picks a representation by RFC 9110, 12.5.1: the range with the greatest weight first, among equals the
 * one named first.
 *
 * @param header the Accept header; missing means everything
 * @param offered media types that could be sent; the first is sent to who takes anything
 * @returns the one to send; null when the client takes none of them
 */
export function negotiate<T extends string>(
	header: string | undefined,
	offered: readonly T[],
): T | null {
	for (const { type } of ranges(header)) {
		const [main, sub] = type.split('/');
		const found = offered.find((candidate) => {
			const [itsMain, itsSub] = candidate.split('/');
			return (main === '*' || main === itsMain) && (sub === '*' || sub === itsSub);
		});
		if (found !== undefined) return found;
	}
	return null;
}

function ranges(header: string | undefined): readonly Range[] {
	if (header === undefined || header.trim() === '') return [{ type: '*/*', weight: 1 }];
	return header
		.split(',')
		.map((entry) => {
			const [type = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
			const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
			return { type, weight: weight === undefined ? 1 : Number(weight) };
		})
		.filter(({ weight }) => weight > 0)
		.sort((one, other) => other.weight - one.weight);
}
