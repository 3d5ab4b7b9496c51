import { startVendorProcess } from '../../sandbox/voucher-vendor/control-client';
import { judge, type Violation, type ViolationKind } from '../judge';
import { allowWriting, withLedger } from '../ledger-homes';
import { Random } from '../random';
import type { RunResult } from '../report';
import { SETTLE_MS, TIMEOUT_MS } from '../scenarios';
import { Seat } from '../seat';
import type { WriterProgram } from '../writer-process';
import type { LedgerPlace, Orders, WriterKind } from '../writer-protocol';

/** Documents booked while there is room. */
const BEFORE = 10;
/** Documents of the whole list. */
const DOCUMENTS = 60;
/** Rounds after which a full disk must let nothing through any more. */
const MOST_ROUNDS = 5;

/** What an administrator is told: the disk is full, or, of a file that may not grow, cannot be written. */
const FULL = ['LEDGER_DISK_FULL', 'LEDGER_NOT_WRITABLE'];

/** A ledger whose disk can be filled. */
export interface FullCase {
	readonly name: string;
	readonly writer: WriterKind;
	/** what must be found in the end */
	readonly finds: ViolationKind | null;
	readonly place: LedgerPlace;
	/** how a writer is started while the disk is full */
	readonly starved: WriterProgram;
	/** how it is started otherwise */
	readonly program: WriterProgram;
	/** leaves so many bytes */
	fill(spare: number): void;
	free(): void;
}

/**
 * Books some documents, fills the disk, and looks whether anything is sent that could not be announced.
 * Then there is room again, and everything must come right.
 *
 * @param full the ledger
 * @returns what was found
 */
export async function runFull(full: FullCase): Promise<RunResult> {
	const begun = performance.now();
	const vendor = await startVendorProcess({});
	const orders = (documents: number, rounds: Orders['rounds']): Omit<Orders, 'halt'> => ({
		writer: full.writer,
		ledger: full.place,
		vendor,
		timeoutMs: TIMEOUT_MS,
		settleMs: SETTLE_MS,
		documents,
		seed: 1,
		rounds,
	});
	try {
		// Held open throughout, so that nothing is tidied away when a writer ends.
		return await withLedger(full.place, async (store) => {
			await allowWriting(store);
			await live(full.program, orders(BEFORE, 'untilDone'));
			const sentWith = async (spare: number) => {
				full.fill(spare);
				return await starve(full, orders(DOCUMENTS, 'once'), () => vendor.books.state());
			};
			// First it runs full somewhere within the protocol, then it is full from the start.
			const violations = [...(await sentWith(48_000)), ...(await sentWith(0))];
			full.free();
			await live(full.program, orders(DOCUMENTS, 'untilDone'));
			const state = await vendor.books.state();
			const judgement = await judge(store, state, DOCUMENTS);
			return {
				...judgement,
				violations: [...violations, ...judgement.violations],
				name: full.name,
				finds: full.finds,
				documents: DOCUMENTS,
				arrived: state.writes.length,
				kills: new Map(),
				milliseconds: performance.now() - begun,
			};
		});
	} finally {
		await vendor.stop();
	}
}

async function live(program: WriterProgram, orders: Omit<Orders, 'halt'>) {
	const seat = new Seat(program, new Random(1));
	try {
		return await seat.liveToTheEnd(orders);
	} finally {
		await seat.close();
	}
}

/**
 * Room that is left is used up first. What was announced in the last of it may be sent; that nothing else
 * was is for the judge, who counts both.
 */
async function starve(
	{ starved }: FullCase,
	orders: Omit<Orders, 'halt'>,
	vendor: () => Promise<{ readonly writes: readonly unknown[] }>,
): Promise<Violation[]> {
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const before = (await vendor()).writes.length;
		const { ends } = await live(starved, orders);
		const sent = (await vendor()).writes.length - before;
		const refused = FULL.reduce((sum, code) => sum + (ends[code] ?? 0), 0);
		if (sent === 0 && refused > 0) return [];
	}
	return [{ kind: 'answer', detail: `after ${MOST_ROUNDS} rounds something was still sent` }];
}
