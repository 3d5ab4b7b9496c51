/** Where progress goes: standard output, or a list in a test. */
export interface ProgressOutput {
	isTTY?: boolean;
	write(text: string): unknown;
}

/** A span of milliseconds in words: `42 s`, `3 min 05 s`. */
export function spanInWords(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * Runs `work` and, every few seconds, says how far it is and how long it has taken: in place on a
 * terminal, line by line in a log.
 * @param label what is going on, e.g. `Downloading n8n`
 * @param state how far it is, in words; asked each time
 */
export async function withProgress<T>(
	label: string,
	state: () => string,
	work: () => Promise<T>,
	output: ProgressOutput = process.stdout,
): Promise<T> {
	const began = Date.now();
	const line = () => [`  ${label}`, spanInWords(Date.now() - began), state()].filter(Boolean);
	const say = () =>
		output.isTTY
			? output.write(`\r\x1b[2K${line().join(' · ')}`)
			: output.write(`${line().join(' · ')}\n`);
	const timer = setInterval(say, output.isTTY ? 1_000 : 10_000);
	say();
	try {
		const result = await work();
		say();
		return result;
	} finally {
		clearInterval(timer);
		if (output.isTTY) output.write('\n');
	}
}
