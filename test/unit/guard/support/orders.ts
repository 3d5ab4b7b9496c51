import { idempotencyKey } from '../../../../lib/guard/key';
import type { WriteOrder, WriteSetting } from '../../../../lib/guard/order';
import { canonicalize } from '../../../../lib/ledger/event/canonical-json';
import { sha256Hex } from '../../../../lib/ledger/event/hash';
import type { Decision } from '../../../../lib/envelope/envelope';

export const SYSTEM = 'voucherVendor';
export const OPERATION = 'voucher.create';
export const WORKFLOW = 'wf-1';
export const EXECUTION = '4711';

/** What the vendor takes. */
export interface VoucherRequest {
	readonly reference: string;
	readonly documentSha256: string;
	readonly gross: string;
	readonly currency: 'EUR';
	readonly supplier: string;
}

/** What the Ampel Router says of a green document within the limits. */
export const mayWrite: Decision = {
	action: 'write',
	ampel: 'green',
	phase: 'writeBack',
	reasons: [{ code: 'WITHIN_LIMITS', message: 'Within the limits.' }],
};

/** Everything open. */
export const open: WriteSetting = {
	mode: 'write',
	writeAllowed: true,
	inToolCall: false,
	queueMode: false,
};

/** Hash of the n-th invented document. */
export function documentHash(n: number): string {
	return sha256Hex(`document ${n}`);
}

/** What identifies the writing of the n-th document. */
export function keyOf(n: number, system = SYSTEM): string {
	return idempotencyKey({ system, tenant: null, operation: OPERATION, subject: documentHash(n) });
}

/** The request that books the n-th document; the vendor's own reference is the key. */
export function requestFor(n: number, gross = '119.00'): VoucherRequest {
	return {
		reference: keyOf(n),
		documentSha256: documentHash(n),
		gross,
		currency: 'EUR',
		supplier: 'Muster Papier GmbH',
	};
}

/** The order that books the n-th document, with changes. */
export function orderFor(
	n: number,
	changes: Partial<WriteOrder> = {},
): WriteOrder & { request: VoucherRequest } {
	const gross = changes.amount?.gross ?? '119.00';
	const request = requestFor(n, /^-?\d+\.\d\d$/.test(gross) ? gross : '119.00');
	return {
		system: SYSTEM,
		operation: OPERATION,
		key: keyOf(n),
		documentSha256: documentHash(n),
		amount: { gross, currency: 'EUR' },
		decision: mayWrite,
		approvalId: null,
		actor: 'KI-Workflow-01',
		workflowId: WORKFLOW,
		run: {
			executionId: EXECUTION,
			executionMode: 'trigger',
			node: 'Voucher Vendor',
			workflowId: WORKFLOW,
			workflowName: 'Eingangsrechnungen',
		},
		...changes,
		request: (changes.request as VoucherRequest | undefined) ?? request,
	};
}

/** The hash an approval of this request must name. */
export function requestHash(request: unknown): string {
	return sha256Hex(canonicalize(request, 'jcs'));
}
