import { PendingWork, Waiting } from '../support/waiting';
import { TokenBucket } from '../support/token-bucket';
import type { Article } from './articles/record';
import { ContactBook } from './contacts/contact-book';
import { toTimestamp } from './dates';
import { Courier } from './events/courier';
import type { EventType } from './events/event-types';
import type { StoredFile } from './files/record';
import type { NewId } from './ids';
import type { RecurringTemplate } from './lists/recurring-templates';
import type { LexwareOptions } from './options';
import type { Payment } from './payments/record';
import type { SalesDocument } from './sales/record';
import type { Voucher } from './vouchers/record';
import { RequestLog } from './wire/request-log';

/** The vendor without its wire: records, clock, ids and whatever happens on its own. */
export class Office {
	readonly organizationId: string;
	readonly connectionId: string;
	readonly waiting = new Waiting();
	readonly pending = new PendingWork();
	readonly bucket: TokenBucket | null;
	readonly log = new RequestLog();
	readonly contacts: ContactBook;
	readonly articles = new Map<string, Article>();
	readonly vouchers = new Map<string, Voucher>();
	readonly files = new Map<string, StoredFile>();
	readonly salesDocuments = new Map<string, SalesDocument>();
	readonly payments = new Map<string, Payment>();
	readonly recurringTemplates = new Map<string, RecurringTemplate>();
	readonly courier: Courier;
	/** vouchers that are still being recognised: nobody can read them yet */
	readonly recognising = new Set<string>();
	/** documents no list shows yet */
	readonly unlisted = new Set<string>();
	/** the key was deleted in the app */
	revoked = false;
	/** `http://127.0.0.1:<port>`, known once the server listens */
	url = '';
	private readonly series = new Map<string, number>();

	/**
	 * @param options as parsed
	 * @param now clock in milliseconds since 1970
	 * @param newId gives a new UUID at every call
	 */
	constructor(
		readonly options: LexwareOptions,
		readonly now: () => number,
		readonly newId: NewId,
	) {
		this.organizationId = newId();
		this.connectionId = newId();
		this.bucket = options.rateLimit && bucketFor(options.rateLimit, now);
		this.contacts = new ContactBook(this);
		this.courier = new Courier(this);
	}

	/** @returns the present in the vendor's long form */
	timestamp(): string {
		return toTimestamp(this.now());
	}

	/**
	 * @param name of a series of numbers
	 * @param first number of the series
	 * @returns the next number of it
	 */
	nextNumber(name: string, first: number): number {
		const number = this.series.get(name) ?? first;
		this.series.set(name, number + 1);
		return number;
	}

	/**
	 * Does something after a while; at once when there is no while, never when the vendor closes first.
	 *
	 * @param ms how long, in milliseconds
	 * @param work what is done then
	 */
	later(ms: number, work: () => void): void {
		if (ms === 0) return work();
		const finished = this.pending.begin();
		void this.waiting.for(ms).then(() => {
			if (!this.waiting.closed) work();
			finished();
		});
	}

	/**
	 * Keeps a new document out of the lists for a while.
	 *
	 * @param id of the document
	 */
	listLater(id: string): void {
		this.unlisted.add(id);
		this.later(this.options.listDelayMs, () => this.unlisted.delete(id));
	}

	/** Tells every subscription of an event; deliveries go on by themselves. */
	announce(eventType: EventType, resourceId: string): void {
		void this.courier.announce(eventType, resourceId);
	}

	/** Ends all waits; what was still to happen never does. */
	close(): void {
		this.waiting.close();
	}
}

function bucketFor(
	{ perSecond, bucket, refusalCost }: NonNullable<LexwareOptions['rateLimit']>,
	now: () => number,
): TokenBucket {
	return new TokenBucket({ requestsPerSecond: perSecond, burst: bucket }, now, refusalCost);
}
