/**
 * A reason the host cannot go on which the person at the keyboard can act on.
 * The message is one whole sentence or two (what happened, what to do) and is printed without a stack.
 */
export class HostProblem extends Error {
	override readonly name = 'HostProblem';
}

/** Gives the message of anything thrown, for use inside a sentence. */
export function messageOf(thrown: unknown): string {
	return thrown instanceof Error ? thrown.message : String(thrown);
}
