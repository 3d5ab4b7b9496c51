import { z } from 'zod/v4';
import { BelegflussError } from '../../errors/belegfluss-error';
import type { LexwareClient } from '../client';
import { callOf, reads } from '../endpoint';

/** Calls about payments; the Public API cannot book any. */
export const paymentEndpoints = { get: reads('/v1/payments/{id}') };

/** Amounts are JSON numbers, at times text. */
const amount = z.union([
	z.number(),
	z
		.string()
		.regex(/^-?\d+(\.\d+)?$/)
		.transform(Number),
]);

const paymentSchema = z.looseObject({
	openAmount: amount.nullish(),
	currency: z.string().nullish(),
	/** `balanced`, `openRevenue`, `openExpense` */ paymentStatus: z.string().nullish(),
	voucherType: z.string().nullish(),
	voucherStatus: z.string().nullish(),
	paidDate: z.string().nullish(),
	paymentItems: z.array(z.looseObject({ amount: amount.nullish() })).nullish(),
});

/** How far a voucher is paid. */
export interface Payments extends z.infer<typeof paymentSchema> {
	/** false for drafts and unchecked vouchers, which nothing can be paid on */
	readonly hasPaymentInformation: boolean;
}

/** What the vendor answers for a voucher nothing can be paid on. */
const NOT_ACCEPTABLE = 406;

/**
 * @param client for one organisation
 * @param voucherId of a sales document or bookkeeping voucher
 * @returns what is open and paid; drafts and unchecked vouchers have no payments, which is no error
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function readPayments(client: LexwareClient, voucherId: string): Promise<Payments> {
	try {
		const call = callOf(paymentEndpoints.get, { id: voucherId });
		const answer = await client.read(call, paymentSchema);
		return { hasPaymentInformation: true, ...answer, paymentItems: answer.paymentItems ?? [] };
	} catch (cause) {
		if (!isWithoutPayments(cause)) throw cause;
		return {
			hasPaymentInformation: false,
			openAmount: null,
			paymentStatus: null,
			paymentItems: [],
		};
	}
}

function isWithoutPayments(cause: unknown): boolean {
	return (
		cause instanceof BelegflussError &&
		cause.code === 'LEXWARE_INVALID' &&
		cause.params['status'] === NOT_ACCEPTABLE
	);
}
