import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { repositoryFolder } from '../../../scripts/host/cache';
import { runChild } from '../../../scripts/host/children';

const TSX = join(repositoryFolder, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/** `npm start` as a program of its own, in its own process group as under a terminal. */
export class StartProgram {
	private constructor(
		private readonly child: ChildProcess,
		private readonly said: string[],
	) {}

	/** @param environment settings on top of this process's own */
	static run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): StartProgram {
		const script = join(repositoryFolder, 'scripts', 'start.ts');
		const child = spawn(process.execPath, [TSX, script, ...args], {
			cwd: repositoryFolder,
			env: { ...process.env, ...environment },
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: true,
		});
		const said: string[] = [];
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')));
		}
		return new StartProgram(child, said);
	}

	/** Everything it printed so far. */
	get output(): string {
		return this.said.join('');
	}

	/** Waits until it has printed `text`; throws with its output if it ends before. */
	async untilItSays(text: string): Promise<void> {
		while (!this.output.includes(text)) {
			if (this.child.exitCode !== null) throw new Error(`It ended early:\n${this.output}`);
			await sleep(100);
		}
	}

	/** Waits for its end and gives the exit code. */
	async exitCode(): Promise<number | null> {
		if (this.child.exitCode === null) await once(this.child, 'close');
		return this.child.exitCode;
	}

	/** What Ctrl-C does: every process of the terminal's foreground group gets SIGINT. */
	pressCtrlC(): void {
		if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGINT');
	}

	/** The ids of every process it started, directly or not, that lives now. */
	async descendants(): Promise<number[]> {
		const args = ['-A', '-o', 'pid=,ppid='];
		const { stdout } = await runChild({ program: 'ps', args, cwd: '/', env: process.env });
		const pairs = stdout
			.trim()
			.split('\n')
			.map((line) => line.trim().split(/\s+/).map(Number));
		const found = [this.child.pid];
		for (const parent of found) {
			for (const [pid, ppid] of pairs) if (ppid === parent && pid) found.push(pid);
		}
		return found.filter((pid) => pid !== undefined).slice(1);
	}
}

/** Tells whether a process lives. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
