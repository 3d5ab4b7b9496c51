import { BelegflussError } from '../errors/belegfluss-error';
import { NotBooked } from '../guard/errors';

/**
 * @param look a last look at the vendor's records right before a write is sent
 * @returns what it found
 * @throws NotBooked when it fails: then nothing has been sent for certain
 */
export async function beforeSending<Seen>(look: () => Promise<Seen>): Promise<Seen> {
	try {
		return await look();
	} catch (cause) {
		throw cause instanceof BelegflussError ? new NotBooked(cause) : cause;
	}
}
