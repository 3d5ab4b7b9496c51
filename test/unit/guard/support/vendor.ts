import { onTestFinished } from 'vitest';
import type { VendorOptionsInput } from '../../../sandbox/voucher-vendor/options';
import { startVoucherVendor, type VoucherVendor } from '../../../sandbox/voucher-vendor/server';
import type { WriteOrder } from '../../../../lib/guard/order';
import { orderFor, type VoucherRequest } from './orders';
import { VoucherTarget, type VoucherTargetOptions } from './voucher-target';

/** Waits that a test cuts short itself; nothing sits one out. */
export const AN_HOUR = 3_600_000;

/** The simulated vendor, with clients for its documents. */
export class Vendor {
	private constructor(readonly sim: VoucherVendor) {}

	/** Starts one that ends with the test. */
	static async start(options: VendorOptionsInput = {}): Promise<Vendor> {
		const sim = await startVoucherVendor(options);
		onTestFinished(() => sim.close());
		return new Vendor(sim);
	}

	/** @returns a client that books what the order requests */
	target(order: WriteOrder = orderFor(1), options: VoucherTargetOptions = {}): VoucherTarget {
		return new VoucherTarget(this.sim, order.request as VoucherRequest, options);
	}

	/** @returns ids of the vouchers in its books, once nothing can be booked any more */
	async booked(): Promise<string[]> {
		await this.sim.settled();
		return this.sim.vouchers().map(({ voucher }) => voucher.id);
	}

	/** @returns writes that arrived, by what they met */
	get writes(): Readonly<Record<string, number>> {
		return this.sim.counters()['POST /v1/vouchers'] ?? {};
	}

	/** @returns look-ups that arrived, by what they met */
	get lookUps(): Readonly<Record<string, number>> {
		return this.sim.counters()['GET /v1/vouchers'] ?? {};
	}
}
