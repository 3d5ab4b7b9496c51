import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random';
import { steps as everyStep, type Step } from './steps';
import { WriterProcess, type WriterProgram } from './writer-process';
import type { Orders, Said } from './writer-protocol';

/** Longest time a writer that is killed at any moment works, in milliseconds. */
const LONGEST_WORK = 60;

/** One in so many of those is killed before it has opened its ledger, or while it does. */
const EARLY = 8;

/** After this time a writer that did not come to its place is killed anywhere, in milliseconds. */
const PATIENCE = 2_000;

/** How often a writer passes its place at most before it stands still there. */
const MOST_PASSES = 3;

/** Longest time a writer stands at its place while others go on, in milliseconds. */
const LONGEST_STAND = 20;

/** Kills, by the step at which the writer stood; `anywhere` for those at any moment. */
export type Kills = Map<Step | 'anywhere', number>;

/** Where one writer after the other works and is killed. */
export class Seat {
	readonly kills: Kills = new Map();
	private turn = 0;
	private spare: WriterProcess;

	constructor(
		private readonly program: WriterProgram,
		private readonly random: Random,
		/** places its writers come by */
		private readonly steps: readonly Step[] = everyStep,
	) {
		this.spare = new WriterProcess(program);
	}

	/**
	 * Lets a writer work and kills it: every other one at a place of the protocol, the rest at any moment.
	 *
	 * @param orders what it does
	 * @returns whether it was killed; a writer may have finished before
	 */
	async liveAndDie(orders: Omit<Orders, 'halt'>): Promise<boolean> {
		const writer = await this.take();
		const aim = this.turn++ % 2 === 1 ? this.nextAim() : null;
		writer.begin({ ...orders, halt: aim });
		const place = aim ? await this.untilItStands(writer, aim.step) : await this.forAWhile(writer);
		const killed = await writer.kill();
		if (killed) this.kills.set(place, (this.kills.get(place) ?? 0) + 1);
		return killed;
	}

	private nextAim(): NonNullable<Orders['halt']> {
		const step = this.steps[(this.turn >> 1) % this.steps.length] as Step;
		// Look-ups are rare: there is one for each document somebody died over.
		const occurrence = step.includes('look-up') ? 1 : 1 + this.random.below(MOST_PASSES);
		return { step, occurrence };
	}

	private async untilItStands(writer: WriterProcess, step: Step): Promise<Step | 'anywhere'> {
		const patience = new AbortController();
		const tooLong = sleep(PATIENCE, null, { signal: patience.signal }).catch(() => null);
		try {
			for (;;) {
				const said = await Promise.race([writer.next(), tooLong]);
				if (said?.said === 'working') continue;
				if (said?.said === 'failed') throw new Error(`A writer failed: ${said.reason}`);
				if (said?.said !== 'halted') return 'anywhere';
				await sleep(this.random.share() * LONGEST_STAND);
				return step;
			}
		} finally {
			patience.abort();
		}
	}

	private async forAWhile(writer: WriterProcess): Promise<'anywhere'> {
		// Opening takes about as long as working does; how long that is depends on the machine.
		if (this.random.below(EARLY) > 0) {
			const said = await writer.next();
			if (said?.said === 'failed') throw new Error(`A writer failed: ${said.reason}`);
		}
		await sleep(this.random.share() * LONGEST_WORK);
		return 'anywhere';
	}

	/**
	 * Lets a writer work to its end.
	 *
	 * @param orders what it does
	 * @returns what it says at the end
	 */
	async liveToTheEnd(orders: Omit<Orders, 'halt'>): Promise<Said & { said: 'finished' }> {
		const writer = await this.take();
		writer.begin({ ...orders, halt: null });
		let said = await writer.next();
		if (said?.said === 'working') said = await writer.next();
		if (said?.said === 'finished') return said;
		throw new Error(`A writer failed: ${said?.said === 'failed' ? said.reason : 'it is gone'}`);
	}

	/** Ends what is still loaded. */
	async close(): Promise<void> {
		await this.spare.kill();
	}

	/** The next one is loaded while this one works. */
	private async take(): Promise<WriterProcess> {
		const writer = this.spare;
		await writer.ready();
		this.spare = new WriterProcess(this.program);
		return writer;
	}
}
