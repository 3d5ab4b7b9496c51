/** How to undo what was begun, step by step. */
export class Endings {
	private readonly steps: Array<() => unknown> = [];

	/** Takes one step; it runs before those taken earlier. */
	add(step: () => unknown): void {
		this.steps.unshift(step);
	}

	/**
	 * Runs every step once, the latest first, each after the one before it; a failure stops none.
	 * @throws what the first failing step threw
	 */
	async run(): Promise<void> {
		const failures: unknown[] = [];
		for (const step of this.steps.splice(0)) {
			try {
				await step();
			} catch (thrown) {
				failures.push(thrown);
			}
		}
		if (failures.length > 0) throw failures[0];
	}
}
