import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { ledgerCredential } from '../../../nodes/support/ledger/location';
import { resourceProperties, runOperation, type Resource } from '../../../nodes/support/resources';
import { create } from './create.operation';
import { count } from './count.operation';

/** What the node offers. */
export const resources: readonly [Resource, ...Resource[]] = [
	{ option: { name: 'Voucher', value: 'voucher' }, operations: [create, count] },
];

/**
 * A node for the simulated vendor, built the way every vendor's node is: what is proven with it holds for
 * all of them.
 */
export class VoucherVendor implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Voucher Vendor',
		name: 'voucherVendor',
		group: ['output'],
		version: 1,
		description: 'Write vouchers to the simulated vendor',
		defaults: { name: 'Voucher Vendor' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'voucherVendorApi', required: true }, ledgerCredential],
		properties: resourceProperties(resources),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return runOperation(this, resources);
	}
}
