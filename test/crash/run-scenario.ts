import { startVendorProcess } from '../sandbox/voucher-vendor/control-client';
import type { VendorState } from '../sandbox/voucher-vendor/desk';
import { judge, type Violation } from './judge';
import { allowWriting, withLedger } from './ledger-homes';
import { Random } from './random';
import type { RunResult } from './report';
import { Seat, type Kills } from './seat';
import { SETTLE_MS, TIMEOUT_MS, type Scenario } from './scenarios';
import { naiveSteps, steps } from './steps';
import type { WriterProgram } from './writer-process';
import type { LedgerPlace, Orders } from './writer-protocol';

/** Documents of the first life, and how many come with every further one: the list never runs empty. */
const FIRST_DOCUMENTS = 10;
const DOCUMENTS_PER_LIFE = 5;

/** From so many kills on, every place of the protocol must have seen one. */
const ENOUGH_FOR_EVERY_STEP = 100;

/**
 * Lets writers work and die, then work to the end, and judges.
 *
 * @param scenario what happens
 * @param place where the ledger is going to be
 * @param program how a writer is started
 * @param seed of all choices
 * @returns what was found
 */
export async function runScenario(
	scenario: Scenario,
	place: LedgerPlace,
	program: WriterProgram,
	seed: number,
): Promise<RunResult> {
	const begun = performance.now();
	const random = new Random(seed);
	const vendor = await startVendorProcess({ faults: { ...scenario.faults, seed } });
	const places = scenario.writer === 'guarded' ? steps : naiveSteps;
	const seats = Array.from(
		{ length: scenario.writers },
		() => new Seat(program, new Random(random.below(2 ** 32)), places),
	);
	try {
		await withLedger(place, allowWriting);
		let documents = FIRST_DOCUMENTS;
		const orders = (rounds: Orders['rounds']): Omit<Orders, 'halt'> => ({
			writer: scenario.writer,
			ledger: place,
			vendor,
			timeoutMs: TIMEOUT_MS,
			settleMs: SETTLE_MS,
			documents,
			seed: random.below(2 ** 32),
			rounds,
		});
		let left = scenario.kills;
		const workAndDie = async (seat: Seat): Promise<void> => {
			while (left > 0) {
				left--;
				documents += DOCUMENTS_PER_LIFE;
				if (!(await seat.liveAndDie(orders('untilDone')))) left++;
			}
		};
		await Promise.all(seats.map(workAndDie));
		await Promise.all(seats.map((seat) => seat.liveToTheEnd(orders('untilDone'))));
		await vendor.books.settled();
		const state = await vendor.books.state();
		const again =
			scenario.writer === 'guarded' && seats[0]
				? await askAgain(seats[0], orders('again'), state, () => vendor.books.state())
				: [];
		const judgement = await withLedger(place, (store) => judge(store, state, documents));
		const kills = sumOf(seats.map((seat) => seat.kills));
		return {
			...judgement,
			violations: [...judgement.violations, ...again, ...uncovered(scenario, kills)],
			name: scenario.name,
			finds: scenario.finds,
			documents,
			arrived: state.writes.length,
			kills,
			milliseconds: performance.now() - begun,
		};
	} finally {
		await Promise.all(seats.map((seat) => seat.close()));
		await vendor.stop();
	}
}

/** Every document once more: the answer is what is booked, and nothing is sent. */
async function askAgain(
	seat: Seat,
	orders: Omit<Orders, 'halt'>,
	before: VendorState,
	stateNow: () => Promise<VendorState>,
): Promise<Violation[]> {
	const { ends, remoteIds } = await seat.liveToTheEnd(orders);
	const details: string[] = [];
	if (ends['alreadyWritten'] !== orders.documents) details.push(JSON.stringify(ends));
	const told = Object.values(remoteIds).sort().join();
	const booked = before.bookings.map(({ voucher }) => voucher.id).sort();
	if (told !== booked.join()) details.push('the ids told are not those in the books');
	const sent = (await stateNow()).writes.length - before.writes.length;
	if (sent > 0) details.push(`${sent} writes were sent`);
	return details.map((detail) => ({ kind: 'answer', detail }));
}

function sumOf(all: readonly Kills[]): Kills {
	const sum: Kills = new Map();
	for (const kills of all) {
		for (const [place, count] of kills) sum.set(place, (sum.get(place) ?? 0) + count);
	}
	return sum;
}

/** A place nobody was killed at proves nothing. */
function uncovered({ kills: wanted, writer }: Scenario, kills: Kills): Violation[] {
	if (wanted < ENOUGH_FOR_EVERY_STEP || writer !== 'guarded') return [];
	return [...steps, 'anywhere' as const]
		.filter((place) => !kills.has(place))
		.map((place) => ({ kind: 'trail', detail: `no writer was killed here: ${place}` }));
}
