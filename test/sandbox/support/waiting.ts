/** Waits that can be cut short, so that a test need not sit them out. */
export class Waiting {
	private readonly open = new Set<() => void>();
	private isClosed = false;

	/** True once the vendor closes; nothing may follow a wait then. */
	get closed(): boolean {
		return this.isClosed;
	}

	/** @param ms how long, in milliseconds; `release` and `close` end it sooner */
	async for(ms: number): Promise<void> {
		if (this.isClosed || ms === 0) return;
		await new Promise<void>((resolve) => {
			const finish = (): void => {
				clearTimeout(timer);
				this.open.delete(finish);
				resolve();
			};
			const timer = setTimeout(finish, ms);
			this.open.add(finish);
		});
	}

	/**
	 * Ends every wait that runs now, as if its time were over.
	 *
	 * @returns how many there were
	 */
	release(): number {
		const waits = [...this.open];
		for (const finish of waits) finish();
		return waits.length;
	}

	/** Ends every wait, now and from now on. */
	close(): void {
		this.isClosed = true;
		this.release();
	}
}

/** Work that was begun and has not ended: writes that may still book, deliveries, recognition. */
export class PendingWork {
	private readonly ends = new Set<Promise<void>>();

	get count(): number {
		return this.ends.size;
	}

	/** @returns to be called once the work has ended or cannot go on; later calls do nothing */
	begin(): () => void {
		let finish = (): void => {};
		const end = new Promise<void>((resolve) => (finish = resolve));
		this.ends.add(end);
		return () => {
			this.ends.delete(end);
			finish();
		};
	}

	/** Waits until all of it has ended, what is begun meanwhile included. */
	async settled(): Promise<void> {
		while (this.ends.size > 0) await Promise.all(this.ends);
	}
}
