import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { history, SETTLE, TIMEOUT, type Command } from './model/commands';
import { ModelRun } from './model/model-run';

/** Repeats or lengthens the search: `GUARD_MODEL_SEED`, `GUARD_MODEL_RUNS`. */
const seed = process.env['GUARD_MODEL_SEED'];
const numRuns = Number(process.env['GUARD_MODEL_RUNS'] ?? 60);

async function live(commands: readonly Command[]): Promise<void> {
	const run = await ModelRun.start();
	try {
		for (const command of commands) await run.do(command);
		await run.finish();
	} finally {
		await run.close();
	}
}

const begin = (process: number, document = 0): Command => ({ kind: 'begin', process, document });
const step = (process: number, times = 1): Command[] =>
	Array.from({ length: times }, () => ({ kind: 'step', process }));
const pass = (milliseconds: number): Command => ({ kind: 'pass', milliseconds });

describe('whatever happens to several processes that write the same documents', () => {
	it(
		'no document is booked twice, none is lost, and the ledger tells what the vendor holds',
		async () => {
			await fc.assert(fc.asyncProperty(history, live), {
				numRuns,
				...(seed !== undefined && { seed: Number(seed) }),
			});
		},
		numRuns * 2_000,
	);

	it('holds for a call that is starved after its announcement while another one takes over', async () => {
		await live([
			begin(0),
			...step(0),
			pass(TIMEOUT + SETTLE),
			begin(1),
			...step(1, 7),
			...step(0, 10),
			...step(1, 10),
		]);
	});

	it('holds for a booking that comes at the last moment it can come', async () => {
		await live([
			{ kind: 'fate', fate: { kind: 'bookedLate', afterMs: SETTLE - 1 } },
			begin(0),
			...step(0, 3),
			{ kind: 'crash', process: 0 },
			pass(TIMEOUT + SETTLE),
			begin(1),
			...step(1, 20),
		]);
	});

	it('would notice a vendor that books later than it may', async () => {
		const late = live([
			{ kind: 'fate', fate: { kind: 'bookedLate', afterMs: TIMEOUT + SETTLE + 1 } },
			begin(0),
			...step(0, 3),
			{ kind: 'crash', process: 0 },
			pass(TIMEOUT + SETTLE),
			begin(1),
			...step(1, 20),
			pass(1),
		]);
		await expect(late).rejects.toThrow('to be less than or equal to 1');
	});
});
