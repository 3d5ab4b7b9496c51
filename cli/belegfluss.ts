#!/usr/bin/env node
import { version } from '../package.json';
import { EXIT } from './exit-codes';
import { type CommandLine, parseCommandLine } from './options';

const USAGE = `Reads and checks invoices offline, without n8n. Nothing is sent or written anywhere.

Usage
  belegfluss extract [options] FILE…   what each file says
  belegfluss check [options] FILE…     what the plausibility rules find

Options
  --json            one JSON line per file, also for files that fail
  --no-ai           structured data only, no model (this version never calls one)
  --language de|en  wording of findings and errors (default: de)
  --today DATE      date the checks take for today, YYYY-MM-DD (default: today)
  --help, --version

Exit codes
  0 green   1 yellow   2 red   3 a file could not be read   64 wrong command line
  Over several files the worst one counts. "extract" knows 0 and 3 only.`;

async function main(args: readonly string[]): Promise<number> {
	let line: CommandLine;
	try {
		line = parseCommandLine(args, new Date());
	} catch (cause) {
		return misuse((cause as Error).message);
	}
	if (line.version) return print(version);
	if (line.help || line.command === undefined) return print(USAGE);
	if (line.command !== 'extract' && line.command !== 'check') {
		return misuse(`There is no command "${line.command}".`);
	}
	if (line.files.length === 0) return misuse('Name at least one file.');
	const { reportFiles } = await import('./report-files');
	if (line.command === 'extract') {
		const { extract } = await import('./commands/extract');
		return reportFiles(extract, line.files, line.options);
	}
	const { check } = await import('./commands/check');
	return reportFiles(check, line.files, line.options);
}

function print(text: string): number {
	console.log(text);
	return EXIT.green;
}

function misuse(sentence: string): number {
	console.error(`${sentence}\nTry: belegfluss --help`);
	return EXIT.usage;
}

// A reader that closes early (`belegfluss … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit(EXIT.green);
	throw error;
});

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(cause: unknown) => {
		console.error(cause instanceof Error ? cause.message : String(cause));
		process.exitCode = EXIT.unreadable;
	},
);
