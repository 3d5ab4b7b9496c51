import { BelegflussError } from '../../errors/belegfluss-error';

/**
 * Runs work whose expected failures are reasons to refuse one document, not to stop the run.
 *
 * @param work what to do
 * @returns its result, or the expected failure as a value
 * @throws whatever else the work throws
 */
export function attempt<Result>(work: () => Result): Result | BelegflussError {
	try {
		return work();
	} catch (cause) {
		if (cause instanceof BelegflussError) return cause;
		throw cause;
	}
}
