/**
 * Ends waiting when the time is up, even where the work does not listen to the signal.
 *
 * @param milliseconds how long
 * @param late makes the error of being late
 * @param work gets a signal that is aborted when the time is up
 * @returns what the work gives
 * @throws what the work throws, or the error of being late; what the work does after that is lost
 */
export async function inTime<Result>(
	milliseconds: number,
	late: () => Error,
	work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const abort = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	const timeUp = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			const error = late();
			reject(error);
			abort.abort(error);
		}, milliseconds);
	});
	try {
		return await Promise.race([work(abort.signal), timeUp]);
	} finally {
		clearTimeout(timer);
	}
}
