import type { IDataObject } from 'n8n-workflow';
import { startLexware } from '../sandbox/lexware/server';
import { startVoucherVendor } from '../sandbox/voucher-vendor/server';

import { connectAtOnce } from './lexware-world';

/** A simulated vendor for the nodes that use its credential. */
export interface VendorSandbox {
	/** fields of the credential, closed for writing */
	readonly credential: IDataObject;
	/** the running vendor itself, for the examples of its node */
	readonly vendor: unknown;
	/** @returns requests that changed something at the vendor */
	written(): number;
	close(): Promise<void>;
}

/** Starts the simulated vendor behind each credential; a vendor's node without a line here fails its test. */
export const vendorSandboxes: Readonly<Record<string, () => Promise<VendorSandbox>>> = {
	voucherVendorApi: async () => {
		const vendor = await startVoucherVendor({ tokens: { write: SECRET, read: 'reads-only' } });
		return {
			credential: { baseUrl: vendor.url, token: SECRET, allowWrite: false },
			vendor,
			written: () => vendor.vouchers().length,
			close: () => vendor.close(),
		};
	},
	lexofficeApi: async () => {
		connectAtOnce();
		const vendor = await startLexware({ rateLimit: null, apiKey: SECRET });
		const changed = ({ method, status }: { method: string; status: number | null }) =>
			method !== 'GET' && status !== null && status < 300;
		return {
			credential: { baseUrl: vendor.url, apiKey: SECRET, allowWrite: false },
			vendor,
			written: () => vendor.requests().filter(changed).length,
			close: () => vendor.close(),
		};
	},
};

/** Stands for every secret of a credential, so that a test can look for it in what comes out. */
export const SECRET = 'geheim-4711-nicht-zeigen';
