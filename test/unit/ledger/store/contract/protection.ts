import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../../../lib/ledger/verify/verify';
import { readAll } from '../../helpers';
import { filledLedger, type NewHome } from '../home';

/** Tests of what the schema refuses and what is found out when it no longer does, for every store. */
export function describeProtection(name: string, newHome: NewHome): void {
	describe(`the schema of ${name} refuses`, () => {
		it.each([
			['a changed entry', "UPDATE events SET canonical = '{}' WHERE seq = 2", /never changed/],
			['a deleted entry', 'DELETE FROM events WHERE seq = 3', /never deleted/],
			['a cut-off end', 'DELETE FROM events WHERE seq > 2', /never deleted/],
			['emptying the table', 'DELETE FROM events', /never deleted/],
			['a changed payload', "UPDATE payloads SET canonical = '{}'", /never changed/],
			[
				'a fork',
				"INSERT INTO events SELECT seq, chain, prev, 'other', NULL, NULL, '{}' FROM events WHERE seq = 3",
				/follows the last one|duplicate key/,
			],
			[
				'a gap',
				"INSERT INTO events SELECT 9, chain, hash, 'y', NULL, NULL, '{}' FROM events WHERE seq = 4",
				/follows the last one/,
			],
			[
				'an entry of another chain',
				"INSERT INTO events SELECT seq + 1, 'other', hash, 'y', NULL, NULL, '{}' FROM events WHERE seq = 4",
				/follows the last one/,
			],
			[
				'a wrong predecessor',
				"INSERT INTO events SELECT seq + 1, chain, prev, 'y', NULL, NULL, '{}' FROM events WHERE seq = 4",
				/follows the last one/,
			],
			[
				'an entry before the first one',
				"INSERT INTO events SELECT 0, chain, prev, 'y', NULL, NULL, '{}' FROM events WHERE seq = 1",
				/follows the last one|check constraint/,
			],
			[
				'a second beginning',
				"INSERT INTO events SELECT 1, 'other', prev, 'y', NULL, NULL, '{}' FROM events WHERE seq = 1",
				/follows the last one|duplicate key/,
			],
		])('%s', async (_, sql, reason) => {
			const { home, store } = await filledLedger(newHome, 3);

			await expect(home.tamper(sql)).rejects.toThrow(reason);
			expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true, checked: 4 });
		});

		it('to fill a gap somebody made', async () => {
			const { home, store } = await filledLedger(newHome, 3);
			const [, , third] = await readAll(store);
			await home.tamper(
				`${home.dropTrigger('events_never_deleted')}; DELETE FROM events WHERE seq = 3`,
			);

			const filling = store.transact({}, () => ({ batch: { events: [third!] }, result: null }));
			await expect(filling).rejects.toMatchObject({ code: 'LEDGER_STORE_FAILED' });
			expect((await readAll(store)).map(({ sequence }) => sequence)).toEqual([1, 2, 4]);
		});
	});

	describe(`whoever takes the protection off ${name} is found out`, () => {
		it.each([
			[
				'contentChanged',
				"UPDATE events SET canonical = replace(canonical, 'checked', 'approved') WHERE seq = 3",
			],
			['gap', 'DELETE FROM events WHERE seq = 3'],
			['columnChanged', 'UPDATE events SET payload_sha256 = NULL WHERE seq = 3'],
			['columnChanged', 'UPDATE events SET seq = 9007199254740993 WHERE seq = 3'],
			[
				'foreignChain',
				"DELETE FROM events WHERE seq = 3; INSERT INTO events SELECT 3, 'other', prev, 'y', NULL, NULL, '{}' FROM events WHERE seq = 4",
			],
		])('%s: %s', async (kind, sql) => {
			const { home, store } = await filledLedger(newHome, 5);
			const triggers = ['events_never_updated', 'events_never_deleted', 'events_follow_head'];
			const unlock = triggers.map((trigger) => `${home.dropTrigger(trigger)};`).join('');
			await home.tamper(unlock + sql);

			const report = await verifyChain(store.readEvents());
			expect(report.deviations.map((deviation) => deviation.kind)).toContain(kind);
			expect(report).toMatchObject({ intact: false, trustworthyUntil: 2 });
		});
	});
}
