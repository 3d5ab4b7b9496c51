import { version } from '../package.json';
import { BelegflussError } from '../lib/errors/belegfluss-error';
import type { Command, CommandEntry } from './command';
import { commands } from './commands';
import { EXIT } from './exit-codes';
import { UsageError } from './options';

const ABOUT = `Works offline, without n8n. Nothing is sent anywhere; "ledger export" writes files, "switch" the ledger.

Usage
${list()}
  belegfluss COMMAND --help
  belegfluss --version

Exit codes
  0 good   1 needs a look   2 bad   3 could not be read   64 wrong command line
  What that means for a command, its own help says.`;

/**
 * Finds the command and runs it.
 *
 * @param args arguments after the program's name
 * @returns exit code
 */
export async function main(args: readonly string[]): Promise<number> {
	const [first] = args;
	if (first === undefined || first === '--help' || first === '-h') return print(ABOUT);
	if (first === '--version') return print(version);
	const found = find(args);
	if (!found) return misuse(`There is no command "${named(args)}".`);
	try {
		const command = await found.entry.load();
		if (asksForHelp(found.rest)) return print(help(found.name, found.entry, command));
		return await command.run(found.rest);
	} catch (cause) {
		if (cause instanceof UsageError) return misuse(cause.message, found.name);
		if (!(cause instanceof BelegflussError)) throw cause;
		const { message, remedy } = cause.describe('de');
		console.error(`${message}\n${remedy}`);
		return EXIT.unreadable;
	}
}

interface Found {
	readonly name: string;
	readonly entry: CommandEntry;
	readonly rest: readonly string[];
}

function find(args: readonly string[]): Found | null {
	for (const words of [2, 1]) {
		const name = args.slice(0, words).join(' ');
		const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
		if (entry) return { name, entry, rest: args.slice(words) };
	}
	return null;
}

/** As much of an unknown command as makes it clear what was taken for one. */
function named(args: readonly string[]): string {
	const [first = '', second = ''] = args;
	const isGroup = Object.keys(commands).some((name) => name.startsWith(`${first} `));
	return isGroup && !second.startsWith('-') ? `${first} ${second}`.trim() : first;
}

function asksForHelp(args: readonly string[]): boolean {
	const end = args.indexOf('--');
	return args
		.slice(0, end === -1 ? undefined : end)
		.some((arg) => arg === '--help' || arg === '-h');
}

function help(name: string, { synopsis }: CommandEntry, command: Command): string {
	return `belegfluss ${name} ${synopsis}\n\n${command.help}`;
}

function list(): string {
	const lines = Object.entries(commands).map(
		([name, { synopsis, summary }]) => [`belegfluss ${name} ${synopsis}`, summary] as const,
	);
	const width = Math.max(...lines.map(([line]) => line.length));
	return lines.map(([line, summary]) => `  ${line.padEnd(width)}  ${summary}`).join('\n');
}

function print(text: string): number {
	console.log(text);
	return EXIT.green;
}

function misuse(sentence: string, command?: string): number {
	console.error(`${sentence}\nTry: belegfluss ${command ? `${command} ` : ''}--help`);
	return EXIT.usage;
}
