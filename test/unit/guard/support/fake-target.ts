import type { Booked, Found, WriteTarget } from '../../../../lib/guard/order';
import { assertPermitted, type WritePermit } from '../../../../lib/guard/permit';
import { SYSTEM } from './orders';

/** Longer than any test takes. */
export const PATIENT_MS = 600_000;

/** A target system in memory, for one document, whose answers a test scripts. */
export class FakeTarget implements WriteTarget {
	/** ids of what it holds for the document */
	readonly books: string[] = [];
	/** requests that arrived */
	sent = 0;
	lookedUp = 0;
	permits: WritePermit[] = [];
	signals: AbortSignal[] = [];
	timeoutMs = PATIENT_MS;
	settleMs = 60_000;
	/** what the next sendings do, in order; afterwards they book and answer */
	readonly sendings: Array<(book: () => Booked) => Promise<Booked> | Booked> = [];
	/** what the next look-ups do, in order; afterwards they tell what is there */
	readonly lookUps: Array<() => Promise<Found> | Found> = [];

	constructor(private readonly system = SYSTEM) {}

	async send(permit: WritePermit, signal: AbortSignal): Promise<Booked> {
		assertPermitted(permit, this.system);
		this.sent++;
		this.permits.push(permit);
		this.signals.push(signal);
		const script = this.sendings.shift();
		return script ? await script(() => this.book()) : this.book();
	}

	async lookUp(): Promise<Found> {
		this.lookedUp++;
		const script = this.lookUps.shift();
		return script ? await script() : this.shown();
	}

	/** Books, whatever is answered. */
	book(): Booked {
		const remoteId = `V-${this.books.length + 1}`;
		this.books.push(remoteId);
		return { remoteId, result: { voucher: remoteId } };
	}

	private shown(): Found {
		const [remoteId, ...more] = this.books;
		if (remoteId === undefined) return { kind: 'none' };
		if (more.length > 0) return { kind: 'several', remoteIds: [remoteId, ...more] };
		return { kind: 'one', remoteId, result: { voucher: remoteId } };
	}
}
