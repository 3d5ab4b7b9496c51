import { z } from 'zod/v4';
import type { AuditReceipt } from '../../envelope/envelope';

const receiptSchema = z.object({
	chain: z.string(),
	sequence: z.int().positive(),
	hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * @param value the `audit` part of an item, or anything else
 * @returns the receipt, null when it is none
 */
export function readReceipt(value: unknown): AuditReceipt | null {
	const result = receiptSchema.safeParse(value);
	return result.success ? result.data : null;
}
