/** Making one takes far longer than using it; there are as many as time zones are asked for. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * @param instant any instant
 * @param timeZone IANA name, e.g. `Europe/Berlin`
 * @returns what calendar and clock show there, `YYYY-MM-DDTHH:MM:SS.mmm`
 * @throws RangeError for an unknown time zone
 */
export function localTime(instant: Date, timeZone: string): string {
	const parts = new Map(
		formatOf(timeZone)
			.formatToParts(instant)
			.map(({ type, value }) => [type, value]),
	);
	const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
	const day = `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`;
	return `${day}T${of('hour')}:${of('minute')}:${of('second')}.${of('fractionalSecond')}`;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		fractionalSecondDigits: 3,
	});
	formats.set(timeZone, format);
	return format;
}
