import { describeCause, type Language } from '../lib/errors/belegfluss-error';
import { EXIT } from './exit-codes';
import { printable } from './printable';

/**
 * @param cause why a command could not do its work
 * @param language wording wanted
 * @returns exit code, after what happened and what to do was printed
 */
export function reportFailure(cause: unknown, language: Language): number {
	const { message, remedy } = describeCause(cause, language);
	console.error(printable(message));
	if (remedy) console.error(printable(remedy));
	return EXIT.unreadable;
}
