import type { LedgerEntryDraft } from '../../lib/ledger/append';
import { alternate } from '../support/alternate';
import { built } from '../support/built';
import type { BenchResult } from '../support/result';
import { context, drafts } from './entries';
import { postgresHome, sqliteHome, type Home } from './homes';

const { appendEvents } = built<typeof import('../../lib/ledger/append')>('lib/ledger/append');

/** Share of the speed of bare inserts that appending in batches is to reach. */
const AIM_SHARE = 0.7;

/** How much dearer an entry may be in a large ledger than in a small one; the machine is never quiet. */
const AIM_GROWTH = 1.25;

const SMALL = 1_000;
const LARGE = 1_000_000;
const FILLING = 1_000;

/**
 * Times appending beside bare inserts of the same rows, on both stores; then the cost of an entry in a
 * ledger of a million entries beside that in one of a thousand.
 *
 * @returns the rows
 */
export async function run(): Promise<BenchResult[]> {
	const results: BenchResult[] = [];
	for (const open of [sqliteHome, postgresHome]) {
		const home = await open();
		try {
			results.push(...(await besideBareInserts(home)));
			results.push(await overTheLength(home, await open()));
		} finally {
			await home.close();
		}
	}
	return results;
}

async function besideBareInserts(home: Home): Promise<BenchResult[]> {
	const results: BenchResult[] = [];
	for (const [name, entries] of cases()) {
		const { own, peer } = await alternate(
			{
				own: () => appendEvents(home.store, entries, context),
				peer: () => home.insert(entries),
			},
			{ warmUp: 20, rounds: 61, slice: 8 },
		);
		const inBatches = entries.length > 1;
		results.push({
			suite: 'ledger',
			case: `${home.name}, ${name}`,
			subject: `append, ${perSecond(entries.length, own)} entries/s`,
			peer: 'bare inserts of the same rows',
			ratio: own / peer,
			medianMicroseconds: own,
			peerMedianMicroseconds: peer,
			aim: inBatches ? `≤ ${(1 / AIM_SHARE).toFixed(2)} (70 % of the speed)` : '–',
			met: inBatches ? peer / own >= AIM_SHARE : null,
		});
	}
	return results;
}

function cases(): [string, LedgerEntryDraft[]][] {
	return [
		['1 entry', drafts(1, 'none')],
		['1 entry with summary', drafts(1, 'summary')],
		['100 entries', drafts(100, 'none')],
		['100 entries with summary', drafts(100, 'summary')],
	];
}

/** Both grow to their length first; then they are timed in turns. */
async function overTheLength(large: Home, small: Home): Promise<BenchResult> {
	try {
		await fill(small, SMALL);
		await fill(large, LARGE);
		const batch = drafts(100, 'none');
		const { own, peer } = await alternate(
			{
				own: () => appendEvents(large.store, batch, context),
				peer: () => appendEvents(small.store, batch, context),
			},
			{ warmUp: 20, rounds: 61, slice: 8 },
		);
		return {
			suite: 'ledger',
			case: `${large.name}, 100 entries`,
			subject: `append to ${LARGE.toLocaleString('en')} entries`,
			peer: `append to ${SMALL.toLocaleString('en')} entries`,
			ratio: own / peer,
			medianMicroseconds: own,
			peerMedianMicroseconds: peer,
			aim: `≤ ${AIM_GROWTH} (constant cost)`,
			met: own / peer <= AIM_GROWTH,
		};
	} finally {
		await small.close();
	}
}

async function fill(home: Home, length: number): Promise<void> {
	const batch = drafts(FILLING, 'none');
	for (;;) {
		const written = (await home.store.head())?.sequence ?? 0;
		if (written >= length) return;
		await appendEvents(home.store, batch.slice(0, length - written), context);
	}
}

function perSecond(count: number, microseconds: number): string {
	return Math.round((count / microseconds) * 1_000_000).toLocaleString('en');
}
