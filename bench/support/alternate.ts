import { median } from './median';

/** Something to be timed; what it returns is not looked at. */
export type Contestant = () => unknown;

/** How long an alternating measurement goes on. */
export interface AlternateOptions {
	/** rounds whose times are thrown away while the engine optimises */
	readonly warmUp?: number;
	readonly rounds?: number;
	/** time one contestant works in one round, milliseconds; the clock is too coarse for single calls */
	readonly slice?: number;
}

/**
 * Times contestants in turns (ABCABC…), so that whatever else the machine does meets all of them alike.
 *
 * @param contestants what to time, by name; promises are awaited
 * @param options how long
 * @returns median microseconds of one call, by name
 */
export async function alternate<Name extends string>(
	contestants: Readonly<Record<Name, Contestant>>,
	options: AlternateOptions = {},
): Promise<Record<Name, number>> {
	const { warmUp = 30, rounds = 61, slice = 4 } = options;
	const names = Object.keys(contestants) as Name[];
	const calls = new Map<Name, number>();
	const times = new Map<Name, number[]>(names.map((name) => [name, []]));
	for (let round = -warmUp; round < rounds; round += 1) {
		for (const name of names) {
			const count = calls.get(name) ?? 1;
			const microseconds = await timePerCall(contestants[name], count);
			calls.set(name, Math.max(1, Math.round((slice * 1000) / microseconds)));
			if (round >= 0) times.get(name)?.push(microseconds);
		}
	}
	const medians = names.map((name) => [name, median(times.get(name) ?? [])] as const);
	return Object.fromEntries(medians) as Record<Name, number>;
}

async function timePerCall(contestant: Contestant, count: number): Promise<number> {
	const start = process.hrtime.bigint();
	for (let call = 0; call < count; call += 1) {
		const result = contestant();
		if (result instanceof Promise) await result;
	}
	return Number(process.hrtime.bigint() - start) / 1000 / count;
}
