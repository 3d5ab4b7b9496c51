import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** Access to the simulated vendor. */
export class VoucherVendorApi implements ICredentialType {
	name = 'voucherVendorApi';

	displayName = 'Voucher Vendor API';

	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Allow Write Operations',
			name: 'allowWrite',
			type: 'boolean',
			default: false,
			description: 'Whether nodes may write with this credential',
		},
	];
}
