import { documentItem } from '../document-item';
import type { WritingExample } from './example';

/** Examples for the node of the simulated voucher vendor. */
export const voucherVendorExamples: Readonly<Record<string, WritingExample>> = {
	'voucher.create': { item: (n) => documentItem(n), writes: 2 },
};
