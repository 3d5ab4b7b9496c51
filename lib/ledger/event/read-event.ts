import { z } from 'zod/v4';
import { auditDraftSchema } from './event';

/*
 * Reading is milder than writing: entries of older and newer versions of the package lack or add
 * members, and a report must not stop at them. Whether an entry is authentic is the verifier's business.
 */

const { shape } = auditDraftSchema;
const action = z.string();

const recordedEventSchema = z.looseObject({
	action,
	actor: shape.actor,
	approval: shape.approval.catch(null),
	change: shape.change.catch(null),
	decision: shape.decision.catch(null),
	mode: shape.mode.catch(null),
	model: shape.model.catch(null),
	outcome: shape.outcome.catch(null),
	payloadSha256: z.string().nullable().catch(null),
	reason: z.string().nullable().catch(null),
	recordType: shape.recordType.catch(null),
	run: shape.run.catch(null),
	seq: z.int().positive(),
	subject: shape.subject.catch(null),
	ts: z.iso.datetime(),
	write: shape.write.catch(null),
});

/** An event as reports read it. */
export type RecordedEvent = z.infer<typeof recordedEventSchema>;

/** What an event says of a change. */
export interface StatedChange {
	readonly action: string;
	readonly change: { readonly afterSha256: string | null } | null;
}

/**
 * @param canonical text of an entry
 * @returns the event, null when it cannot be read at all
 */
export function readEvent(canonical: string): RecordedEvent | null {
	try {
		const result = recordedEventSchema.safeParse(JSON.parse(canonical));
		return result.success ? result.data : null;
	} catch {
		return null;
	}
}
