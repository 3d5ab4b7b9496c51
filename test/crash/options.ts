import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { WriterKind } from './writer-protocol';

/** What a run is asked for. */
export interface Options {
	/** of all choices; the moments at which the operating system does things are its own */
	readonly seed: number;
	/** kills of every scenario; null for as many as each of them wants */
	readonly kills: number | null;
	/** names of scenarios, or their beginnings; empty for all */
	readonly only: readonly string[];
	/** books in another way than through the guard, to see the test fail */
	readonly writer: WriterKind;
}

const writers = ['guarded', 'sendThenRecord', 'recordThenSend'] satisfies WriterKind[];

/**
 * @param args command line
 * @param environment `CRASH_SEED`, `CRASH_KILLS` where the command line says nothing
 * @returns the options
 * @throws Error naming what is wrong
 */
export function readOptions(
	args: readonly string[],
	environment: Readonly<Record<string, string | undefined>>,
): Options {
	const { values } = parseArgs({
		args: [...args],
		options: {
			seed: { type: 'string' },
			kills: { type: 'string' },
			only: { type: 'string', multiple: true },
			writer: { type: 'string' },
		},
	});
	const seed = values.seed ?? environment['CRASH_SEED'];
	const kills = values.kills ?? environment['CRASH_KILLS'];
	const writer = writers.find((name) => name === (values.writer ?? 'guarded'));
	if (!writer) throw new Error(`--writer is one of ${writers.join(', ')}.`);
	return {
		seed: seed === undefined ? randomInt(2 ** 31) : wholeNumber('seed', seed),
		kills: kills === undefined ? null : wholeNumber('kills', kills),
		only: values.only ?? [],
		writer,
	};
}

function wholeNumber(name: string, text: string): number {
	if (!/^\d{1,10}$/.test(text)) throw new Error(`--${name} is a whole number, not "${text}".`);
	return Number(text);
}
