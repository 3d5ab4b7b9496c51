import type { WritingExample } from './example';
import { lexofficeExamples } from './lexoffice';
import { voucherVendorExamples } from './voucher-vendor';

const byNode: Readonly<Record<string, Readonly<Record<string, WritingExample<never>>>>> = {
	Lexoffice: lexofficeExamples,
	'VoucherVendor (sandbox)': voucherVendorExamples,
};

/**
 * @param node as the table test calls it
 * @param operation `resource.operation`
 * @returns how it is tried out
 * @throws for an operation nobody gave an example for: then it would be promised to be safe unseen
 */
export function writingExample(node: string, operation: string): WritingExample {
	const example = byNode[node]?.[operation];
	if (example) return example as WritingExample;
	throw new Error(`test/support/writing has no example for ${operation} of ${node}.`);
}
