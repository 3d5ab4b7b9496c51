import { request as httpRequest } from 'node:http';
import { z } from 'zod/v4';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import { NotBooked } from '../../../../lib/guard/errors';
import type { Booked, Found, WriteTarget } from '../../../../lib/guard/order';
import { assertPermitted, type WritePermit } from '../../../../lib/guard/permit';
import { SYSTEM, type VoucherRequest } from './orders';

/** Where the simulated vendor is. */
export interface VendorAddress {
	readonly url: string;
	readonly tokens: { readonly write: string; readonly read: string };
}

/** How a client of the vendor behaves. */
export interface VoucherTargetOptions {
	readonly timeoutMs?: number;
	readonly settleMs?: number;
	/** told when the whole request has been handed to the operating system */
	readonly onSent?: () => void;
	/** told when the whole answer is there and nobody has looked at it yet */
	readonly onAnswered?: () => void;
}

/**
 * A client of the simulated vendor as careful as those of the real ones: no redirects, no repetition, and
 * only a refusal that says so counts as not booked.
 */
export class VoucherTarget implements WriteTarget {
	readonly timeoutMs: number;
	readonly settleMs: number;

	constructor(
		private readonly vendor: VendorAddress,
		private readonly voucher: VoucherRequest,
		private readonly options: VoucherTargetOptions = {},
	) {
		this.timeoutMs = options.timeoutMs ?? 600_000;
		this.settleMs = options.settleMs ?? 60_000;
	}

	async send(permit: WritePermit, signal: AbortSignal): Promise<Booked> {
		assertPermitted(permit, SYSTEM);
		return await postVoucher(this.vendor, this.voucher, { ...this.options, signal });
	}

	async lookUp(): Promise<Found> {
		return await findVouchers(this.vendor, this.voucher.reference);
	}
}

const createdSchema = z.object({ id: z.string().min(1), reference: z.string() });
const pageSchema = z.object({
	vouchers: z.array(z.object({ id: z.string().min(1), reference: z.string() })),
	total: z.int().nonnegative(),
});

/**
 * @param vendor where
 * @param voucher what to book
 * @param options see there
 * @returns what was booked
 * @throws NotBooked when that is certain, anything else when it is not
 */
export async function postVoucher(
	vendor: VendorAddress,
	voucher: VoucherRequest,
	options: VoucherTargetOptions & { readonly signal?: AbortSignal } = {},
): Promise<Booked> {
	let answer: Answer;
	try {
		answer = await exchange(`${vendor.url}/v1/vouchers`, vendor.tokens.write, {
			...options,
			body: JSON.stringify(voucher),
		});
	} catch (cause) {
		if (isCode(cause, 'ECONNREFUSED')) throw new NotBooked(vendorError('VENDOR_NOT_REACHED'));
		throw cause;
	}
	options.onAnswered?.();
	if (answer.status === 422) throw new NotBooked(vendorError('VENDOR_REJECTED'));
	if (answer.status !== 201) throw vendorError(`VENDOR_STATUS_${answer.status}`);
	const { id } = createdSchema.parse(JSON.parse(answer.body));
	return { remoteId: id, result: { id } };
}

/**
 * @param vendor where
 * @param reference of the vouchers looked for
 * @returns what is there
 * @throws when the vendor cannot be asked
 */
export async function findVouchers(vendor: VendorAddress, reference: string): Promise<Found> {
	const url = `${vendor.url}/v1/vouchers?reference=${encodeURIComponent(reference)}&limit=100`;
	const { status, body } = await exchange(url, vendor.tokens.read, {});
	if (status !== 200) throw vendorError(`VENDOR_STATUS_${status}`);
	const { vouchers, total } = pageSchema.parse(JSON.parse(body));
	const [first] = vouchers;
	if (total === 0 || !first) return { kind: 'none' };
	if (total > 1) return { kind: 'several', remoteIds: vouchers.map(({ id }) => id) };
	return { kind: 'one', remoteId: first.id, result: { id: first.id } };
}

interface Answer {
	readonly status: number;
	readonly body: string;
}

async function exchange(
	url: string,
	token: string,
	options: { readonly body?: string; readonly signal?: AbortSignal; readonly onSent?: () => void },
): Promise<Answer> {
	return await new Promise((resolve, reject) => {
		const request = httpRequest(
			url,
			{
				method: options.body === undefined ? 'GET' : 'POST',
				// A connection of its own: one that died in between would be repeated or reported as lost.
				agent: false,
				headers: {
					authorization: `Bearer ${token}`,
					...(options.body !== undefined && {
						'content-type': 'application/json',
						'content-length': Buffer.byteLength(options.body),
					}),
				},
				...(options.signal && { signal: options.signal }),
			},
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					const body = Buffer.concat(chunks).toString('utf8');
					resolve({ status: response.statusCode ?? 0, body });
				});
			},
		);
		request.on('error', reject);
		request.end(options.body, () => options.onSent?.());
	});
}

function vendorError(code: string): BelegflussError {
	const sentence = { en: `The vendor says: ${code}.`, de: `Der Anbieter sagt: ${code}.` };
	return new BelegflussError(code, {}, { message: sentence, remedy: sentence });
}

function isCode(cause: unknown, code: string): boolean {
	return cause instanceof Error && 'code' in cause && cause.code === code;
}
