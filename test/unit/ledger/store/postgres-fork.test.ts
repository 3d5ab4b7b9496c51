import { describe, expect, it } from 'vitest';
import { chainUp, prepareEntry } from '../../../../lib/ledger/append';
import { insertEvents } from '../../../../lib/ledger/store/postgres/event-rows';
import type { ChainHead } from '../../../../lib/ledger/store/store';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { CHAIN, OTHER_CHAIN, context } from '../helpers';
import { drafts } from './home';
import { type PostgresHome, filledHome, postgresHome, usePostgres } from './postgres-home';
import { hash } from './records';

const fresh = usePostgres();

/** Entries that follow a head, as another program would make them. */
function following(head: ChainHead | null, count: number, chain = CHAIN) {
	const ledger = context(chain);
	const prepared = drafts(count).map(({ event }) => prepareEntry({ event, payload: null }, ledger));
	return chainUp(head, prepared, ledger).events;
}

describe('two writers that forget the lock', () => {
	async function writers() {
		const home = await filledHome(fresh.url, 2);
		const [one, two] = [await home.connect(), await home.connect()];
		await one.query('BEGIN');
		await two.query('BEGIN');
		const { chain, sequence, hash: last } = (await (await home.open()).head()) as ChainHead;
		const append = (client: typeof one, head: ChainHead, count = 1) => {
			const { sql, cells } = insertEvents(following(head, count));
			return client.query(sql, [...cells]);
		};
		return { home, one, two, head: { chain, sequence, hash: last }, append };
	}

	async function expectIntact(home: PostgresHome, checked: number) {
		const store = await home.open();
		expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true, checked });
	}

	it('cannot both follow the same entry', async () => {
		const { home, one, two, head, append } = await writers();
		await append(one, head);
		const refused = expect(append(two, head)).rejects.toMatchObject({
			code: '23505',
			constraint: 'events_pkey',
		});
		await one.query('COMMIT');

		await refused;
		await two.query('ROLLBACK');
		await expectIntact(home, 4);
	});

	it('cannot both follow it in transactions that see an old state', async () => {
		const { home, one, two, head, append } = await writers();
		await two.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
		await two.query('SELECT max(seq) FROM events');
		await append(one, head, 3);
		await one.query('COMMIT');

		await expect(append(two, head)).rejects.toMatchObject({ code: '23505' });
		await two.query('ROLLBACK');
		await expectIntact(home, 6);
	});

	it('cannot follow an entry that is not committed', async () => {
		const { home, one, two, head, append } = await writers();
		const [entry] = following(head, 1);
		await append(one, head);
		const beyond = append(two, {
			chain: head.chain,
			sequence: entry?.sequence ?? 0,
			hash: entry?.hash ?? '',
		});

		await expect(beyond).rejects.toThrow(/follows the last one/);
		await one.query('ROLLBACK');
		await two.query('ROLLBACK');
		await expectIntact(home, 3);
	});

	it('follow one another when the first one gives up', async () => {
		const { home, one, two, head, append } = await writers();
		await append(one, head);
		const second = append(two, head);
		await one.query('ROLLBACK');
		await second;
		await two.query('COMMIT');

		await expectIntact(home, 4);
	});

	it.each([
		[
			'a fork',
			({ chain, sequence, hash: last }: ChainHead) => ({
				chain,
				sequence: sequence - 1,
				hash: last,
			}),
		],
		[
			'a gap',
			({ chain, sequence, hash: last }: ChainHead) => ({
				chain,
				sequence: sequence + 1,
				hash: last,
			}),
		],
		[
			'another chain',
			({ sequence, hash: last }: ChainHead) => ({ chain: OTHER_CHAIN, sequence, hash: last }),
		],
		[
			'a wrong predecessor',
			({ chain, sequence }: ChainHead) => ({ chain, sequence, hash: hash('x') }),
		],
	])('cannot append %s, alone or among others', async (_, change) => {
		const { home, one, head, append } = await writers();
		for (const count of [1, 100]) {
			await expect(append(one, change(head), count)).rejects.toThrow(/follows|duplicate key/);
			await one.query('ROLLBACK; BEGIN');
		}
		await expectIntact(home, 3);
	});

	it('cannot begin two chains', async () => {
		const home = postgresHome(fresh.url);
		await home.open({ create: true });
		const [one, two] = [await home.connect(), await home.connect()];
		await one.query('BEGIN');
		const begin = (client: typeof one, chain: string) => {
			const { sql, cells } = insertEvents(following(null, 1, chain));
			return client.query(sql, [...cells]);
		};
		await begin(one, CHAIN);
		const refused = expect(begin(two, OTHER_CHAIN)).rejects.toMatchObject({ code: '23505' });
		await one.query('COMMIT');

		await refused;
		expect(await (await home.open()).head()).toMatchObject({ chain: CHAIN, sequence: 2 });
	});
});
