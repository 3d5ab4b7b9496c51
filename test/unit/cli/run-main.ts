import { onTestFinished, vi } from 'vitest';
import { main } from '../../../cli/main';

/** What a run of the program printed, and its exit code. */
export interface Run {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the program in this process, so that no build is needed. */
export async function run(...args: string[]): Promise<Run> {
	const printed = { log: '', error: '' };
	const log = vi.spyOn(console, 'log').mockImplementation((text) => {
		printed.log += `${String(text)}\n`;
	});
	const error = vi.spyOn(console, 'error').mockImplementation((text) => {
		printed.error += `${String(text)}\n`;
	});
	onTestFinished(() => {
		log.mockRestore();
		error.mockRestore();
	});
	const code = await main(args);
	return { code, stdout: printed.log, stderr: printed.error };
}
