import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod/v4';
import { BelegflussError } from '../../../lib/errors/belegfluss-error';
import { NotBooked } from '../../../lib/guard/errors';
import type { Booked, Found } from '../../../lib/guard/order';
import { assertPermitted, type WritePermit } from '../../../lib/guard/permit';
import { TIMEOUT_MS } from './patience';

const created = z.object({ id: z.string().min(1) });
const page = z.object({ vouchers: z.array(created), total: z.int().nonnegative() });
const answer = z.object({ statusCode: z.int(), body: z.unknown() });

/** What the operations ask of the vendor. */
export interface VendorClient {
	createVoucher(permit: WritePermit, body: IDataObject, signal: AbortSignal): Promise<Booked>;
	findVoucher(reference: string): Promise<Found>;
	countVouchers(): Promise<number>;
}

/** A client with the node's credential, through n8n's own request helper. */
export async function vendorClient(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<VendorClient> {
	const { baseUrl, token } = await context.getCredentials<{ baseUrl: string; token: string }>(
		'voucherVendorApi',
		itemIndex,
	);
	const request = async (options: Omit<IHttpRequestOptions, 'headers'>) =>
		answer.parse(
			await context.helpers.httpRequest({
				json: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				timeout: TIMEOUT_MS,
				...options,
				headers: { authorization: `Bearer ${token}` },
			}),
		);
	const list = async (query: string) => {
		const { statusCode, body } = await request({ url: `${baseUrl}/v1/vouchers?${query}` }).catch(
			(cause: unknown) => {
				throw vendorError(0, cause);
			},
		);
		const listed = page.safeParse(body);
		if (statusCode !== 200 || !listed.success) throw vendorError(statusCode);
		return listed.data;
	};
	return {
		async createVoucher(permit, body, signal) {
			assertPermitted(permit, 'voucherVendor');
			const { statusCode, body: answered } = await request({
				method: 'POST',
				url: `${baseUrl}/v1/vouchers`,
				body,
				abortSignal: signal,
			}).catch((cause: unknown) => {
				throw isRefusedConnection(cause) ? new NotBooked(vendorError(0)) : cause;
			});
			if (statusCode >= 400 && statusCode < 500) throw new NotBooked(vendorError(statusCode));
			if (statusCode !== 201) throw vendorError(statusCode);
			return { remoteId: created.parse(answered).id, result: null };
		},
		async findVoucher(reference) {
			const { vouchers } = await list(`reference=${encodeURIComponent(reference)}`);
			const [first] = vouchers;
			if (!first) return { kind: 'none' };
			if (vouchers.length > 1) {
				return { kind: 'several', remoteIds: vouchers.map(({ id }) => id) };
			}
			return { kind: 'one', remoteId: first.id, result: null };
		},
		countVouchers: async () => (await list('limit=1')).total,
	};
}

function isRefusedConnection(cause: unknown): boolean {
	return cause instanceof Error && /ECONNREFUSED/.test(`${cause.message}${String(cause.cause)}`);
}

/** Status 0 stands for no answer at all. */
function vendorError(statusCode: number, cause?: unknown): BelegflussError {
	const text = (sentence: string) => ({ en: sentence, de: sentence });
	return new BelegflussError(
		'VENDOR_REFUSED',
		{ statusCode },
		{
			message: text('The simulated vendor answered {statusCode}.'),
			remedy: text('Look at the plan of its faults.'),
		},
		{ cause },
	);
}
