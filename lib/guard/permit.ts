import { guardError } from './errors';

const valid = new WeakSet<WritePermit>();

/**
 * Proof that the guard let a write pass. Vendor clients send nothing that writes without one, so that no
 * operation can forget the guard. It holds for one system and only while the guarded call lasts.
 */
export class WritePermit {
	/** @internal only the guard makes permits, see `issuePermit` */
	constructor(
		readonly system: string,
		/** idempotency key, to be handed to systems that take one */
		readonly key: string,
	) {}
}

/**
 * @param system target system
 * @param key idempotency key
 * @returns a permit, and the function that ends it
 */
export function issuePermit(
	system: string,
	key: string,
): { permit: WritePermit; revoke: () => void } {
	const permit = Object.freeze(new WritePermit(system, key));
	valid.add(permit);
	return { permit, revoke: () => void valid.delete(permit) };
}

/**
 * To be called by a vendor client before it sends anything that writes.
 *
 * @param permit what the caller holds
 * @param system the client's own system
 * @throws BelegflussError GUARD_NO_PERMIT when the guard did not let this write pass, or not any more
 */
export function assertPermitted(permit: unknown, system: string): asserts permit is WritePermit {
	if (permit instanceof WritePermit && valid.has(permit) && permit.system === system) return;
	throw guardError('GUARD_NO_PERMIT', { system });
}
