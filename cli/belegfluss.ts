#!/usr/bin/env node
import { EXIT } from './exit-codes';
import { main } from './main';

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
