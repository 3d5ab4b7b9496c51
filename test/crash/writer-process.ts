import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Orders, Said } from './writer-protocol';

/** How a writer is started: the program and what comes before its own arguments. */
export interface WriterProgram {
	readonly program: string;
	readonly args: readonly string[];
}

/** A writer in a process of its own. */
export class WriterProcess {
	private readonly child: ChildProcessByStdio<Writable, Readable, null>;
	private readonly gone: Promise<unknown>;
	private readonly heard: Said[] = [];
	private noticed: () => void = () => undefined;

	/** @param writer how to start it */
	constructor({ program, args }: WriterProgram) {
		this.child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
		// A writer that was killed does not take its orders.
		this.child.stdin.on('error', () => undefined);
		createInterface({ input: this.child.stdout }).on('line', (line) => {
			this.heard.push(JSON.parse(line) as Said);
			this.noticed();
		});
		this.gone = once(this.child, 'close').then(() => this.noticed());
	}

	/** Waits until it has loaded everything. */
	async ready(): Promise<void> {
		if ((await this.next())?.said !== 'ready') throw new Error('A writer did not start.');
	}

	/** Lets it begin. */
	begin(orders: Orders): void {
		this.child.stdin.write(`${JSON.stringify(orders)}\n`);
	}

	/** Gives what it says next; null when it is gone. */
	async next(): Promise<Said | null> {
		for (;;) {
			const said = this.heard.shift();
			if (said) return said;
			if (this.hasEnded()) {
				// Its last words may still be on their way.
				await this.gone;
				return this.heard.shift() ?? null;
			}
			await new Promise<void>((resolve) => (this.noticed = resolve));
		}
	}

	/**
	 * Kills it on the spot.
	 *
	 * @returns whether it died of that, and not of itself before
	 */
	async kill(): Promise<boolean> {
		this.child.kill('SIGKILL');
		await this.gone;
		return this.child.signalCode === 'SIGKILL';
	}

	private hasEnded(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}
}
