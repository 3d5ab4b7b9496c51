import { hash } from 'node:crypto';
import { z } from 'zod/v4';
import { eventTypeOf } from './event-types';

/** Largest body looked at; the real ones have less than 300 bytes. */
const MOST_BYTES = 4_096;

/** Exactly what an event says. The record itself has to be fetched. */
const eventSchema = z.strictObject({
	organizationId: z.guid(),
	eventType: z
		.string()
		.max(60)
		.refine((type) => eventTypeOf(type) !== undefined),
	resourceId: z.guid(),
	eventDate: z.iso.datetime({ offset: true }),
});

/** Something that happened in Lexware Office. */
export type LexwareEvent = z.infer<typeof eventSchema>;

/**
 * @param body raw body of an event, its signature checked
 * @returns the event, null when it is none
 */
export function parseEvent(body: Uint8Array): LexwareEvent | null {
	if (body.length > MOST_BYTES) return null;
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
		return eventSchema.safeParse(JSON.parse(text)).data ?? null;
	} catch {
		return null;
	}
}

/**
 * @param event any
 * @returns what all deliveries of one event have in common; the vendor delivers twice at times
 */
export function eventKey({ eventType, resourceId, eventDate }: LexwareEvent): string {
	const text = `${eventType}\n${resourceId}\n${eventDate}`;
	// 132 bits: kept by the hundred in a small place.
	return hash('sha256', text, 'base64url').slice(0, 22);
}
