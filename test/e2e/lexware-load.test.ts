import { afterEach, describe, expect, it } from 'vitest';
import axios from 'axios';
import { realPacing } from '../../lib/http/pacing';
import { connectLexware } from '../../lib/lexware/connect';
import { openSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import { verifyChain } from '../../lib/ledger/verify/verify';
import { defaultLedgerPath } from '../../nodes/support/ledger/location';
import { ALL_DOCUMENTS } from '../../lib/lexware/voucherlist/filters';
import { readVoucherlist } from '../../lib/lexware/voucherlist/read';
import { POSTING_CATEGORIES } from '../sandbox/lexware/lists/posting-categories';
import { documentItem } from '../support/document-item';
import { LexwareWorld, outcome } from '../support/lexware-world';

/** What the documentation of the simulated vendor's model promises, at its own pace. */

let world: LexwareWorld;

afterEach(() => world.close());

describe('5,000 rows of the voucher list', () => {
	it('are read to the end at the usual pace, a page at a time', { timeout: 120_000 }, async () => {
		world = await LexwareWorld.start({ rateLimit: { perSecond: 2, bucket: 4 } });
		world.vendor.seed({ generate: { vouchers: 5_000 } });
		const { url, apiKey } = world.vendor;
		const http = axios.create({ baseURL: url, headers: { Authorization: `Bearer ${apiKey}` } });
		const client = connectLexware(http, `${url} ${apiKey}`, realPacing);
		const ids = new Set<string>();
		for await (const row of readVoucherlist(client, ALL_DOCUMENTS)) {
			ids.add(row.id);
			// Nothing is asked for before it is needed, so no more than a page is ever held.
			expect(world.vendor.requests().length).toBeLessThanOrEqual(Math.ceil(ids.size / 250) + 1);
		}

		expect(ids.size).toBe(5_000);
		const refused = world.vendor.requests().filter(({ status }) => status === 429);
		expect(refused).toEqual([]);
	});
});

describe('500 vouchers through storms of "too many requests"', () => {
	it('end as 500 vouchers, each with its file', { timeout: 600_000 }, async () => {
		world = await LexwareWorld.start(
			{
				rateLimit: { perSecond: 200, bucket: 4 },
				faults: {
					seed: 4711,
					rules: [
						{ on: '*', share: 0.1, fault: { kind: 'tooMany' } },
						{ on: 'POST /v1/vouchers', nth: 50, count: 6, fault: { kind: 'tooMany' } },
						{ on: 'POST *', share: 0.01, fault: { kind: 'errorAfterBooking', status: 504 } },
					],
				},
			},
			{
				rate: { perSecond: 150, burst: 2 },
				patience: { afterTooMany: 8, afterFailure: 3, firstWaitMs: 10, longestWaitMs: 320 },
			},
		);
		await world.openBooks();
		await world.withoutLimits();
		const items = Array.from({ length: 500 }, (_, n) => documentItem(n + 1));
		const category = POSTING_CATEGORIES.find(({ name }) => name === 'Wareneinkauf')?.id ?? '';
		const parameters = { defaultCategory: { __rl: true, mode: 'id', value: category } };
		const first = await world.write('voucher.create', parameters, items);
		const open = first.flatMap((item, index) =>
			outcome(item) === 'written' ? [] : [items[index]!],
		);
		// What is open is looked up, not sent again, as soon as the vendor can no longer book it.
		const second = open.length > 0 ? await world.write('voucher.create', parameters, open) : [];

		expect(world.vendor.state.vouchers()).toHaveLength(500);
		expect(world.vendor.state.files()).toHaveLength(500);
		expect(world.vendor.state.contacts()).toHaveLength(1);
		expect(new Set(second.map(outcome))).toEqual(
			new Set(open.length > 0 ? ['alreadyWritten'] : []),
		);
		const tooMany = world.vendor.requests().filter(({ status }) => status === 429);
		expect(tooMany.length).toBeGreaterThan(100);
		const { length: all } = world.vendor.requests();
		console.log(`500 vouchers: ${all} requests, ${tooMany.length} of them refused with 429`);
		const store = await openSqliteLedger(defaultLedgerPath());
		expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true });
	});
});
