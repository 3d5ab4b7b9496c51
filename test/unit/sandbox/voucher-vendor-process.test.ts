import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startVendorProcess } from '../../sandbox/voucher-vendor/control-client';
import type { ReadyLine } from '../../sandbox/voucher-vendor/process';
import { AN_HOUR, get, post, see, vendorFor, voucher } from './voucher-vendor-client';

describe('the vendor as a process of its own', () => {
	it('answers, is directed over its control routes, and ends in order', async ({
		onTestFinished,
	}) => {
		const vendor = await startVendorProcess({
			controlSecret: 'only-the-test',
			faults: { script: { writes: ['dropAfterBooking'] } },
		});
		onTestFinished(() => vendor.kill());

		expect(vendor.control).toBe(`${vendor.url}/control/only-the-test`);
		expect(await post(vendor)).toHaveProperty('lost');
		expect(await get(vendor, '?reference=RE-1')).toMatchObject({ body: { total: 1 } });
		expect([...(await vendor.books.bookingsByReference()).keys()]).toEqual(['RE-1']);

		const plan = await vendor.books.setFaults({
			script: { writes: [{ kind: 'lateBooking', afterMs: AN_HOUR }] },
		});
		expect(plan.script.writes).toEqual([{ kind: 'lateBooking', afterMs: AN_HOUR }]);
		expect(await post(vendor, voucher('RE-2'))).toMatchObject({ status: 504 });
		expect(await vendor.books.state()).toMatchObject({ bookings: { length: 1 }, pendingWrites: 1 });
		expect(await vendor.books.release()).toBe(1);
		await vendor.books.settled();
		expect(await vendor.books.vouchers()).toMatchObject([
			{ voucher: { reference: 'RE-1' }, fault: 'dropAfterBooking' },
			{ voucher: { reference: 'RE-2' }, fault: 'lateBooking' },
		]);

		expect(await vendor.stop()).toBe(0);
		expect(await post(vendor)).toEqual({ lost: 'ECONNREFUSED' });
	});

	it('has its books again after it was killed', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'belegfluss-vendor-'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const journal = join(folder, 'books.jsonl');
		const first = await startVendorProcess({ journal });
		onTestFinished(() => first.kill());
		await post(first, voucher('RE-1'));
		const booked = await first.books.vouchers();
		await first.kill();
		expect(booked).toMatchObject([{ voucher: { id: 'V-000001', reference: 'RE-1' } }]);

		const second = await vendorFor({ journal, port: first.port });
		expect(second.vouchers()).toEqual(booked);
		expect(await get(first, '?reference=RE-1')).toMatchObject({ body: { total: 1 } });
	});

	it('takes its options from standard input and ends when its parent is killed', async ({
		onTestFinished,
	}) => {
		const script = join(__dirname, '../../sandbox/voucher-vendor/process.ts');
		const parent = spawn(
			process.execPath,
			[
				'-e',
				`const child = require('node:child_process').spawn(
					process.execPath,
					['--import', 'tsx', process.argv[1]],
					{ stdio: ['pipe', 'inherit', 'inherit'] },
				);
				child.stdin.write('{"tokens":{"write":"w","read":"r"}}\\n');`,
				script,
			],
			{ stdio: ['ignore', 'pipe', 'inherit'] },
		);
		onTestFinished(() => void parent.kill('SIGKILL'));
		const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
		const vendor = JSON.parse(line) as ReadyLine;
		expect(vendor.tokens).toEqual({ write: 'w', read: 'r' });
		expect(await post(vendor)).toMatchObject({ status: 201 });

		parent.kill('SIGKILL');
		// The vendor holds the parent's output open as long as it lives.
		await once(parent, 'close');
		expect(await post(vendor)).toEqual({ lost: 'ECONNREFUSED' });
	});

	it('says why it does not start', async () => {
		await expect(startVendorProcess({ maxPageSize: 0 })).rejects.toThrow(
			/^The vendor did not start: .*expected number to be >=1/s,
		);
	});
});

describe('the control routes', () => {
	it('refuse a plan that is none, and keep the old one', async () => {
		const vendor = await vendorFor({ controlSecret: 'only-the-test' });
		const plan = async (body: string) =>
			await see(`${vendor.url}/control/only-the-test/faults`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body,
			});

		expect(await plan('{"rates":{"reject":0.5},"seed":3}')).toMatchObject({
			status: 200,
			body: { seed: 3, rates: { reject: 0.5 } },
		});
		expect(await plan('{"rates":{"reject":-1}}')).toMatchObject({
			status: 422,
			body: { errors: [{ field: 'rates.reject' }] },
		});
		expect(await plan('{')).toMatchObject({ status: 400 });
		expect(vendor.state()).toMatchObject({ faults: { seed: 3 }, counters: {} });
	});

	it('are closed without a secret', async () => {
		const vendor = await vendorFor();
		expect(await see(`${vendor.url}/control/null/state`)).toMatchObject({ status: 404 });
	});
});
