/** Writers mostly wait, for a disk, an answer or their end; two runs at once take little longer than one. */
const LANES = 2;

/**
 * Does the work for each item, some at a time.
 *
 * @param items in the order in which they are begun
 * @param work what to do
 * @returns what comes of it, in the order of the items
 * @throws what the first failing work threw, once everything has ended
 */
export async function inLanes<Item, Result>(
	items: readonly Item[],
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	const lane = async (): Promise<void> => {
		for (let index = next++; index < items.length; index = next++) {
			results[index] = await work(items[index] as Item);
		}
	};
	// Whatever fails in one lane, nobody tidies up under the other one.
	const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
	const failed = ends.find((end) => end.status === 'rejected');
	if (failed) throw failed.reason;
	return results;
}
