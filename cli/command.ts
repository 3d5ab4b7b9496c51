/** One command of the console: a file of its own in `commands/`, and a line in `commands/index.ts`. */
export interface Command {
	/** what `--help` behind the command prints */
	readonly help: string;
	/**
	 * Does the work and prints what came of it.
	 *
	 * @param args arguments after the command
	 * @returns exit code
	 * @throws UsageError for a command line nobody can carry out; a BelegflussError for the rest
	 */
	run(args: readonly string[]): Promise<number>;
}

/** How the console knows a command before it is loaded. */
export interface CommandEntry {
	/** what stands behind the command, e.g. `[options] FILE…` */
	readonly synopsis: string;
	/** half a line for the list of commands */
	readonly summary: string;
	readonly load: () => Promise<Command>;
}
