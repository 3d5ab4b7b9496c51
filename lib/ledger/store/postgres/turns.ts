/** Lets one piece of work after the other run, in the order in which they were handed in. */
export class Turns {
	private last: Promise<unknown> = Promise.resolve();

	/**
	 * @param work what to do when everything before it has ended, well or not
	 * @returns what the work returned
	 */
	async next<Result>(work: () => Promise<Result>): Promise<Result> {
		const turn = this.last.then(work, work);
		this.last = turn.catch(() => undefined);
		return turn;
	}
}
