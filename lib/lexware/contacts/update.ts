import type { Booked, WriteTarget } from '../../guard/order';
import { SETTLE_MS, WRITE_TIMEOUT_MS, type LexwareClient } from '../client';
import { callOf } from '../endpoint';
import { permalink } from '../permalink';
import { contactEndpoints, readContact, type Contact } from '../resources/contacts';
import { savedSchema } from '../saved';
import type { ContactBody } from './body';
import { holds } from './merge';

/** A write that changes a contact, and the request as it is sent. */
export interface ContactUpdate extends WriteTarget {
	readonly request: { readonly method: 'PUT'; readonly path: string; readonly body: ContactBody };
}

/**
 * @param client for one organisation
 * @param current the contact as read
 * @param body the merged record
 * @returns how it is sent and found again, for the guard. The version makes a second sending harmless
 */
export function contactUpdate(
	client: LexwareClient,
	current: Contact,
	body: ContactBody,
): ContactUpdate {
	const { id, version } = current;
	const call = callOf(contactEndpoints.update, { id });
	const replaces = { version, current: async () => (await readContact(client, id)).version };
	return {
		request: { method: 'PUT', path: call.url, body },
		async send(permit, signal) {
			const saved = await client.write(permit, call, { body, signal, replaces }, savedSchema);
			return bookedUpdate(id, saved.version ?? null);
		},
		async lookUp() {
			const now = await readContact(client, id);
			if (!holds(now, body)) return { kind: 'none' };
			return { kind: 'one', ...bookedUpdate(id, now.version) };
		},
		timeoutMs: WRITE_TIMEOUT_MS,
		settleMs: SETTLE_MS,
	};
}

/**
 * @param id of the contact
 * @param version it has now
 * @returns what the caller gets back
 */
export function bookedUpdate(id: string, version: number | null): Booked {
	return { remoteId: id, result: { version, url: permalink('contacts', id) } };
}
