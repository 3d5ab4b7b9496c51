import type { IDataObject } from 'n8n-workflow';
import { startVoucherVendor } from '../sandbox/voucher-vendor/server';

/** A simulated vendor for the nodes that use its credential. */
export interface VendorSandbox {
	/** fields of the credential, closed for writing */
	readonly credential: IDataObject;
	/** @returns records the vendor holds that a write of ours made */
	written(): number;
	close(): Promise<void>;
}

/** Starts the simulated vendor behind each credential; a vendor's node without a line here fails its test. */
export const vendorSandboxes: Readonly<Record<string, () => Promise<VendorSandbox>>> = {
	voucherVendorApi: async () => {
		const vendor = await startVoucherVendor({ tokens: { write: SECRET, read: 'reads-only' } });
		return {
			credential: { baseUrl: vendor.url, token: SECRET, allowWrite: false },
			written: () => vendor.vouchers().length,
			close: () => vendor.close(),
		};
	},
};

/** Stands for every secret of a credential, so that a test can look for it in what comes out. */
export const SECRET = 'geheim-4711-nicht-zeigen';
