import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { z } from 'zod/v4';
import type { Booking } from './books';
import { writeFaultKinds } from './faults';
import { voucherRequestSchema } from './request-schema';

const lineSchema = z.strictObject({
	voucher: voucherRequestSchema.extend({
		id: z.string().min(1),
		createdAt: z.iso.datetime({ precision: 3 }),
	}),
	write: z.int().nonnegative(),
	fault: z.enum(['none', ...writeFaultKinds]),
});

/** Append-only file of bookings, one JSON line each, so that the vendor can be killed and come back. */
export class Journal {
	/** the bookings found when it was opened, oldest first */
	readonly kept: readonly Booking[];
	private readonly file: number;

	/**
	 * @param path the file; made when it is not there
	 * @throws when a whole line is not a booking, or the file cannot be read or written
	 */
	constructor(path: string) {
		const content = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
		// A line without its end was being written when the vendor died: it was never booked.
		const whole = content.subarray(0, content.lastIndexOf('\n') + 1);
		if (whole.length < content.length) truncateSync(path, whole.length);
		this.kept = whole
			.toString('utf8')
			.split('\n')
			.slice(0, -1)
			.map((line) => lineSchema.parse(JSON.parse(line)));
		this.file = openSync(path, 'a');
	}

	/** Writes at once: booked means that a killed vendor still has it. */
	append(booking: Booking): void {
		writeSync(this.file, `${JSON.stringify(booking)}\n`);
	}

	close(): void {
		closeSync(this.file);
	}
}
