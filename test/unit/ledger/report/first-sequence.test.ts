import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSequenceSince } from '../../../../lib/ledger/report/first-sequence';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { readAll, temporaryLedger } from '../helpers';
import { intercepted } from '../originals/crashing-store';
import { about, log, newLedger } from './scenario';

const START = Date.parse('2026-03-02T00:00:00.000Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(START + hours * HOUR);

async function hourly(hours: readonly number[]): Promise<LedgerStore> {
	const store = await newLedger();
	for (const hour of hours) await log(store, at(hour).toISOString(), about(1));
	return store;
}

describe('where to begin reading', () => {
	it('is the first entry of the instant, less the margin', async () => {
		// The first entry of the ledger bears the time of the second.
		const store = await hourly([0, 10, 20, 30, 40, 50, 60]);

		expect(await firstSequenceSince(store, at(30), 0)).toBe(5);
		expect(await firstSequenceSince(store, at(30.1), 0)).toBe(6);
		expect(await firstSequenceSince(store, at(30), 10 * HOUR)).toBe(4);
		expect(await firstSequenceSince(store, at(50))).toBe(5);
		expect(await firstSequenceSince(store, at(-10), 0)).toBe(1);
		expect(await firstSequenceSince(store, at(61), 0)).toBe(9);
	});

	it('is the very first in an empty ledger', async () => {
		expect(await firstSequenceSince(await newLedger(), at(0))).toBe(1);
	});

	it('is found in steps that grow with the logarithm of the ledger', async () => {
		const store = await newLedger();
		for (let hour = 0; hour < 40; hour++) {
			const events = Array.from({ length: 100 }, () => about(1));
			await log(store, at(hour).toISOString(), ...events);
		}
		let probes = 0;
		const counting = new Proxy(
			intercepted(store, (work) => work()),
			{
				get: (target, name) => {
					if (name === 'readEvents') probes++;
					return Reflect.get(target, name) as unknown;
				},
			},
		);

		expect(await firstSequenceSince(counting, at(20), 0)).toBe(2_002);
		expect(probes).toBeLessThanOrEqual(13);
	});

	it('never passes over a later entry while the clock is set back by no more than the margin', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.nat(20), fc.nat(12)), { minLength: 1, maxLength: 25 }),
				fc.integer({ min: -20, max: 400 }),
				async (steps, hour) => {
					let latest = 0;
					const hours = steps.map(([forward, back]) => {
						latest += forward;
						return latest - back;
					});
					const store = await hourly(hours);
					const from = await firstSequenceSince(store, at(hour), 12 * HOUR);
					const missed = (await readAll(store, { limit: from - 1 })).filter(
						({ canonical }) =>
							Date.parse((JSON.parse(canonical) as { ts: string }).ts) >= at(hour).getTime(),
					);
					expect(missed).toEqual([]);
				},
			),
			{ numRuns: 40 },
		);
	});

	it('goes around entries that cannot be read, beginning rather too early', async () => {
		const path = temporaryLedger();
		const store = await openSqliteLedger(path, { create: true });
		for (let hour = 0; hour < 10; hour++) await log(store, at(hour).toISOString(), about(1));
		const database = new DatabaseSync(path);
		database.exec(
			"DROP TRIGGER events_never_updated; UPDATE events SET canonical = 'x' WHERE seq > 5",
		);
		database.close();

		expect(await firstSequenceSince(store, at(8), 0)).toBe(6);
		expect(await firstSequenceSince(store, at(2), 0)).toBe(4);
	});
});
