import { z } from 'zod/v4';

/*
 * What stands beside the chain and changes: the state of writes, approvals and switches, and what is
 * known of kept files. Every row also names the audit event that made it what it is, and is checked when
 * it is read: a row somebody edited by hand must stop a write instead of steering it.
 */

const text = z.string().min(1).max(300);
const optionalText = text.nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ precision: 3 });
const sequence = z.int().positive();

/** What is known of one write to a core system. */
export const writeIntentSchema = z.strictObject({
	/** idempotency key */
	key: sha256,
	/** `reserved`: about to be sent, or sent by a process that never came back */
	state: z.enum(['reserved', 'done', 'failed', 'unknown']),
	/** counted from 1 */
	attempt: z.int().positive(),
	/** the process and call that reserved it, so that nobody settles another one's reservation */
	owner: text,
	system: text,
	operation: text,
	documentSha256: sha256.nullable(),
	requestSha256: sha256,
	workflowId: text,
	executionId: optionalText,
	/** gross amount in cents for the limits on sums, null when the write moves no amount */
	amountCents: z.int().nullable(),
	/** first reservation of this attempt */
	reservedAt: instant,
	/** from here on nothing sent by this attempt can still arrive, so that a look-up is final */
	settlesAt: instant,
	updatedAt: instant,
	/** id in the target system */
	remoteId: optionalText,
	/** canonical JSON of what the target system answered, as far as the caller wants it back */
	result: z.string().max(100_000).nullable(),
	errorCode: optionalText,
	/** sequence of the audit event that recorded this state */
	sequence,
});

export type WriteIntent = z.infer<typeof writeIntentSchema>;
export type WriteState = WriteIntent['state'];

/** A person's decision on exactly one write. */
export const approvalRecordSchema = z.strictObject({
	id: text,
	state: z.enum(['approved', 'rejected']),
	system: text,
	operation: text,
	documentSha256: sha256.nullable(),
	/** SHA-256 of the canonical request the person saw */
	payloadSha256: sha256,
	/** who proposed it; never the approver */
	proposer: text,
	approver: text,
	decidedAt: instant,
	expiresAt: instant,
	/** idempotency key of the write that used it; an approval serves once */
	consumedBy: sha256.nullable(),
	sequence,
});

export type ApprovalRecord = z.infer<typeof approvalRecordSchema>;

/** What a switch says. */
export const switchKinds = ['kill', 'phase', 'limits'] as const;
/** What a switch applies to. */
export const switchScopes = ['global', 'workflow', 'system'] as const;

/** The current setting of one switch. */
export const switchSettingSchema = z.strictObject({
	kind: z.enum(switchKinds),
	scopeType: z.enum(switchScopes),
	/** workflow id or name of the system; empty for the global one */
	scope: z.string().max(300),
	/** canonical JSON of the setting */
	value: z.string().min(1).max(10_000),
	setAt: instant,
	setBy: text,
	reason: z.string().min(1).max(500),
	sequence,
});

export type SwitchSetting = z.infer<typeof switchSettingSchema>;

/** A switch as read back, with the audit event it says it was set by. */
export interface RecordedSwitch extends SwitchSetting {
	/** canonical text of that event; null when there is none */
	readonly event: string | null;
}

/** What is known of a kept file; the content lies elsewhere under its hash. */
export const originalRecordSchema = z.strictObject({
	sha256,
	bytes: z.int().nonnegative(),
	mimeType: text,
	/** name as received; null once erased */
	fileName: z.string().max(300).nullable(),
	storedAt: instant,
	/** null while the content is kept */
	erasedAt: instant.nullable(),
});

export type OriginalRecord = z.infer<typeof originalRecordSchema>;
