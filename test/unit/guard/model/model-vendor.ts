import { NotBooked, guardError } from '../../../../lib/guard/errors';
import type { Booked, Found } from '../../../../lib/guard/order';
import type { Clock } from '../support/clock';
import type { Fate } from './commands';

/** A vendor whose clock is the one on the wall. */
export class ModelVendor {
	/** ids by document */
	private readonly books = new Map<number, string[]>();
	private readonly coming: Array<{ readonly document: number; readonly at: number }> = [];
	private readonly fates: Fate[] = [];
	/** writes that arrived, by document */
	readonly arrived = new Map<number, number>();

	constructor(private readonly clock: Clock) {}

	/** Says what becomes of the next write that has no fate yet. */
	plan(fate: Fate): void {
		this.fates.push(fate);
	}

	/** From now on everything goes well; what was to be booked late still is. */
	recover(): void {
		this.fates.length = 0;
	}

	/** @returns ids of what is booked for a document by now */
	bookings(document: number): readonly string[] {
		const now = this.clock.now().getTime();
		for (const booking of this.coming.filter(({ at }) => at <= now)) {
			this.coming.splice(this.coming.indexOf(booking), 1);
			this.book(booking.document);
		}
		return this.books.get(document) ?? [];
	}

	/** Takes a write; gives what the client will hear of it. */
	receive(document: number): () => Booked {
		this.arrived.set(document, (this.arrived.get(document) ?? 0) + 1);
		const fate = this.fates.shift() ?? { kind: 'answered' };
		switch (fate.kind) {
			case 'answered': {
				const remoteId = this.book(document);
				return () => ({ remoteId, result: { remoteId } });
			}
			case 'refused':
				return () => {
					throw new NotBooked(guardError('GUARD_NO_ANSWER', { system: 'model', timeoutMs: 0 }));
				};
			case 'bookedUnclear':
				this.book(document);
				break;
			case 'bookedLate':
				this.coming.push({ document, at: this.clock.now().getTime() + fate.afterMs });
				break;
			case 'lostUnclear':
		}
		return () => {
			throw new Error('unclear');
		};
	}

	/** What a client finds at this moment. */
	find(document: number): Found {
		const [remoteId, ...more] = this.bookings(document);
		if (remoteId === undefined) return { kind: 'none' };
		if (more.length > 0) return { kind: 'several', remoteIds: [remoteId, ...more] };
		return { kind: 'one', remoteId, result: { remoteId } };
	}

	private book(document: number): string {
		const books = this.books.get(document) ?? [];
		const remoteId = `D${document}-${books.length + 1}`;
		this.books.set(document, [...books, remoteId]);
		return remoteId;
	}
}
