import type { WriteFaultKind } from './faults';
import type { VoucherRequest } from './request-schema';
import type { Journal } from './journal';

/** A voucher as the API shows it. */
export interface Voucher extends VoucherRequest {
	readonly id: string;
	/** time of booking, UTC with milliseconds */
	readonly createdAt: string;
}

/** A voucher with what only the test may know: which write booked it, and what that write met. */
export interface Booking {
	readonly voucher: Voucher;
	/** index in the log of writes of the process that booked it */
	readonly write: number;
	readonly fault: WriteFaultKind;
}

/** Told of a booking before the vendor answers; the answer waits for what it returns. */
export type BookingListener = (booking: Booking) => void | Promise<void>;

/** One page of vouchers, as asked for. */
export interface PageQuery {
	readonly reference?: string | undefined;
	readonly limit: number;
	readonly offset: number;
}

/** The vendor's books. Like most real ones they take the same reference as often as it comes. */
export class Books {
	private readonly bookings: Booking[];
	private readonly listeners = new Set<BookingListener>();

	/**
	 * @param now clock in milliseconds
	 * @param journal keeps the books over a restart; null for books in memory only
	 */
	constructor(
		private readonly now: () => number,
		private readonly journal: Journal | null,
	) {
		this.bookings = [...(journal?.kept ?? [])];
	}

	/**
	 * Books, writes the journal, then tells the listeners.
	 *
	 * @param request the voucher asked for
	 * @param origin the write it came with
	 * @returns the voucher, once every listener has finished
	 * @throws whatever a listener throws; the voucher is booked nevertheless
	 */
	async book(request: VoucherRequest, origin: Omit<Booking, 'voucher'>): Promise<Voucher> {
		const id = `V-${String(this.bookings.length + 1).padStart(6, '0')}`;
		const voucher = { id, ...request, createdAt: new Date(this.now()).toISOString() };
		const booking = { voucher, ...origin };
		this.journal?.append(booking);
		this.bookings.push(booking);
		await Promise.all([...this.listeners].map(async (listener) => await listener(booking)));
		return voucher;
	}

	/** @returns a copy of all bookings, oldest first */
	all(): readonly Booking[] {
		return [...this.bookings];
	}

	/**
	 * @param id id of a voucher
	 * @param visibleAfterMs age a voucher needs to be seen, in milliseconds
	 * @returns the voucher; undefined when there is none or it cannot be seen yet
	 */
	find(id: string, visibleAfterMs: number): Voucher | undefined {
		return this.visible(visibleAfterMs).find((voucher) => voucher.id === id);
	}

	/**
	 * @param query which vouchers, and which page of them
	 * @param visibleAfterMs age a voucher needs to be seen, in milliseconds
	 * @returns the page in the order of booking, and how many vouchers fit the query in all
	 */
	page(query: PageQuery, visibleAfterMs: number): { vouchers: Voucher[]; total: number } {
		const found = this.visible(visibleAfterMs).filter(
			({ reference }) => query.reference === undefined || reference === query.reference,
		);
		return { vouchers: found.slice(query.offset, query.offset + query.limit), total: found.length };
	}

	/**
	 * @param listener told of every booking from now on
	 * @returns stops that
	 */
	onBooking(listener: BookingListener): () => void {
		this.listeners.add(listener);
		return () => void this.listeners.delete(listener);
	}

	private visible(visibleAfterMs: number): Voucher[] {
		const vouchers = this.bookings.map(({ voucher }) => voucher);
		if (visibleAfterMs === 0) return vouchers;
		const bookedBy = this.now() - visibleAfterMs;
		return vouchers.filter(({ createdAt }) => Date.parse(createdAt) <= bookedBy);
	}
}

/**
 * Groups bookings, so that a test can ask which reference was booked how often.
 *
 * @param bookings oldest first
 * @returns the bookings of every reference, oldest first
 */
export function groupByReference(
	bookings: readonly Booking[],
): ReadonlyMap<string, readonly Booking[]> {
	const groups = new Map<string, Booking[]>();
	for (const booking of bookings) {
		const group = groups.get(booking.voucher.reference);
		if (group) group.push(booking);
		else groups.set(booking.voucher.reference, [booking]);
	}
	return groups;
}
