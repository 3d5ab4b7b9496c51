import type { Decision } from '../envelope/envelope';
import type { DecimalString } from '../invoice/money';
import type { LedgerContext } from '../ledger/append';
import type { AuditDraft } from '../ledger/event/event';
import type { WritePermit } from './permit';

/** A write somebody wants to happen. */
export interface WriteOrder {
	/** target system, e.g. `lexoffice` */
	readonly system: string;
	/** e.g. `voucher.create` */
	readonly operation: string;
	/** see `idempotencyKey` */
	readonly key: string;
	/** the request exactly as it would be sent, without credentials: plain JSON data */
	readonly request: unknown;
	readonly documentSha256: string | null;
	/** what the write moves, for the limits; null when it moves no amount */
	readonly amount: {
		readonly gross: DecimalString | null;
		readonly currency: string | null;
	} | null;
	/** what the Ampel Router decided; null when nobody did */
	readonly decision: Decision | null;
	/** id of the approval that allows it; null without one */
	readonly approvalId: string | null;
	/** technical user the workflow acts as */
	readonly actor: string;
	/** id of the workflow, whose phase and limits hold */
	readonly workflowId: string;
	readonly run: AuditDraft['run'];
	/**
	 * key of the write this one is a part of, such as the supplier a voucher needs. Decision, approval and
	 * limits were looked at for that one, and hold for its parts as long as it is under way or booked
	 */
	readonly partOf?: string;
}

/** The circumstances of a write. */
export interface WriteSetting {
	/** `preview` returns the request and sends nothing */
	readonly mode: 'preview' | 'write';
	/** whether the owner of the credential switched write operations on */
	readonly writeAllowed: boolean;
	/** whether a language model called the operation as a tool */
	readonly inToolCall: boolean;
	/** whether executions are spread over workers */
	readonly queueMode: boolean;
}

/** What the target system answered to a write that was booked. */
export interface Booked {
	/** id in the target system, 1 to 300 characters */
	readonly remoteId: string;
	/**
	 * further plain JSON data the caller wants back at every later call; what is not, or is longer than the
	 * ledger keeps with a write (100,000 characters), comes back as null
	 */
	readonly result: unknown;
}

/** What a look-up in the target system found under the write's own reference. */
export type Found =
	| { readonly kind: 'none' }
	| ({ readonly kind: 'one' } & Booked)
	| { readonly kind: 'several'; readonly remoteIds: readonly string[] };

/** A write that is made for the sake of another one, with a key, an intent and a permit of its own. */
export interface PartWrite extends WriteTarget {
	/** e.g. `contact.create` */
	readonly operation: string;
	/** see `idempotencyKey` */
	readonly key: string;
	/** as in `WriteOrder` */
	readonly request: unknown;
}

/**
 * Makes a part of a write before the write itself is sent.
 *
 * @throws NotBooked when it did not come about; the write itself must not be sent then
 */
export type MakePart = (part: PartWrite) => Promise<Booked>;

/** How a vendor's client sends a write and finds it again. */
export interface WriteTarget {
	/**
	 * Sends the request once; never repeats it by itself.
	 *
	 * @param permit to be shown to the client
	 * @param signal aborted when the time is up; nothing may leave after that
	 * @param part makes what has to be there first; its time is part of the time of this one
	 * @throws NotBooked when it is certain that nothing was booked; anything else counts as unknown
	 */
	send(permit: WritePermit, signal: AbortSignal, part: MakePart): Promise<Booked>;

	/**
	 * Parts to be made once this one is booked, in order. They are made as well when an earlier call booked it:
	 * what that call did not come to is made up for.
	 */
	afterwards?(booked: Booked): readonly PartWrite[];

	/**
	 * Reads only: looks for what an attempt under this key would have booked, by its own reference. Must come
	 * to an end by itself, and throw rather than answer `none` when it could not see everything.
	 */
	lookUp(): Promise<Found>;

	/**
	 * Whether the reference a look-up goes by stays the same when values are corrected or read anew. Only then
	 * can a look-up settle an attempt that was made with other values, and the document be sent with those it
	 * has now; otherwise such a document waits for somebody to clear it up. Default false.
	 */
	readonly hasStableReference?: boolean;

	/**
	 * how long it may take from the announcement until the request has been answered, in milliseconds; the
	 * outcome is unknown afterwards
	 */
	readonly timeoutMs: number;

	/**
	 * how long after that the system may still book what it received, and until a look-up shows it, in
	 * milliseconds; a look-up that finds nothing says nothing before. It also has to cover the difference
	 * between the clocks of all hosts that write to one ledger
	 */
	readonly settleMs: number;
}

/** What the guard needs from outside. */
export interface GuardContext extends LedgerContext {
	/** name of this call, different at every call in every process */
	readonly newOwner: () => string;
	/** milliseconds of a clock that never goes back */
	readonly monotonic: () => number;
}

/** How a guarded write ended. Whatever did not end in one of these is thrown. */
export type WriteResult =
	| {
			readonly status: 'preview';
			readonly key: string;
			readonly requestSha256: string;
			readonly request: unknown;
	  }
	| ({
			/** `alreadyWritten`: an earlier call booked it, this one sent nothing */
			readonly status: 'written' | 'alreadyWritten';
			readonly key: string;
			readonly requestSha256: string;
			readonly attempt: number;
	  } & Booked);
