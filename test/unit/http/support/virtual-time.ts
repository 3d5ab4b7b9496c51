import type { Pacing } from '../../../../lib/http/pacing';

interface Timer {
	readonly at: number;
	readonly wake: () => void;
}

/** Clocks that stand still until everybody waits, and then jump to the next timer. */
export class VirtualTime {
	private readonly timers: Timer[] = [];
	private milliseconds = 0;

	/** lengths of the sleeps asked for, in order */
	readonly slept: number[] = [];

	/**
	 * @param start instant at which the clocks begin
	 * @param random chance, 0 up to, but not including, 1
	 */
	constructor(
		private readonly start = new Date('2026-08-21T10:00:00.000Z'),
		private readonly random: () => number = () => 0.5,
	) {}

	/** clocks, timer and chance for the code under test */
	readonly pacing: Pacing = {
		monotonic: () => this.milliseconds,
		now: () => new Date(this.start.getTime() + this.milliseconds),
		sleep: async (milliseconds, signal) => this.sleep(milliseconds, signal),
		random: () => this.random(),
	};

	/** milliseconds since the start */
	get now(): number {
		return this.milliseconds;
	}

	/**
	 * @param work what waits by these clocks
	 * @returns what it comes to; time passes until then
	 */
	async run<Result>(work: Promise<Result>): Promise<Result> {
		let isOver = false;
		const watched = work.finally(() => (isOver = true));
		watched.catch(() => undefined);
		for (;;) {
			await settled();
			if (isOver) return watched;
			const next = this.timers.shift();
			if (!next) throw new Error('Everybody waits, and nobody for the clock.');
			this.milliseconds = next.at;
			next.wake();
		}
	}

	private async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		this.slept.push(milliseconds);
		await new Promise<void>((resolve, reject) => {
			const timer: Timer = { at: this.milliseconds + milliseconds, wake: resolve };
			this.insert(timer);
			signal?.addEventListener('abort', () => {
				const index = this.timers.indexOf(timer);
				if (index >= 0) this.timers.splice(index, 1);
				reject(signal.reason as Error);
			});
		});
	}

	/** Behind those of the same instant, as timers of the computer do. */
	private insert(timer: Timer): void {
		const index = this.timers.findIndex(({ at }) => at > timer.at);
		this.timers.splice(index < 0 ? this.timers.length : index, 0, timer);
	}
}

/** Whatever can go on without the clock has gone on. */
async function settled(): Promise<void> {
	await new Promise<void>((resolve) => setImmediate(resolve));
}
