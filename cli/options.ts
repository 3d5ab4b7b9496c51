import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Language } from '../lib/errors/belegfluss-error';

/** A command line nobody can carry out; the message is for the person who typed it. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

/** The option every command has. */
export const languageOption = { language: { type: 'string', default: 'de' } } as const;

/**
 * Reads the arguments of a command.
 *
 * @param args arguments after the command
 * @param options options it knows, as `util.parseArgs` describes them
 * @returns values of the options and what is left
 * @throws UsageError when an option is unknown or lacks its value
 */
export function parseOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
	args: readonly string[],
	options: Options,
) {
	try {
		return parseArgs({ args: [...args], allowPositionals: true, options });
	} catch (cause) {
		throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
	}
}

/**
 * @param option name of the option, for the message
 * @param given value as typed
 * @param allowed values it may have
 * @returns the value
 * @throws UsageError when it is none of them
 */
export function oneOf<Value extends string>(
	option: string,
	given: string,
	allowed: readonly Value[],
): Value {
	const found = allowed.find((value) => value === given);
	if (found) return found;
	throw new UsageError(`${option} must be one of ${allowed.join(', ')}, not "${given}".`);
}

/**
 * @param given value of `--language`
 * @returns the language
 * @throws UsageError when it is none we speak
 */
export function languageOf(given: string): Language {
	return oneOf('--language', given, ['de', 'en']);
}
