/** Both clocks of a computer, moved by hand. */
export class Clock {
	private wall: number;
	private steady = 0;

	/** @param start UTC instant */
	constructor(start = '2026-03-02T08:00:00.000Z') {
		this.wall = Date.parse(start);
	}

	readonly now = (): Date => new Date(this.wall);
	readonly monotonic = (): number => this.steady;

	/** Time passes, in milliseconds. */
	pass(milliseconds: number): void {
		this.wall += milliseconds;
		this.steady += milliseconds;
	}

	/** The computer sleeps: Linux does not count that on the monotonic clock. */
	suspend(milliseconds: number): void {
		this.wall += milliseconds;
	}

	/** Somebody sets the clock on the wall; negative sets it back. */
	set(milliseconds: number): void {
		this.wall += milliseconds;
	}

	/** Sets the clock on the wall to an instant. */
	setTo(instant: string): void {
		this.wall = Date.parse(instant);
	}
}
